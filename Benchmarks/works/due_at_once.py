"""20,000 clocks fall due in one moment while tickets come in."""

import sqlite3
import threading
import time

from kit import fill, loads, turns
from kit.center import Center
from run import Figure, Place

TITLE = "20,000 clocks due at once"
BAR = "create p99 ≤ 2 × quiet, last one fired ≤ 10 s late"
MOST, MOST_LATE = 2, 10
RATE = 100


def measure(place: Place):
    due, running = (2_000, 50_000) if place.small else (20_000, 1_000_000)
    data = fill.copied(place, fill.with_clocks(place, running, 10_000))
    quiet, busy, late = [], [], []
    with Center(place, data) as center:
        for _ in range(turns.rounds(place)):
            quiet.append(loads.create(center, seconds=8, rate=RATE, connections=16)["milliseconds"]["p99"])
            moment = let_fall_due(data, due, after=2.5)
            watcher = threading.Thread(target=lambda: late.append(last_fired(data, moment, due)))
            watcher.start()
            busy.append(loads.create(center, seconds=8, rate=RATE, connections=16)["milliseconds"]["p99"])
            watcher.join()
    ratio = turns.median(busy) / turns.median(quiet)
    yield Figure(
        f"create at {RATE}/s: p99 {turns.spread(busy)} ms while {due:,} fire, {turns.spread(quiet)} ms quiet",
        f"{ratio:.2f}", f"≤ {MOST}", ratio <= MOST,
    )
    yield Figure(
        f"the last of {due:,} among {running:,} running fired so much later",
        f"{turns.spread(late)} s", f"≤ {MOST_LATE} s", max(late) <= MOST_LATE,
    )


def connected(data) -> sqlite3.Connection:
    return sqlite3.connect(data / "yingda.db", timeout=30, isolation_level=None)


def let_fall_due(data, due: int, after: float) -> int:
    """Gives so many clocks one moment in a little while; tells it in milliseconds."""
    database = connected(data)
    moment = int((time.time() + after) * 1000)
    database.execute(
        """
        UPDATE clock SET next_at = ?, due_at = ?, warnings = '' WHERE id IN
            (SELECT id FROM clock WHERE next_at > ? AND verdict IS NULL ORDER BY id DESC LIMIT ?)
        """,
        (moment, moment, moment + 86_400_000, due),
    )
    database.close()
    return moment


def last_fired(data, moment: int, due: int) -> float:
    database = connected(data)
    limit = time.time() + 60
    while time.time() < limit:
        (left,) = database.execute("SELECT count(*) FROM clock WHERE next_at = ?", (moment,)).fetchone()
        if left == 0 and time.time() * 1000 > moment:
            break
        time.sleep(0.2)
    fired, last = database.execute(
        "SELECT count(*), max(verdict_at) FROM clock WHERE due_at = ? AND verdict = 'missed'", (moment,)
    ).fetchone()
    database.close()
    return (last - moment) / 1000 if fired == due else 999.0
