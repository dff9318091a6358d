"""What a browser fetches to open the demo's workspace for the first time: the page and everything that it names."""

import gzip
import http.client
import re
import subprocess
import urllib.parse

from kit.center import Center
from run import Figure, Place

TITLE = "opening the demo's workspace"
BAR = "≤ 150 kB over the wire"
MOST = 150_000
PASSWORD = re.compile(r"[“「\"]([^”」\"]+)[”」\"]")


def measure(place: Place):
    data = place.folder / "demo"
    made = subprocess.run(
        [place.programs / "yingda", "demo", "--data", data, *(["--days", "3"] if place.small else [])],
        check=True, text=True, stdout=subprocess.PIPE,
    ).stdout
    with Center(place, data) as center:
        browser = Browser(center)
        browser.sign_in("supervisor", PASSWORD.search(made)[1])
        browser.open("/desk")
    fetched = browser.fetched
    total = sum(fetched.values())
    largest = ", ".join(f"{path.rsplit('/', 1)[-1]} {size:,}" for path, size in sorted(fetched.items(), key=lambda one: -one[1])[:4])
    yield Figure(
        f"{len(fetched)} answers, the page itself {fetched['/desk']:,} bytes; the largest: {largest}",
        f"{total / 1000:.0f} kB", f"≤ {MOST / 1000:.0f} kB", total <= MOST,
    )


class Browser:
    """Fetches as a browser does: once, packed, and whatever pages, style sheets and scripts name."""

    NAMED = re.compile(r"""(?:href|src)="([^"]+)"|url\(["']?([^"')]+)|(?:from|import)\s*["']([^"']+)["']""")

    def __init__(self, center: Center):
        self.center, self.cookie, self.fetched = center, "", {}

    def sign_in(self, login: str, password: str) -> None:
        form = urllib.parse.urlencode({"login": login, "password": password})
        headers = {
            "Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin",
            "Origin": f"http://127.0.0.1:{self.center.port}",
        }
        answer = self.center.ask("POST", "/sign-in", form, headers)
        found = re.search(r"(\S*session=[^;]+)", answer.getheader("Set-Cookie") or "")
        if not found:
            raise RuntimeError(f"no session: {answer.status} {answer.text[:300]}")
        self.cookie = found[1]

    def open(self, path: str) -> None:
        if path in self.fetched:
            return
        connection = http.client.HTTPConnection("127.0.0.1", self.center.port, timeout=60)
        connection.request("GET", path, headers={"Accept-Encoding": "gzip", "Cookie": self.cookie})
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        if answer.status != 200:
            raise RuntimeError(f"{path}: {answer.status}")
        heads = sum(len(name) + len(value) + 4 for name, value in answer.getheaders())
        self.fetched[path] = len(body) + heads
        if "/vendor/" in path:
            return  # all in one file: what looks like a name there is code
        text = (gzip.decompress(body) if answer.getheader("Content-Encoding") == "gzip" else body).decode(errors="replace")
        for found in self.NAMED.finditer(text):
            named = urllib.parse.urljoin(path, next(filter(None, found.groups())))
            if named.startswith("/assets/"):
                self.open(named)
