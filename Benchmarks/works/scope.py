"""The queue page of a partner whose reach is one ticket in a thousand, beside that of somebody who sees them all."""

import sqlite3

from kit import fill, loads, turns
from kit.center import Center
from run import Figure, Place

TITLE = "a narrow scope"
BAR = "≤ 1.2 × the page of somebody who sees all tickets"
MOST = 1.2
TEAM, ANOTHER = "product", "first-line"


def measure(place: Place):
    tickets = 10_000 if place.small else 1_000_000
    wide = fill.filled(place, tickets)
    narrow = fill.copied(place, wide)
    database = sqlite3.connect(narrow / "yingda.db")
    with database:
        database.execute(f"UPDATE ticket SET team = '{ANOTHER}' WHERE team = '{TEAM}'")
        database.execute(f"UPDATE ticket SET team = '{TEAM}' WHERE id % 1000 = 7")
        database.execute(f"UPDATE person SET scope = '{TEAM}'")
    database.close()
    with Center(place, wide) as all_seen, Center(place, narrow) as few_seen:
        pages = [lambda one=one, cookie=one.cookie(): loads.pages(one, ["/desk"], cookie, connections=1, seconds=1, warm=0.3) for one in (all_seen, few_seen)]
        seen, limited = ([one["milliseconds"]["p50"] for one in times] for times in turns.interleaved(turns.slices(place), *pages))
    ratio = turns.ratio(limited, seen)
    yield Figure(
        f"queue page: {turns.spread(limited)} ms where 0.1 % of {tickets:,} are in reach, {turns.spread(seen)} ms where all are",
        f"{ratio:.2f}", f"≤ {MOST}", ratio <= MOST,
    )
