"""How much memory the program holds while thousands of browsers listen, and whether each of them hears."""

import json
import time

from kit import fill, loads, tool
from kit.center import Center, sessions
from run import Figure, Place

TITLE = "5,000 live streams"
BAR = "≤ 250 MB"
MOST = 250


def measure(place: Place):
    count = 500 if place.small else 5_000
    data = fill.copied(place, fill.filled(place, 10_000))
    with Center(place, data) as center:
        cookies = place.folder / "cookies"
        cookies.write_text("\n".join(sessions(data, count)))
        idle = center.memory()
        client = tool.start(place, "streams", port=center.port, cookies=cookies)
        opened = json.loads(client.stdout.readline())
        still = center.memory()
        created = loads.create(center, seconds=3, rate=20, connections=4, warm=0)
        time.sleep(2)
        held, peak = center.memory(), center.memory("VmHWM")
        client.stdin.close()
        told = json.loads(client.stdout.readline())
        client.wait()
    yield Figure(
        f"{opened['open']:,} open: {idle:.0f} MB before, {still:.0f} MB open, {held:.0f} MB after {created['requests']} "
        f"creates, {peak:.0f} MB at most; {told['heard']:,} heard {told['ticketEvents']:,} events",
        f"{held:.0f} MB", f"≤ {MOST} MB", held <= MOST and told["heard"] == count,
    )
