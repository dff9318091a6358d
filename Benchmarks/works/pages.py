"""The queue page and the ticket page, beside a bare server with the same SQL and bytes, and with few tickets."""

import contextlib
import json
import subprocess

from kit import fill, loads, tool, turns
from kit.center import Center, free_port
from run import Figure, Place

TITLE = "pages"
BAR = "≥ 0.5 of a bare Hummingbird route with the same SQL and bytes; ≤ 1.2 × its own time with few tickets"
LEAST, MOST = 0.5, 1.2


def measure(place: Place):
    few, many = (2_000, 10_000) if place.small else (10_000, 1_000_000)
    with Center(place, fill.filled(place, few)) as small, Center(place, fill.filled(place, many)) as large:
        cookies = {small: small.cookie(), large: large.cookie()}
        for name, paths in (("queue page", lambda _: ["/desk"]), ("ticket page", loads.long_tickets)):
            sets = {center: paths(center.data) for center in (small, large)}
            yield from against_bare(name, large, sets[large][-1], cookies[large])
            yield from against_few(name, (small, few), (large, many), sets, cookies)


def against_bare(name: str, center: Center, path: str, cookie: str):
    place = center.place
    captured = tool.measure(place, "capture", data=center.data, path=path, cookie=cookie)
    with bare_pages(center, captured) as port:
        products, bares = turns.interleaved(
            turns.slices(place),
            lambda: loads.pages(center, [path], cookie, seconds=1, warm=0.3),
            lambda: loads.pages(center, [path], cookie, seconds=1, warm=0.3, port=port),
        )
    made, bare = ([one["perSecond"] for one in many] for many in (products, bares))
    ratio = turns.ratio(made, bare)
    statements = sum(len(read) for read in captured["reads"])
    yield Figure(
        f"{name}: {turns.spread(made)}/s beside {turns.spread(bare)}/s bare ({statements} statements, "
        f"{captured['bytes']:,} bytes); client {turns.median([one['clientProcessors'] for one in products]):.2f} processors",
        f"{ratio:.2f}", f"≥ {LEAST}", ratio >= LEAST,
    )


@contextlib.contextmanager
def bare_pages(center: Center, captured: dict):
    file = center.place.folder / "captured.json"
    file.write_text(json.dumps(captured))
    port = free_port()
    server = tool.start(center.place, "pages", data=center.data, page=file, port=port)
    try:
        if server.stdout.readline().strip() != "ready":
            raise RuntimeError("the bare server did not start")
        yield port
    finally:
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()


def against_few(name: str, small: tuple, large: tuple, sets: dict, cookies: dict):
    """One connection at a time: how long a page takes, not how many fit on the processors."""
    place = small[0].place
    times = turns.interleaved(
        turns.slices(place),
        *(
            lambda center=center: loads.pages(center, sets[center], cookies[center], connections=1, seconds=1, warm=0.3)
            for center, _ in (small, large)
        ),
    )
    few, many = ([one["milliseconds"]["p50"] for one in one_size] for one_size in times)
    ratio = turns.ratio(many, few)
    yield Figure(
        f"{name}: {turns.spread(many)} ms at {large[1]:,}, {turns.spread(few)} ms at {small[1]:,} (median, one at a time)",
        f"{ratio:.2f}", f"≤ {MOST}", ratio <= MOST,
    )
