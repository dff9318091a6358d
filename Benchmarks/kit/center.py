"""A center under measurement: `yingda serve` over a data folder, watched from outside."""

import hashlib
import http.client
import os
import pathlib
import re
import secrets
import signal
import socket
import sqlite3
import subprocess
import time
import urllib.parse

from run import Place

# The simulated month's supervisor (Sources/Scenes/Cast.swift).
LOGIN, PASSWORD = "supervisor", "seven lamps at the desk"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Center:
    def __init__(self, place: Place, data: pathlib.Path, database: str | None = None):
        self.place, self.data, self.database = place, data, database
        self.port = free_port()
        self.process: subprocess.Popen | None = None

    def __enter__(self) -> "Center":
        self.start()
        self.catch_up()
        return self

    def __exit__(self, *_) -> None:
        self.stop()

    def start(self) -> float:
        """Starts it and gives the seconds until it said that it was ready."""
        began = time.monotonic()
        arguments = [self.place.programs / "yingda", "serve", "--data", self.data, "--listen", f"127.0.0.1:{self.port}"]
        if self.database:
            arguments += ["--database", self.database]
        log = open(self.place.folder / "serve.log", "ab")
        self.process = subprocess.Popen(
            arguments, stdout=log, stderr=log, env={**os.environ, "YINGDA_LOG": os.environ.get("YINGDA_LOG", "warning")}
        )
        while not self.is_ready():
            if self.process.poll() is not None or time.monotonic() - began > 120:
                raise RuntimeError(f"yingda did not start: {(self.place.folder / 'serve.log').read_text()[-2000:]}")
            time.sleep(0.005)
        return time.monotonic() - began

    def catch_up(self) -> None:
        """Waits until what fell due while it was down has been done: until it has rested for three seconds."""
        rested, before, began = 0, self.processors(), time.monotonic()
        while rested < 3 and time.monotonic() - began < 120:
            time.sleep(1)
            now = self.processors()
            rested = rested + 1 if now - before < 0.05 else 0
            before = now

    def is_ready(self) -> bool:
        try:
            return self.ask("GET", "/readyz").status == 200
        except OSError:
            return False

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(40)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def ask(self, method: str, path: str, body: str | None = None, headers: dict[str, str] | None = None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            answer.text = answer.read().decode()
            return answer
        finally:
            connection.close()

    def cookie(self) -> str:
        """Signs in and gives the value of the cookie header."""
        form = urllib.parse.urlencode({"login": LOGIN, "password": PASSWORD})
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Sec-Fetch-Site": "same-origin",
            "Origin": f"http://127.0.0.1:{self.port}",
        }
        answer = self.ask("POST", "/sign-in", form, headers)
        found = re.search(r"(?m)(\S*session=[^;]+)", answer.getheader("Set-Cookie") or "")
        if not found:
            raise RuntimeError(f"no session: {answer.status} {answer.text[:500]}")
        return found[1]

    @property
    def token(self) -> str:
        return (self.data / "token").read_text().strip()

    def memory(self, what: str = "VmRSS") -> float:
        """Megabytes that the process holds now (`VmRSS`) or held at most (`VmHWM`)."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(rf"{what}:\s+(\d+) kB", status)[1]) / 1024

    def processors(self) -> float:
        """Processor seconds used so far."""
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def sessions(data: pathlib.Path, count: int) -> list[str]:
    """Signs the first person in so many times, past the passwords, and gives the cookie headers' values."""
    fresh = [secrets.token_urlsafe(32) for _ in range(count)]
    now = int(time.time() * 1000)
    rows = [(hashlib.sha256(secret.encode()).digest(), now, now) for secret in fresh]
    database = sqlite3.connect(data / "yingda.db", timeout=30)
    with database:
        database.executemany(
            "INSERT INTO session (digest, person, device, created_at, seen_at) VALUES (?, 1, 'bench', ?, ?)", rows
        )
    database.close()
    return [f"session={secret}" for secret in fresh]


def make(place: Place, data: pathlib.Path, tickets: int) -> None:
    """Makes a center with a month of about so many tickets behind it and leaves a token for programs in `data/token`."""
    yingda = place.programs / "yingda"
    subprocess.run(
        [yingda, "demo", "--data", data, "--tickets", str(tickets)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    allowed = "tickets:read,tickets:create,tickets:handle"
    token = subprocess.run(
        [yingda, "token", "create", "--data", data, "--name", "bench", "--allow", allowed],
        text=True, check=True, stdout=subprocess.PIPE,
    )
    (data / "token").write_text(token.stdout)
