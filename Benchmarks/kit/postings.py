"""Writes the text index of a fill directly: the tokens of the seeds for every copy, and words of known frequency."""

import struct
from collections import defaultdict
from collections.abc import Iterator

from kit.databases import Database

# Documents in a bucket, and how many it takes to make a bitmap of a list (Sources/Storage/Index/Members.swift).
SPAN, FEW = 50_000, 3128

ABSENT, CHINESE = "龘靐", "打印"
TEN, ONE_PERCENT, THIRTY_PERCENT = "wordten", "wordone", "wordthirty"
RARE, ALSO_RARE, COMMON, ALSO_COMMON = "rarealpha", "rarebeta", "commonalpha", "commonbeta"
CHOSEN = [TEN, ONE_PERCENT, THIRTY_PERCENT, RARE, ALSO_RARE, COMMON, ALSO_COMMON]


def chosen(tickets: int) -> dict[str, list[int]]:
    """Which tickets have which chosen word; the rare two meet in three tickets, the common two never do."""
    every = range(1, tickets + 1)
    spread = [tickets // 40 * place + 7 for place in range(40)]
    return {
        TEN: spread[::4],
        ONE_PERCENT: list(range(50, tickets + 1, 100)),
        THIRTY_PERCENT: [id for id in every if id % 10 in (1, 4, 7)],
        RARE: sorted(spread[1::2]),
        ALSO_RARE: sorted(spread[2::4] + spread[1:6:2]),
        COMMON: [id for id in every if id % 10 in (2, 5, 8)],
        ALSO_COMMON: [id for id in every if id % 10 in (3, 6, 9)],
    }


def members(places: list[int]) -> bytes:
    if len(places) <= FEW:
        return b"\x01" + struct.pack(f"<{len(places)}H", *places)
    bits = bytearray((SPAN + 63) // 64 * 8)
    for place in places:
        bits[place >> 3] |= 1 << (place & 7)
    return b"\x02" + bytes(bits)


def take_unfolded(database: Database, edge: int) -> dict[int, tuple[list[int], list[int]]]:
    """The tokens of the seeds: for each, which archived and which open seeds have it, counted from 0."""
    hexadecimal = "hex(tokens)" if database.kind == "sqlite" else "encode(tokens, 'hex')"
    found: dict[int, tuple[set, set]] = defaultdict(lambda: (set(), set()))
    for document, text in database.rows(f"SELECT document, {hexadecimal} FROM unfolded"):
        place = int(document) - 1
        for (token,) in struct.iter_unpack("<q", bytes.fromhex(text)):
            found[token][0 if place < edge else 1].add(place % edge)
    database.run("DELETE FROM unfolded; DELETE FROM posting;")
    return {token: (sorted(archived), sorted(opened)) for token, (archived, opened) in found.items()}


def spread(token: int, seeds: tuple[list[int], list[int]], group: int, archived: int, tickets: int) -> Iterator[tuple]:
    """The rows of one token. Seeds repeat every `group` tickets, so that inner buckets are all alike."""
    alike: bytes | None = None
    for bucket in range(tickets // SPAN + 1):
        first, end = bucket * SPAN, (bucket + 1) * SPAN
        is_inner = first > 0 and end - 1 <= archived
        if not is_inner or alike is None:
            ids = [
                start + seed + 1
                for start in range(max(first - group, 0), min(end, tickets), group)
                for seed in seeds[0 if start < archived else 1]
                if first <= start + seed + 1 < end
            ]
            encoded = members([id - first for id in ids]) if ids else b""
            if is_inner:
                alike = encoded
        else:
            encoded = alike
        if encoded:
            yield token, bucket, encoded


def in_buckets(token: int, ids: list[int]) -> Iterator[tuple]:
    buckets: dict[int, list[int]] = defaultdict(list)
    for id in ids:
        buckets[id // SPAN].append(id % SPAN)
    for bucket, places in buckets.items():
        yield token, bucket, members(places)


def write(database: Database, tokens: dict[str, list[int]], group: int, tickets: int, open_tickets: int) -> None:
    archived = tickets - open_tickets
    rows: list[tuple] = []
    for token, seeds in take_unfolded(database, group).items():
        rows += spread(token, seeds, group, archived, tickets)
    for word, ids in chosen(tickets).items():
        for token in tokens[word]:
            rows += in_buckets(token, ids)
    database.put_postings(sorted(rows))
