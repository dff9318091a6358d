"""Makes many tickets of a month's: every row of customers and tickets is copied, with its numbers moved on by a range for
each copy, its times moved back a little, its marks made anew and its words exchanged (see `phrases.py`)."""

from kit import payloads, phrases
from kit.databases import Database

# Which table's numbers a column holds.
NUMBERS = {
    "customer": {"id": "customer", "merged_into": "customer"},
    "contact": {"id": "contact", "customer": "customer"},
    "ticket": {"id": "ticket", "customer": "customer"},
    "message": {"id": "message", "ticket": "ticket"},
    "clock": {"id": "clock", "subject_number": "ticket"},
    "link": {"id": "link", "subject": "ticket", "customer": "customer", "contact": "contact"},
    "link_cookie": {"id": "link_cookie", "link": "link"},
    "approval": {"id": "approval", "ticket": "ticket", "clock": "clock"},
    "promised": {"clock": "clock", "ticket": "ticket", "message": "message"},
    "fact_value": {"ticket": "ticket"},
    "follow_up": {"id": "follow_up", "ticket": "ticket", "customer": "customer"},
    "follow_up_attempt": {"id": "follow_up_attempt", "follow_up": "follow_up", "ticket": "ticket"},
    "remedy": {"id": "remedy", "ticket": "ticket"},
    "notice": {"id": "notice", "ticket": "ticket"},
    "ticket_link": {"id": "ticket_link", "ticket": "ticket", "other": "ticket"},
    "reveal": {"id": "reveal", "contact": "contact", "customer": "customer"},
    "job": {"id": "job"},
    "event": {},
}
# How many of them there are is what the copies move on by.
COUNTED = [table for table, numbers in NUMBERS.items() if "id" in numbers]
# What the product makes again when all rows are there (`bench settle`).
MADE_AGAIN = ["archived_part", "posting", "unfolded"]
NEVER = 9223372036854775807
# Copies overlap: each lies a minute before the one before it.
APART = 60_000
# What is still to happen happens in a month: nothing fires while something else is measured.
LATER = 30 * 86400 * 1000
# Clocks of others' decisions, which order no list of work (Ticket+Saving.swift).
DECISIONS = "'sign-off', 'correction', 'extension'"


class Multiplied:
    """- copies: how many there are in the end, the simulated month itself among them."""

    def __init__(self, database: Database, copies: int):
        self.database, self.copies = database, copies

    def make(self) -> None:
        again = self.database.drop_indexes([*NUMBERS, *MADE_AGAIN])
        self.database.run("".join(f"DELETE FROM {table};" for table in MADE_AGAIN))
        self.database.number_events()
        self.put_off()
        self.ranges = {table: self.highest("id", table) for table in COUNTED}
        self.serials = 10 ** max(3, len(str(self.highest("last", "number_series"))))
        if self.copies > 1:
            self.copy_all()
        words = phrases.with_chosen("demand", "id", self.tickets)
        self.database.run(f"UPDATE ticket SET demand = {words} WHERE id <= {self.ranges['ticket']};")
        self.database.run(again)

    @property
    def tickets(self) -> int:
        return self.ranges["ticket"] * self.copies

    def highest(self, column: str, table: str) -> int:
        return int(self.database.rows(f"SELECT coalesce(max({column}), 0) FROM {table}")[0][0])

    def put_off(self) -> None:
        self.database.run(
            f"""
            CREATE INDEX put_off ON clock (subject_number);
            UPDATE clock SET due_at = due_at + {LATER}, next_at = next_at + {LATER} WHERE next_at IS NOT NULL;
            UPDATE ticket SET next_due = coalesce((
                SELECT min(due_at) FROM clock WHERE subject_number = ticket.id AND ended_at IS NULL
                AND resumed_at IS NOT NULL AND kind NOT IN ({DECISIONS})), {NEVER})
            WHERE next_due < {NEVER};
            DROP INDEX put_off;
            UPDATE job SET run_at = run_at + {LATER};
            """
        )

    def copy_all(self) -> None:
        for table in NUMBERS:
            self.database.run(f"CREATE TABLE seed_{table} AS SELECT * FROM {table};")
        self.database.run(phrases.MAKE)
        payloads.make(self.database, self.ranges, APART)
        for table in NUMBERS:
            self.copy(table)
        self.database.run(
            f"UPDATE number_series SET last = last + {(self.copies - 1) * self.serials};"
            + "".join(f"DROP TABLE seed_{table};" for table in [*NUMBERS, *phrases.TABLES, *payloads.TABLES])
        )

    def copy(self, table: str) -> None:
        columns = self.database.columns(table)
        values = ", ".join(self.value(table, column) for column in columns)
        self.database.run(
            f"""
            WITH RECURSIVE copies (k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM copies WHERE k < {self.copies - 1})
            INSERT INTO {table} ({", ".join(columns)})
            SELECT {values} FROM copies CROSS JOIN {SOURCES.get(table, f"seed_{table} AS s")};
            """
        )

    def moved(self, number: str, table: str) -> str:
        return f"{number} + k * {self.ranges[table]}"

    def label(self, number: str) -> str:
        """A ticket's number in a copy: the same day, and a serial of its own."""
        serial = f"CAST(substr({number}, 13) AS BIGINT) + k * {self.serials}"
        return f"(substr({number}, 1, 12) || CAST({serial} AS TEXT))"

    def value(self, table: str, column: str) -> str:
        its = f"s.{column}"
        if column in NUMBERS[table]:
            return self.moved(its, NUMBERS[table][column])
        match table, column:
            case "event", "id" | "position":
                # Positions have no gaps: the chain counts them.
                return f"{self.highest(column, table)} + (k - 1) * w.size + w.place"
            case "event", "subject_number":
                return f"{its} + k * w.step"
            case "event", "payload":
                return payloads.MOVED
            case "ticket", "number":
                return self.label(its)
            case "ticket", "next_due":
                return f"CASE WHEN {its} < {NEVER} THEN {its} - k * {APART} ELSE {its} END"
            case "ticket", "subject" | "solution" | "rating_words":
                return phrases.exchanged(f"w.{column}_kind", f"w.{column}_place", its)
            case "ticket", "demand":
                return phrases.with_chosen(its, self.moved("s.id", "ticket"), self.tickets)
            case "message", "words":
                with_label = f"replace({its}, w.number, {self.label('w.number')})"
                return phrases.exchanged("w.kind", "w.place", with_label)
            case "job", "payload":
                return f"""'{{"ticket":"' || {self.label("substr(s.payload, 12, length(s.payload) - 13)")} || '"}}'"""
            case ("link" | "link_cookie" | "contact"), ("mark" | "tail_mark"):
                return f"CASE WHEN {its} IS NOT NULL THEN {self.database.random_mark} END"
        return f"{its} - k * {APART}" if column == "at" or column.endswith("_at") else its


# What is copied with something known of it beforehand.
SOURCES = {
    "ticket": "seed_ticket AS s JOIN seed_ticket_phrase AS w ON w.id = s.id",
    "message": "seed_message AS s JOIN seed_message_phrase AS w ON w.id = s.id",
    "event": "seed_event AS s JOIN seed_payload AS w ON w.id = s.id",
    "job": """(SELECT * FROM seed_job WHERE payload LIKE '{"ticket":"%"}') AS s""",
}
