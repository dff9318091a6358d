"""How many levels and persons the standard manual names in a second, in pure rules on one processor."""

from kit import tool, turns
from run import Figure, Place

TITLE = "rules"
BAR = "a level proposal, and a proposal with its dispatch, ≥ 20,000 per second: a thousand times what a center takes in"
LEAST = 20_000


def measure(place: Place):
    told = [tool.measure(place, "rules", seconds=0.5 if place.small else 2) for _ in range(turns.rounds(place))]
    for name, what in (("proposals", "level proposed"), ("dispatches", "level proposed and person chosen among 20 of each team")):
        counts = [one[name] for one in told]
        count = turns.median(counts)
        yield Figure(f"{what}: {turns.spread(counts)}/s", f"{count:,.0f}/s", f"≥ {LEAST:,}/s", count >= LEAST)
