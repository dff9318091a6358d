"""Measures by turns: A, B, B, A, … and takes medians, because this machine is never twice the same."""

import statistics
from collections.abc import Callable, Sequence


def interleaved(rounds: int, *measures: Callable[[], float | dict]) -> list[list]:
    """What each measure gave, round by round."""
    results: list[list] = [[] for _ in measures]
    for turn in range(rounds):
        pairs = list(zip(results, measures))
        for results_of_one, measure in pairs if turn % 2 == 0 else reversed(pairs):
            results_of_one.append(measure())
    return results


def median(values: Sequence[float]) -> float:
    return statistics.median(values)


def ratio(values: Sequence[float], others: Sequence[float]) -> float:
    """The median of what neighbours in time are to each other: the machine is the same for both."""
    return statistics.median(value / other for value, other in zip(values, others, strict=True))


def spread(values: Sequence[float]) -> str:
    """The median, and the lowest and highest beside it."""
    low, middle, high = min(values), statistics.median(values), max(values)
    shown = [f"{value:,.0f}" if high >= 100 else f"{value:.1f}" if high >= 10 else f"{value:.2f}" for value in (middle, low, high)]
    return f"{shown[0]} ({shown[1]}–{shown[2]})"


def rounds(place) -> int:
    return 1 if place.small else 3


def slices(place) -> int:
    """How many short turns tell small differences."""
    return 2 if place.small else 15


def seconds(place) -> float:
    """How long one turn loads."""
    return 2 if place.small else 6
