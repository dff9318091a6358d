"""Searches for words of known frequency, through the API, one at a time."""

import json
import urllib.parse

from kit import fill, loads, phrases, turns
from kit.center import Center
from run import Figure, Place

TITLE = "search"
BAR = "p99 ≤ 50 ms at 10⁶; ≤ 3 × its time at 10⁴"
MOST_MS, MOST = 50, 3

WORDS = {
    "absent word": (phrases.ABSENT, 0),
    "10 hits": (phrases.TEN, 10),
    "1 %": (phrases.ONE_PERCENT, None),
    "30 %": (phrases.THIRTY_PERCENT, None),
    "two rare": (f"{phrases.RARE} {phrases.ALSO_RARE}", 3),
    "two common that never meet": (f"{phrases.COMMON} {phrases.ALSO_COMMON}", 0),
    "two Chinese characters": (phrases.CHINESE, None),
}


def measure(place: Place):
    few, many = (2_000, 10_000) if place.small else (10_000, 1_000_000)
    with Center(place, fill.filled(place, few)) as small, Center(place, fill.filled(place, many)) as large:
        for what, (words, hits) in WORDS.items():
            found = total(large, words)
            if found != hits and hits is not None or hits is None and found == 0:
                raise RuntimeError(f"{what}: found {found}, not {hits}; the filled index is not what the product reads")
            results = turns.interleaved(
                turns.rounds(place),
                lambda: loads.searches(small, words, seconds=1.5),
                lambda: loads.searches(large, words, seconds=1.5),
            )
            few_p50, many_p50 = ([one["milliseconds"]["p50"] for one in one_size] for one_size in results)
            p99 = [one["milliseconds"]["p99"] for one in results[1]]
            ratio = turns.median(many_p50) / turns.median(few_p50)
            yield Figure(
                f"{what} ({found if found < 1000 else '1,000+'} hits): p99 {turns.spread(p99)} ms, "
                f"median {turns.spread(many_p50)} ms at {many:,}, {turns.spread(few_p50)} ms at {few:,}",
                f"{turns.median(p99):.1f} ms, {ratio:.2f} ×", f"≤ {MOST_MS} ms, ≤ {MOST} ×",
                turns.median(p99) <= MOST_MS and ratio <= MOST,
            )


def total(center: Center, words: str) -> int:
    headers = {"Authorization": f"Bearer {center.token}"}
    answer = center.ask("GET", "/api/v1/search?q=" + urllib.parse.quote(words), headers=headers)
    return int(json.loads(answer.text)["total"])
