"""B10 · B16 · What was acknowledged is there, once, whoever kills the program and whenever; two nodes stand in for each other."""

import concurrent.futures
import json
import re
import secrets
import subprocess
import threading
import urllib.request

import pytest

import visitor
from center import PROGRAM, Center, free_port, wait_until
from test_api import API, REQUEST, Caller
from words import ROOT

ROUNDS = 3
CALLERS = 8


def create_until(caller: Caller, stop: threading.Event, told: dict, asked: set) -> None:
    """Creates tickets as fast as it can until it is told to stop or nobody answers; keeps what was acknowledged."""
    while not stop.is_set():
        key = secrets.token_hex(12)
        asked.add(key)
        try:
            answer = caller.call("POST", "/tickets", {**REQUEST, "words": f"断电 {key}"}, key=key)
        except Exception:
            return  # the line broke: nothing was acknowledged
        if answer.status == 201:
            told[key] = json.loads(answer.body)["number"]


def everything(caller: Caller) -> list[dict]:
    tickets, after = [], ""
    while after is not None:
        page = json.loads(caller.call("GET", "/tickets?status=new" + (f"&after={after}" if after else "")).body)
        tickets += page["items"]
        after = page.get("next")
    return tickets


def test_a_kill_under_load_loses_nothing_and_doubles_nothing(new_center):
    center = new_center
    visitor.set_up(center)
    token = center.token()
    told: dict[str, str] = {}
    asked: set[str] = set()
    for _ in range(ROUNDS):
        stop = threading.Event()
        before = len(told)
        with concurrent.futures.ThreadPoolExecutor(CALLERS) as pool:
            for _ in range(CALLERS):
                pool.submit(create_until, Caller(center, token), stop, told, asked)
            wait_until(lambda: len(told) >= before + 60, "no sixty tickets were acknowledged", center)
            center.kill()
            stop.set()
        center.start()

    caller = Caller(center, token)
    kept = everything(caller)
    subjects = [re.search(r"断电 (\w+)", one["subject"]).group(1) for one in kept]
    assert len(subjects) == len(set(subjects)), "a request is there twice"
    assert len({one["number"] for one in kept}) == len(kept), "a number was given twice"
    numbers = dict(zip(subjects, (one["number"] for one in kept)))
    missing = {key: number for key, number in told.items() if numbers.get(key) != number}
    assert not missing, f"{len(missing)} of {len(told)} acknowledged tickets are not there"
    assert set(subjects) <= asked

    # Whoever repeats a request whose answer was lost gets one ticket, whether the first had arrived or not.
    for key in list(asked - told.keys())[:20]:
        again = caller.call("POST", "/tickets", {**REQUEST, "words": f"断电 {key}"}, key=key)
        assert again.status == 201
        assert json.loads(again.body)["number"] == numbers.get(key, json.loads(again.body)["number"])
    assert center.stop() == 0
    said = center.call("doctor")
    assert "✗" not in said, said


def test_every_commit_is_flushed(new_center):
    """A killed process does not show what a power cut would lose: the flushes are counted instead."""
    center = new_center
    if center.database != "sqlite":
        pytest.skip("PostgreSQL flushes its own commits")
    visitor.set_up(center)
    token = center.token()
    log = center.folder / "flushes"
    tracer = subprocess.Popen(
        ["strace", "-f", "-qq", "-e", "trace=fdatasync,fsync", "-o", str(log), "-p", str(center.process.pid)],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    caller = Caller(center, token)
    flushed = lambda: len(re.findall(r"f(?:data)?sync\(", log.read_text())) if log.exists() else 0
    wait_until(lambda: caller.create() and flushed() > 0, "strace saw no flush", center)
    before, count = flushed(), 25
    for _ in range(count):
        caller.create()  # one after the other: nobody to share a commit with
    assert flushed() - before >= count, "a create was acknowledged without a flush"
    tracer.terminate()
    tracer.wait(timeout=60)


def test_two_nodes_stand_in_for_each_other(new_center):
    first = new_center
    if first.database != "postgres":
        pytest.skip("SQLite has one node")
    visitor.set_up(first)
    token = first.token()
    second = Center(first.folder / "second", first.database)
    second.where = first.where
    second.data.mkdir(parents=True)
    subprocess.run(["cp", "-a", str(first.data / "keys"), str(second.data / "keys")], check=True)
    second.start()
    try:
        here, there = Caller(first, token), Caller(second, token)
        numbers = [(here if turn % 2 else there).create()["number"] for turn in range(10)]
        assert len(set(numbers)) == 10
        seen_there = there.ticket(numbers[1])
        assert seen_there["number"] == numbers[1]

        # A change on one node reaches a browser at the other, before and after the other node dies.
        staff = visitor.sign_in(second)
        stream = Stream(second, staff)
        changed = here.create()["number"]
        wait_until(lambda: changed in stream.heard, "the other node was not told", second)
        first.kill()
        after = there.create()["number"]
        wait_until(lambda: after in stream.heard, "the node that lives does not number events", second)
        stream.close()

        first.start()
        assert Caller(first, token).ticket(after)["number"] == after
        assert second.stop() == 0
        assert Caller(first, token).create()["number"] not in {*numbers, changed, after}
    finally:
        second.kill()


class Stream:
    """A live stream as a browser holds it, read by a thread."""

    def __init__(self, center: Center, staff: visitor.Visitor):
        self.heard: set[str] = set()
        cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in staff.jar)
        request = urllib.request.Request(center.base + "/live", headers={"Cookie": cookies})
        self.answer = urllib.request.urlopen(request, timeout=60)
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        try:
            for line in self.answer:
                if line.startswith(b"data: "):
                    self.heard.add(json.loads(line[6:]).get("number", ""))
        except Exception:
            return  # closed

    def close(self) -> None:
        self.answer.close()
