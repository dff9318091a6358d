"""Creating tickets through the API on the embedded database, beside a loop that group-commits the same rows."""

from kit import fill, loads, tool, turns
from kit.center import Center
from run import Figure, Place

TITLE = "create, SQLite"
BAR = "≥ 0.35 of a bare loop that group-commits the same rows, 64 callers each"
LEAST = 0.35


def measure(place: Place):
    for tickets in [10_000] if place.small else [10_000, 1_000_000]:
        yield from at(place, tickets)


def at(place: Place, tickets: int):
    data = fill.copied(place, fill.filled(place, tickets))
    shares = []

    def product() -> dict:
        with Center(place, data) as center:
            before = center.processors()
            told = loads.create(center)
            shares.append((told["clientProcessors"], (center.processors() - before) / (told["seconds"] + 1)))
            return told

    def bare() -> dict:
        return tool.measure(place, "rows", data=data, callers=64, seconds=turns.seconds(place))

    products, bares = turns.interleaved(turns.rounds(place), product, bare)
    made, written = ([one["perSecond"] for one in many] for many in (products, bares))
    ratio = turns.ratio(made, written)
    p99 = turns.spread([one["milliseconds"]["p99"] for one in products])
    client, server = (turns.median(share) for share in zip(*shares))
    yield Figure(
        f"at {tickets:,}: {turns.spread(made)}/s beside {turns.spread(written)}/s bare ({bares[0]['rows']} rows each); "
        f"p99 {p99} ms; of 2 processors the load client took {client:.2f}, yingda {server:.2f}",
        f"{ratio:.2f}", f"≥ {LEAST}", ratio >= LEAST,
    )
