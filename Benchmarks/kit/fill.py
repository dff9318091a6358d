"""Centers with many tickets: made once for each form of the schema, kept in `.tools/bench/`, and copied for use."""

import hashlib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

from kit import center, multiply, tool
from kit.databases import Embedded, Server
from run import Place

CACHE = tool.TOP / ".tools" / "bench" / "fills"
# What decides how a filled database looks.
SOURCES = [
    "Sources/**/*Schema*.swift", "Sources/Rulebook/*.swift", "Sources/Storage/Index/*.swift", "Sources/Scenes/**/*.*",
    "Sources/Storage/Migration.swift", "Manuals/standard.yaml", "Benchmarks/kit/multiply.py", "Benchmarks/kit/phrases.py",
    "Benchmarks/kit/payloads.py", "Benchmarks/Bench/Center/Settle.swift",
]


def schema_digest() -> str:
    digest = hashlib.sha256()
    for pattern in SOURCES:
        for path in sorted(tool.TOP.glob(pattern)):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def kept(name: str, make) -> pathlib.Path:
    """The folder of that name, made where it is missing; those of older schemas go."""
    current = CACHE / schema_digest()
    if CACHE.exists():
        for old in CACHE.iterdir():
            if old != current:
                shutil.rmtree(old, ignore_errors=True)
    folder = current / name
    if not folder.exists():
        began = time.monotonic()
        unfinished = current / f"{name}.unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(parents=True)
        make(unfinished)
        unfinished.rename(folder)
        size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
        print(f"  filled {name} in {time.monotonic() - began:.0f} s, {size:.0f} MB", file=sys.stderr, flush=True)
    return folder


def filled(place: Place, tickets: int) -> pathlib.Path:
    """An embedded center with about that many tickets; read it, or copy it and change the copy."""
    name = f"tickets-{tickets}-of-{simulated(place, tickets)}"
    return kept(name, lambda folder: fill(place, folder, tickets))


def simulated(place: Place, tickets: int) -> int:
    """How many of the tickets a simulated month makes, the others being its copies: 20,000 of a million."""
    if tickets > 10_000:
        return tickets // 50
    return min(tickets, 2_000) if place.small else tickets


def fill(place: Place, folder: pathlib.Path, tickets: int, conninfo: str | None = None) -> None:
    month = simulated(place, tickets)
    shutil.copytree(kept(f"month-{month}", lambda empty: simulate(place, empty, month)), folder, dirs_exist_ok=True)
    steps = Steps()
    if conninfo:
        subprocess.run(
            [place.programs / "yingda", "migrate", "--data", folder, "--database", conninfo], check=True, stdout=subprocess.DEVNULL
        )
        database = Server(conninfo)
        database.take(folder)
        steps.tell("moved a month to PostgreSQL")
    else:
        database = Embedded(folder)
    multiply.Multiplied(database, tickets // month).make()
    database.settle()
    steps.tell(f"multiplied them by {tickets // month}")
    took = tool.measure(place, "settle", data=folder, database=conninfo)
    steps.tell(f"settled them ({', '.join(f'{name} {seconds:.0f} s' for name, seconds in took.items())})")
    examine(place, folder, conninfo, is_large=tickets > 10_000)
    steps.tell("found them whole")


def simulate(place: Place, folder: pathlib.Path, tickets: int) -> None:
    """Makes the month in memory where the system has such a folder, because each of its many steps waits for a commit."""
    memory = pathlib.Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as quick:
        center.make(place, pathlib.Path(quick), tickets)
        shutil.copytree(quick, folder, dirs_exist_ok=True)


def examine(place: Place, folder: pathlib.Path, conninfo: str | None, is_large: bool) -> None:
    """Asks the doctor; what is bad ends the fill. Of many cards and postings he takes a sample, of the chain all of it."""
    where = ["--data", folder] + (["--database", conninfo] if conninfo else []) + (["--sample"] if is_large else [])
    done = subprocess.run([place.programs / "yingda", "doctor", *where], text=True, stdout=subprocess.PIPE)
    if done.returncode:
        raise RuntimeError(f"the multiplied center is not whole:\n{done.stdout}")


class Steps:
    """Tells how long each step of a fill took."""

    def __init__(self):
        self.began = time.monotonic()

    def tell(self, what: str) -> None:
        now = time.monotonic()
        print(f"  {what} in {now - self.began:.0f} s", file=sys.stderr, flush=True)
        self.began = now


def with_clocks(place: Place, running: int, tickets: int) -> pathlib.Path:
    """An embedded center with that many running clocks on few tickets: the million has few that run."""

    def make(folder: pathlib.Path) -> None:
        shutil.copytree(filled(place, tickets), folder, dirs_exist_ok=True)
        database = Embedded(folder)
        again = database.drop_indexes(["clock"])
        ((highest,),) = database.rows("SELECT max(id) FROM ticket")
        columns = [column for column in database.columns("clock") if column != "id"]
        other = {
            "subject_number": f"1 + k % {highest}",
            "due_at": f"s.due_at + (k * 7919 % {running}) * 1000",
            "next_at": f"s.due_at + (k * 7919 % {running}) * 1000",
        }
        database.run(
            f"""
            CREATE TABLE seed_clock AS SELECT * FROM clock WHERE next_at IS NOT NULL ORDER BY id DESC LIMIT 1;
            UPDATE clock SET next_at = NULL, ended_at = due_at WHERE next_at IS NOT NULL;
            WITH RECURSIVE copies (k) AS (SELECT 0 UNION ALL SELECT k + 1 FROM copies WHERE k < {running - 1})
            INSERT INTO clock ({", ".join(columns)})
            SELECT {", ".join(other.get(column, f"s.{column}") for column in columns)} FROM copies CROSS JOIN seed_clock AS s;
            DROP TABLE seed_clock;
            """
        )
        database.run(again)
        database.settle()

    return kept(f"clocks-{running}-of-{simulated(place, tickets)}", make)


def copied(place: Place, folder: pathlib.Path) -> pathlib.Path:
    """A copy that may be changed; it is thrown away when the work is done."""
    copy = place.folder / f"copy-{folder.name}-{time.monotonic_ns()}"
    subprocess.run(["cp", "-r", "--reflink=auto", folder, copy], check=True)
    # Else the first flush of the program waits for the copy to reach the disk.
    subprocess.run(["sync", "-f", copy], check=True)
    return copy


def discard_copies(place: Place) -> None:
    for copy in place.folder.glob("copy-*"):
        shutil.rmtree(copy)


def on_postgres(place: Place, tickets: int) -> tuple[pathlib.Path, str]:
    """A center with that many tickets on the private PostgreSQL; one for all that ask."""
    folder = place.folder / f"postgres-{tickets}"
    name = f"tickets_{tickets}"
    server = os.environ["YINGDA_BENCH_POSTGRES"]
    conninfo = " ".join(word for word in server.split() if not word.startswith("dbname=")) + f" dbname={name}"
    if not folder.exists():
        folder.mkdir()
        for statement in (f"DROP DATABASE IF EXISTS {name}", f"CREATE DATABASE {name}"):
            Server(server).psql("-c", statement)
        began = time.monotonic()
        fill(place, folder, tickets, conninfo)
        print(f"  filled PostgreSQL in {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
    return folder, conninfo


def twin(conninfo: str) -> str:
    """A copy of a PostgreSQL database that nobody uses at the moment; gives how to connect to it."""
    name = conninfo.rsplit("dbname=", 1)[1]
    server = Server(os.environ["YINGDA_BENCH_POSTGRES"])
    for statement in (f"DROP DATABASE IF EXISTS {name}_twin", f"CREATE DATABASE {name}_twin TEMPLATE {name}"):
        server.psql("-c", statement)
    return f"{conninfo}_twin"
