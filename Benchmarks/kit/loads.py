"""The loads that several works put on a center."""

import json
import pathlib
import secrets
import sqlite3
import urllib.parse

from kit import tool, turns
from kit.center import Center


class WrongAnswers(Exception):
    """A load got answers with another status than it should."""


def checked(told: dict) -> dict:
    if told["wrong"] or told["lost"] or not told["requests"]:
        raise WrongAnswers(str(told))
    return told


def create(center: Center, seconds: float | None = None, **options) -> dict:
    seconds = seconds or turns.seconds(center.place)
    # The first one after a start waits for the tables by which names and words are spelled; no load is measured by that.
    create_one(center)
    return checked(tool.measure(center.place, "load", port=center.port, create=center.token, seconds=seconds, **options))


def create_one(center: Center) -> None:
    """One ticket, by itself."""
    body = {"name": "王小明", "contact": "13800138000", "words": "打印机打印出来全是空白", "type": "fault"}
    headers = {
        "Authorization": f"Bearer {center.token}",
        "Content-Type": "application/json",
        "Idempotency-Key": secrets.token_hex(8),
    }
    answer = center.ask("POST", "/api/v1/tickets", json.dumps(body), headers)
    if answer.status != 201:
        raise WrongAnswers(f"{answer.status} {answer.text[:500]}")


def pages(center: Center, paths: list[str], cookie: str, seconds: float | None = None, port: int | None = None, **options) -> dict:
    file = listed(center.place.folder, paths)
    seconds = seconds or turns.seconds(center.place)
    told = tool.measure(
        center.place, "load", port=port or center.port, paths=file, header=f"Cookie: {cookie}", seconds=seconds, **options
    )
    return checked(told)


def searches(center: Center, words: str, seconds: float, **options) -> dict:
    file = listed(center.place.folder, ["/api/v1/search?q=" + urllib.parse.quote(words)])
    header = f"Authorization: Bearer {center.token}"
    told = tool.measure(
        center.place, "load", port=center.port, paths=file, header=header, seconds=seconds, connections=1, warm=0.3, **options
    )
    return checked(told)


def listed(folder: pathlib.Path, paths: list[str]) -> pathlib.Path:
    file = folder / f"paths-{abs(hash(tuple(paths)))}"
    file.write_text("\n".join(paths))
    return file


def long_tickets(data: pathlib.Path, most: int = 40) -> list[str]:
    """The pages of open tickets with about ten messages, from among them all. So few that each size has as many: pages
    that come again and again cost less than others."""
    database = sqlite3.connect(f"file:{data}/yingda.db?mode=ro", uri=True, timeout=30)
    numbers = database.execute(
        """
        SELECT number FROM ticket WHERE status IN ('new', 'open', 'waiting')
        AND (SELECT count(*) FROM message WHERE message.ticket = ticket.id) BETWEEN 8 AND 12 ORDER BY id
        """
    ).fetchall()
    database.close()
    step = max(len(numbers) // most, 1)
    return [f"/tickets/{number}" for (number,) in numbers[::step][:most]]
