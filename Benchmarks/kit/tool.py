"""Starts the bench tool (`Benchmarks/Bench`) and reads what it measured."""

import json
import pathlib
import resource
import subprocess

from run import Place

TOP = pathlib.Path(__file__).resolve().parents[2]

# Thousands of streams need as many open files, here and in what is started from here.
resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)


def words(verb: str, **options) -> list[str]:
    """The tool's arguments: `rate=5` becomes `--rate 5`; what is None is left out, a list is repeated."""
    arguments = [verb]
    for name, value in options.items():
        values = value if isinstance(value, list) else [] if value is None else [value]
        for each in values:
            arguments += [f"--{name.replace('_', '-')}", str(each)]
    return arguments


def start(place: Place, verb: str, **options) -> subprocess.Popen:
    return subprocess.Popen(
        [place.programs / "bench", *words(verb, **options)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def measure(place: Place, verb: str, *rest: str, **options):
    """What the tool printed last, read as JSON."""
    done = subprocess.run(
        [place.programs / "bench", *words(verb, **options), *rest], stdout=subprocess.PIPE, text=True, check=True
    )
    return json.loads(done.stdout.splitlines()[-1])
