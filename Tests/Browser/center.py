"""A center of our own: the built program, serving from a folder that is thrown away, on either database."""

import dataclasses
import os
import pathlib
import secrets
import shlex
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request

from words import ROOT

PROGRAM = os.environ.get("YINGDA_PROGRAM", str(ROOT / ".build/debug/yingda"))


@dataclasses.dataclass(frozen=True)
class Staff:
    """The first supervisor, as the tests set them up."""

    name: str = "林晓雯"
    login: str = "lin.xiaowen"
    password: str = "a quiet desk 与一杯茶"


class Center:
    def __init__(self, folder: pathlib.Path, database: str):
        self.folder = folder
        self.database = database
        self.staff = Staff()
        self.data = folder / "data"
        self.log = folder / "yingda.log"
        self.port = free_port()
        self.base = f"http://127.0.0.1:{self.port}"
        self.where = [] if database == "sqlite" else ["--database", new_postgres_database()]
        self.process: subprocess.Popen | None = None

    def start(self) -> None:
        """Serves, and returns when the center says that it is ready."""
        command = [PROGRAM, "serve", "--data", str(self.data), "--listen", f"127.0.0.1:{self.port}", *self.where]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT)
        wait_until(self.is_ready, f"{PROGRAM} did not get ready", self)

    def is_ready(self) -> bool:
        assert self.process and self.process.poll() is None, f"yingda ended by itself:\n{self.said()}"
        try:
            with urllib.request.urlopen(self.base + "/readyz", timeout=2) as answer:
                return answer.status == 200
        except (urllib.error.URLError, OSError):
            return False

    def stop(self) -> int:
        """Asks the program to end, as an operator would; what it answers is its exit code."""
        if not self.process:
            return 0
        self.process.terminate()
        try:
            return self.process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            self.kill()
            raise AssertionError(f"yingda did not end within 60 s after SIGTERM:\n{self.said()}")
        finally:
            self.process = None

    def kill(self) -> None:
        """Ends the program as a power cut would."""
        if self.process:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
            self.process = None

    def setup_code(self) -> str:
        return (self.data / "setup-code").read_text(encoding="utf-8").strip()

    def call(self, *words: str) -> str:
        """Runs a subcommand of `yingda` on this center and answers what it printed."""
        done = subprocess.run(
            [PROGRAM, *words, "--data", str(self.data), *self.where],
            cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, f"yingda {shlex.join(words)} said:\n{done.stderr}{done.stdout}"
        return done.stdout

    def token(self, *, scopes: str = "tickets:read,tickets:create,tickets:handle,tickets:archive") -> str:
        """A new token for the API: the last word that `yingda token create` prints."""
        return self.call("token", "create", "--name", f"test {secrets.token_hex(3)}", "--allow", scopes).split()[-1]

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")[-6000:] if self.log.exists() else ""

    def answers(self) -> dict[str, str]:
        """What the setup page asks."""
        return {
            "center": "云杉支持中心", "language": "zh-Hans", "zone": "Asia/Shanghai", "preset": "standard",
            "supervisor": self.staff.name, "login": self.staff.login, "password": self.staff.password,
        }


def wait_until(is_so, otherwise: str, center: Center | None = None, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, f"{otherwise} within {seconds} s\n{center.said() if center else ''}"
        time.sleep(0.05)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def new_postgres_database() -> str:
    """An empty database on the private server; answers its address as a URI."""
    server = os.environ["YINGDA_TEST_POSTGRES"]
    parts = dict(part.split("=", 1) for part in shlex.split(server))
    name = f"browser_{secrets.token_hex(6)}"
    subprocess.run(
        ["psql", "-qX", "-v", "ON_ERROR_STOP=1", "-d", server, "-c", f"CREATE DATABASE {name}"],
        check=True, stdin=subprocess.DEVNULL, capture_output=True)
    return f"postgresql://{parts['user']}:{parts['password']}@{parts['host']}:{parts['port']}/{name}"
