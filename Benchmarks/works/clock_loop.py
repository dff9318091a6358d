"""1,000 clocks fall due among very many that run, and among few."""

from kit import fill, tool, turns
from run import Figure, Place

TITLE = "clock loop"
BAR = "1,000 due among 10⁶ running: ≤ 1.2 × the same among 10⁴"
MOST = 1.2


def measure(place: Place):
    few, many = (10_000, 50_000) if place.small else (10_000, 1_000_000)
    folders = [fill.copied(place, fill.with_clocks(place, running, 10_000)) for running in (few, many)]
    told = tool.measure(place, "clocks", data=folders, due=1000, rounds=3 if place.small else 9)
    times = [[1000 * second for second in one["seconds"]] for one in told]
    ratio = turns.median(times[1]) / turns.median(times[0])
    yield Figure(
        f"1,000 due: {turns.spread(times[1])} ms among {many:,}, {turns.spread(times[0])} ms among {few:,}",
        f"{ratio:.2f}", f"≤ {MOST}", ratio <= MOST,
    )
