"""Creating tickets and looking at the queue while a backup and a report over everything run."""

import contextlib
import multiprocessing
import pathlib
import shutil
import sqlite3
import subprocess
import threading
import time

from kit import fill, loads, turns
from kit.center import Center
from run import Figure, Place

TITLE = "beside a backup and a report"
BAR = "p99 ≤ 3 × quiet; WAL ≤ 512 MB"
MOST, MOST_WAL = 3, 512
RATE = 50


def measure(place: Place):
    tickets = 10_000 if place.small else 1_000_000
    data = fill.copied(place, fill.filled(place, tickets))
    with Center(place, data) as center:
        cookie = center.cookie()
        figures = {"create": ([], []), "queue page": ([], [])}
        with watched_wal(data) as wal:
            for _ in range(turns.rounds(place)):
                both(center, cookie, figures, which=0)
                with disturbance(center):
                    time.sleep(1)
                    both(center, cookie, figures, which=1)
    for what, (quiet, busy) in figures.items():
        ratio = turns.median(busy) / turns.median(quiet)
        yield Figure(
            f"{what} at {RATE}/s and {tickets:,}: p99 {turns.spread(busy)} ms disturbed, {turns.spread(quiet)} ms quiet",
            f"{ratio:.2f}", f"≤ {MOST}", ratio <= MOST,
        )
    yield Figure("the WAL at its largest", f"{max(wal):.0f} MB", f"≤ {MOST_WAL} MB", max(wal) <= MOST_WAL)


def both(center: Center, cookie: str, figures: dict, which: int) -> None:
    """Creates and looks at once, each paced; long enough that a p99 means something."""
    seconds = 4 if center.place.small else 12
    told = {}
    work = {
        "create": lambda: loads.create(center, seconds=seconds, rate=RATE, connections=8),
        "queue page": lambda: loads.pages(center, ["/desk"], cookie, seconds=seconds, rate=RATE, connections=8),
    }
    threads = [threading.Thread(target=lambda name=name, ask=ask: told.update({name: ask()})) for name, ask in work.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for name, one in told.items():
        figures[name][which].append(one["milliseconds"]["p99"])


class Backups(threading.Thread):
    """Takes one backup of a center after the other until it is stopped."""

    def __init__(self, center: Center):
        super().__init__()
        self.center, self.target = center, center.place.folder / "backup"
        self.is_over = False
        self.process: subprocess.Popen | None = None

    def run(self) -> None:
        yingda = self.center.place.programs / "yingda"
        while not self.is_over:
            shutil.rmtree(self.target, ignore_errors=True)
            self.process = subprocess.Popen(
                [yingda, "backup", "--unproved", "--data", self.center.data, "--to", self.target], stdout=subprocess.DEVNULL
            )
            self.process.wait()

    def stop(self) -> None:
        self.is_over = True
        if self.process:
            self.process.kill()
        self.join()
        shutil.rmtree(self.target, ignore_errors=True)


@contextlib.contextmanager
def disturbance(center: Center):
    """`yingda backup` and a report over everything, over and over until the measurement is done."""
    backups, reports = Backups(center), multiprocessing.Process(target=report, args=(center.data,))
    reports.start()  # first: a fork would hold the pipes that a thread is just opening
    backups.start()
    try:
        yield
    finally:
        backups.stop()
        reports.kill()
        reports.join()


def report(data: pathlib.Path) -> None:
    while True:
        database = sqlite3.connect(f"file:{data}/yingda.db?mode=ro", uri=True, timeout=30)
        database.execute(
            """
            SELECT ticket.team, count(*), sum(length(message.words)), max(message.at) FROM ticket
            JOIN message ON message.ticket = ticket.id GROUP BY ticket.team
            """
        ).fetchall()
        database.close()


@contextlib.contextmanager
def watched_wal(data: pathlib.Path):
    """Sizes of the write-ahead log in megabytes, ten a second."""
    sizes, over = [0.0], threading.Event()

    def watch() -> None:
        while not over.wait(0.1):
            wal = data / "yingda.db-wal"
            if wal.exists():
                sizes.append(wal.stat().st_size / 1e6)

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield sizes
    finally:
        over.set()
        watcher.join()
