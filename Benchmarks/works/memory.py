"""How much memory the program holds while it serves many tickets."""

from kit import fill, loads, phrases, turns
from kit.center import Center
from run import Figure, Place

TITLE = "memory with 10⁶ tickets"
BAR = "≤ 120 MB"
MOST = 120


def measure(place: Place):
    tickets = 10_000 if place.small else 1_000_000
    data = fill.copied(place, fill.filled(place, tickets))
    with Center(place, data) as center:
        idle = center.memory()
        cookie = center.cookie()
        pages = ["/desk", *loads.long_tickets(data, most=200)]
        loads.pages(center, pages, cookie)
        after_pages = center.memory()
        loads.create(center)
        for words in ("wordthirty", "commonalpha commonbeta", phrases.CHINESE):
            loads.searches(center, words, seconds=1)
        loads.pages(center, pages, cookie)
        held, peak = center.memory(), center.memory("VmHWM")
    yield Figure(
        f"with {tickets:,} tickets: {idle:.0f} MB idle, {after_pages:.0f} MB after pages, {peak:.0f} MB at most",
        f"{held:.0f} MB", f"≤ {MOST} MB", held <= MOST,
    )
