"""Two nodes on one PostgreSQL: how soon a change on one is told by a live stream of the other."""

from kit import fill, tool
from kit.center import Center
from run import Figure, Place

TITLE = "PostgreSQL, two nodes"
BAR = "a change is seen on the other node: p99 ≤ 250 ms"
MOST = 250


def measure(place: Place):
    data, conninfo = fill.on_postgres(place, 2_000 if place.small else 100_000)
    with Center(place, data, conninfo) as one, Center(place, data, conninfo) as other:
        told = tool.measure(
            place, "seen", **{"from": one.port}, to=other.port, token=one.token, cookie=other.cookie(),
            count=100 if place.small else 600, per_second=20,
        )
    seen, creating = told["milliseconds"], told["creating"]
    yield Figure(
        f"{told['changes']} creates at 20/s: seen after {seen['p50']:.0f} ms (median), {seen['max']:.0f} ms at most, of "
        f"which creating took {creating['p50']:.0f} ms; {told['unseen']} never seen",
        f"{seen['p99']:.0f} ms", f"≤ {MOST} ms", seen["p99"] <= MOST and told["unseen"] == 0,
    )
