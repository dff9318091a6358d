"""Measures Yingda beside bare loops that move the same rows and bytes, and prints one table.

Each kind of work is a module in `Benchmarks/works/` with a `TITLE`, a `BAR` (what the ratio or time must keep to, in words)
and a function `measure(place)` that yields `Figure`s. Absolute times depend on the machine; the ratios are what counts, so a
work measures itself and its bare loop in turns within one run.
"""

import argparse
import dataclasses
import importlib
import json
import os
import pathlib
import resource
import sys
import time
import traceback

WORKS = pathlib.Path(__file__).parent / "works"


@dataclasses.dataclass(frozen=True)
class Place:
    """Where a work finds what it measures."""

    programs: pathlib.Path
    folder: pathlib.Path
    small: bool


@dataclasses.dataclass(frozen=True)
class Figure:
    """One line of the table: what was measured, how much it was, what it is held to, and whether it keeps to it."""

    what: str
    measured: str
    against: str
    kept: bool


@dataclasses.dataclass(frozen=True)
class Processors:
    """Processor seconds so far: of the whole machine, and of what was started from here and has ended."""

    moment: float
    busy: float
    ours: float

    @classmethod
    def now(cls) -> "Processors":
        fields = [int(field) for field in pathlib.Path("/proc/stat").read_text().splitlines()[0].split()[1:]]
        busy = sum(fields[:3]) + sum(fields[5:8])
        ours = sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        return cls(time.monotonic(), busy / os.sysconf("SC_CLK_TCK"), ours)

    def others_since(self, earlier: "Processors") -> float:
        """How many processors others kept busy, the private PostgreSQL among them: how far the figures can be trusted."""
        return max(0, self.busy - earlier.busy - (self.ours - earlier.ours)) / (self.moment - earlier.moment)


def works() -> dict[str, pathlib.Path]:
    return {path.stem: path for path in sorted(WORKS.glob("*.py")) if not path.stem.startswith("_")}


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", action="append", metavar="WORK", choices=list(works()), help="measure only this; repeatable")
    parser.add_argument("--small", action="store_true", help="less data: to see that everything runs, not how fast")
    parser.add_argument("--list", action="store_true", help="print the kinds of work and end")
    parser.add_argument("--programs", type=pathlib.Path, help="folder of the release build")
    parser.add_argument("--place", type=pathlib.Path, help="folder for data that is thrown away")
    parser.add_argument("--results", type=pathlib.Path, help="folder that keeps the figures as JSON")
    return parser.parse_args()


def table(rows: list[tuple[str, Figure]]) -> str:
    head = ("Work", "What", "Measured", "Held to", "")
    cells = [head] + [(title, f.what, f.measured, f.against, "kept" if f.kept else "MISSED") for title, f in rows]
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in cells]
    return "\n".join([lines[0], "-" * len(lines[0]), *lines[1:]])


def figures(module, place: Place):
    """What a work measures; one that breaks down is a line of the table, and the others go on."""
    try:
        yield from module.measure(place)
    except Exception as error:
        traceback.print_exc()
        yield Figure(f"could not be measured: {type(error).__name__}", "–", module.BAR, False)


def main() -> int:
    wanted = options()
    names = wanted.only or list(works())
    sys.path.insert(0, str(pathlib.Path(__file__).parent))
    # A work imports `run` for Place and Figure; started as a script this module has another name.
    sys.modules["run"] = sys.modules[__name__]
    modules = {name: importlib.import_module(f"works.{name}") for name in names}
    fill = importlib.import_module("kit.fill")
    if wanted.list:
        for name, module in modules.items():
            print(f"{name:24} {module.TITLE}")
        return 0

    place = Place(wanted.programs, wanted.place, wanted.small)
    rows: list[tuple[str, Figure]] = []
    for module in modules.values():
        print(f"▸ {module.TITLE} ({module.BAR})", file=sys.stderr, flush=True)
        began = Processors.now()
        for figure in figures(module, place):
            rows.append((module.TITLE, figure))
            print(f"  {figure.what}: {figure.measured} ({figure.against})", file=sys.stderr, flush=True)
        fill.discard_copies(place)  # of many tickets the disk holds only a few
        others = Processors.now().others_since(began)
        print(f"  (besides, other programs kept {others:.1f} processors busy)", file=sys.stderr, flush=True)
    print(table(rows))
    if wanted.results:
        stamp = time.strftime("%Y-%m-%dT%H%M%S")
        kept = [{"work": title, **dataclasses.asdict(figure)} for title, figure in rows]
        (wanted.results / f"{stamp}.json").write_text(json.dumps(kept, ensure_ascii=False, indent=2) + "\n")
    return 0 if all(figure.kept for _, figure in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
