"""Creating tickets through the API on PostgreSQL, beside pgbench with the same statements and round trips."""

import pathlib
import re
import subprocess

from kit import fill, loads, turns
from kit.center import Center
from run import Figure, Place

TITLE = "create, PostgreSQL"
BAR = "≥ 0.4 of pgbench (-M prepared, 64 clients) with the same rows and round trips"
LEAST = 0.4
SCRIPT = pathlib.Path(__file__).parents[1] / "kit" / "create.pgbench"


def measure(place: Place):
    tickets = 2_000 if place.small else 100_000
    data, conninfo = fill.on_postgres(place, tickets)
    # pgbench leaves events without positions and jobs that nobody does: it gets a database of its own.
    bare_conninfo = fill.twin(conninfo)
    shares = []

    def product() -> dict:
        with Center(place, data, conninfo) as center:
            before = center.processors()
            told = loads.create(center)
            shares.append((told["clientProcessors"], (center.processors() - before) / (told["seconds"] + 1)))
            return told

    def pgbench() -> float:
        done = subprocess.run(
            ["pgbench", "-n", "-M", "prepared", "-c", "64", "-j", "2", "-T", str(int(turns.seconds(place)) + 1), "-f", SCRIPT, bare_conninfo],
            text=True, check=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )
        return float(re.search(r"tps = ([\d.]+)", done.stdout)[1])

    products, bare = turns.interleaved(turns.rounds(place), product, pgbench)
    made = [one["perSecond"] for one in products]
    ratio = turns.ratio(made, bare)
    p99 = turns.spread([one["milliseconds"]["p99"] for one in products])
    client, server = (turns.median(share) for share in zip(*shares))
    yield Figure(
        f"at {tickets:,}: {turns.spread(made)}/s beside {turns.spread(bare)}/s of pgbench; p99 {p99} ms; of 2 processors the "
        f"load client took {client:.2f}, yingda {server:.2f}",
        f"{ratio:.2f}", f"≥ {LEAST}", ratio >= LEAST,
    )
