"""Makes many tickets of a few: every row of the seeds is copied, with its numbers moved on and its marks made anew."""

from kit.databases import Database

# Which table's numbers a column holds.
NUMBERS = {
    "customer": {"id": "customer", "merged_into": "customer"},
    "contact": {"id": "contact", "customer": "customer"},
    "ticket": {"id": "ticket", "customer": "customer"},
    "message": {"id": "message", "ticket": "ticket"},
    "clock": {"id": "clock", "subject_number": "ticket"},
    "link": {"id": "link", "subject": "ticket", "customer": "customer"},
    "event": {"id": "event"},
    "archived_part": {"ticket": "ticket"},
    "once": {},
}
TABLES = list(NUMBERS)
NEVER = 9223372036854775807
# Open clocks fall due in a month, one copy a minute after the other: nothing fires while something else is measured.
LATER = 30 * 86400 * 1000
APART = 60_000


class Multiplied:
    """- seeds: the highest numbers before the seeds, after the archived and after the open ones, by table."""

    def __init__(self, database: Database, seeds: dict, tickets: int, open_tickets: int):
        self.database, self.seeds = database, seeds
        self.group = seeds["open"]["ticket"] - seeds["archived"]["ticket"]
        self.archived_copies = (tickets - open_tickets) // self.group
        self.open_copies = open_tickets // self.group

    def make(self) -> None:
        again = self.database.drop_indexes(TABLES)
        for table in TABLES:
            above = f"WHERE id > {self.seeds['before'][table]}" if table in self.seeds["before"] else ""
            self.database.run(
                f"CREATE TABLE seed_{table} AS SELECT * FROM {table} {above}; DELETE FROM {table} {above};"
            )
        for table in TABLES:
            for part, copies in (("archived", self.archived_copies), ("open", self.open_copies)):
                self.copy(table, part, copies)
        self.database.run("".join(f"DROP TABLE seed_{table};" for table in TABLES) + "DELETE FROM job;")
        self.skip_chain()
        self.database.run(again)

    def copy(self, table: str, part: str, copies: int) -> None:
        columns = self.database.columns(table)
        values = ", ".join(self.value(table, column, part) for column in columns)
        self.database.run(
            f"""
            WITH RECURSIVE copies (k) AS (SELECT 0 UNION ALL SELECT k + 1 FROM copies WHERE k < {copies - 1})
            INSERT INTO {table} ({", ".join(columns)})
            SELECT {values} FROM copies CROSS JOIN seed_{table} AS s WHERE {self.belongs(table, part)};
            """
        )

    def belongs(self, table: str, part: str) -> str:
        edge = self.seeds["archived"]
        number, of = {
            "once": ("CAST(substr(s.key, 6) AS BIGINT)", "ticket"),
            "archived_part": ("s.ticket", "ticket"),
        }.get(table, ("s.id", table))
        return f"{number} {'<=' if part == 'archived' else '>'} {edge[of]}"

    def moved(self, number: str, table: str, part: str) -> str:
        before, edge, end = (self.seeds[moment][table] for moment in ("before", "archived", "open"))
        if part == "archived":
            return f"({number} + k * {edge - before})"
        return f"({number} + {(self.archived_copies - 1) * (edge - before)} + k * {end - edge})"

    def value(self, table: str, column: str, part: str) -> str:
        its = f"s.{column}"
        if column in NUMBERS[table]:
            return self.moved(its, NUMBERS[table][column], part)
        match table, column:
            case "event", "subject_number":
                cases = "".join(
                    f" WHEN '{kind}' THEN {self.moved(its, kind, part)}" for kind in ("ticket", "customer", "link")
                )
                return f"CASE s.subject{cases} ELSE {its} END"
            case "event", "position":
                return self.moved("s.id", "event", part)
            case "ticket", "number":
                return label(self.moved("s.id", "ticket", part))
            case "once", "answer":
                return label(self.moved("CAST(substr(s.key, 6) AS BIGINT)", "ticket", part))
            case "once", "key":
                return self.database.random_text
            case ("link" | "contact"), ("mark" | "tail_mark"):
                return self.database.random_mark
            case ("ticket", "next_due") | ("clock", "due_at" | "next_at") if part == "open":
                return f"CASE WHEN {its} < {NEVER} THEN {its} + {LATER} + k * {APART} ELSE {its} END"
        return its

    def skip_chain(self) -> None:
        """The audit chain goes on from here: it would take minutes to link what nobody asks for."""
        self.database.run(
            f"""
            INSERT INTO chain_link (place, last_position, digest, key_number, at)
            SELECT coalesce((SELECT max(place) FROM chain_link), 0) + 1, (SELECT max(id) FROM event),
                {self.database.random_mark}, 1, 0;
            """
        )


def label(number: str) -> str:
    return f"('CST-' || CAST(10000000000 + {number} AS TEXT))"


def number_of(ticket: int) -> str:
    return f"CST-{10_000_000_000 + ticket}"
