"""What events say, taken apart at the numbers and times in it, so that a copy is put together with moved ones."""

import re

from kit.databases import Database

# What the fields hold that name another row, and the fields that hold a time.
FIELDS = {
    "message": "message", "clock": "clock", "approval": "approval", "followUp": "follow_up", "attempt": "follow_up_attempt",
    "remedy": "remedy", "contact": "contact",
}
TIMES = ["due", "until"]
SUBJECTS = ["ticket", "customer", "link"]
TABLES = ["payload"]
MOST = 3
MOVED = "w.head || " + " || ".join(
    f"coalesce(CAST(w.number_{place} + k * w.step_{place} AS TEXT), '') || w.rest_{place}" for place in range(MOST)
)


def make(database: Database, ranges: dict[str, int], apart: int) -> None:
    """Makes `seed_payload`, a row for each event that is copied: its place among them, and what it says in parts."""
    parts = ", ".join(f"number_{place} BIGINT, step_{place} BIGINT, rest_{place} TEXT NOT NULL" for place in range(MOST))
    database.run(
        f"""
        CREATE TABLE seed_payload (
            id INTEGER NOT NULL PRIMARY KEY, place BIGINT NOT NULL, size BIGINT NOT NULL, step BIGINT NOT NULL,
            head TEXT NOT NULL, {parts});
        """
    )
    steps = {field: ranges[table] for field, table in FIELDS.items()} | {field: -apart for field in TIMES}
    field = re.compile(f'"({"|".join([*steps, "subject", "to"])})":([0-9]+)')
    named = ", ".join(f"'{subject}'" for subject in SUBJECTS)
    events = database.rows(f"SELECT id, subject, name, payload FROM event WHERE subject IN ({named}) ORDER BY id")

    def apart_at_numbers(name: str, payload: str) -> list:
        known = steps | {"link.issued": {"subject": ranges["ticket"]}, "ticket.linked": {"to": ranges["ticket"]}}.get(name, {})
        found = [one for one in field.finditer(payload) if one[1] in known]
        if len(found) > MOST:
            raise ValueError(f"an event names more than {MOST} numbers: {payload}")
        edges = [*(one.start(2) for one in found), len(payload)]
        row = [payload[: edges[0]]]
        for one, edge in zip(found, edges[1:]):
            row += [int(one[2]), known[one[1]], payload[one.end(2) : edge]]
        return row + [None, None, ""] * (MOST - len(found))

    database.put(
        "seed_payload",
        (
            [int(id), place, len(events), ranges[subject], *apart_at_numbers(name, payload)]
            for place, (id, subject, name, payload) in enumerate(events, start=1)
        ),
    )
