"""The program is killed with a long write-ahead log and started again."""

import multiprocessing
import pathlib
import sqlite3
import time

from kit import fill, loads
from kit.center import Center
from run import Figure, Place

TITLE = "ready after kill −9"
BAR = "≤ 2 s with a WAL of 500 MB"
MOST = 2.0


def measure(place: Place):
    tickets, wal = (10_000, 50) if place.small else (1_000_000, 500)
    data = fill.copied(place, fill.filled(place, tickets))
    center = Center(place, data)
    center.start()
    long_enough = multiprocessing.Event()
    writer = multiprocessing.Process(target=lengthen, args=(data, wal, long_enough))
    writer.start()
    long_enough.wait()
    loads.create(center, seconds=1, warm=0)
    size = (data / "yingda.db-wal").stat().st_size / 1e6
    # Both die without a word: whoever closes last in order would fold the log in.
    center.kill()
    writer.kill()
    writer.join()
    try:
        seconds = center.start()
        first = time.monotonic()
        loads.create_one(center)
        first = time.monotonic() - first
    finally:
        center.stop()
    yield Figure(
        f"with {tickets:,} tickets and a WAL of {size:.0f} MB; the first create after it took {1000 * first:.0f} ms",
        f"{seconds:.2f} s", f"≤ {MOST:.0f} s", seconds <= MOST,
    )


def lengthen(data: pathlib.Path, megabytes: int, long_enough) -> None:
    """Writes until the log is that long, keeps it from being folded in, and waits to be killed."""
    reader, writer = (sqlite3.connect(data / "yingda.db", isolation_level=None, timeout=30) for _ in range(2))
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM center").fetchone()
    writer.execute("PRAGMA wal_autocheckpoint = 0")
    writer.execute("PRAGMA synchronous = OFF")
    (highest,) = writer.execute("SELECT max(id) FROM message").fetchone()
    start = 1
    while (data / "yingda.db-wal").stat().st_size < megabytes * 1e6:
        writer.execute("UPDATE message SET at = at + 1 WHERE id BETWEEN ? AND ?", (start, start + 20_000))
        start = start + 20_000 if start < highest else 1
    long_enough.set()
    time.sleep(600)
