"""The two databases as a fill sees them: run this SQL, put these rows in."""

import pathlib
import sqlite3
import subprocess
from collections.abc import Iterable


class Embedded:
    """The SQLite file of a center that is not running; fast and careless until `settle`."""

    random_mark = "randomblob(32)"

    def __init__(self, data: pathlib.Path):
        self.connection = sqlite3.connect(data / "yingda.db", isolation_level=None)
        for pragma in ("journal_mode = DELETE", "journal_mode = OFF", "synchronous = OFF", "cache_size = -600000", "threads = 2"):
            self.connection.execute(f"PRAGMA {pragma}")

    def run(self, sql: str) -> None:
        self.connection.executescript(sql)

    def rows(self, sql: str) -> list[tuple]:
        return self.connection.execute(sql).fetchall()

    def columns(self, table: str) -> list[str]:
        return [row[1] for row in self.connection.execute(f"PRAGMA table_info({table})")]

    def put(self, table: str, rows: Iterable[list]) -> None:
        places = ", ".join("?" for _ in self.columns(table))
        self.connection.execute("BEGIN")
        self.connection.executemany(f"INSERT INTO {table} VALUES ({places})", rows)
        self.connection.execute("COMMIT")

    def drop_indexes(self, tables: Iterable[str]) -> str:
        """Takes the indexes away and gives the SQL that makes them again."""
        names = ", ".join(f"'{table}'" for table in tables)
        found = self.rows(
            f"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ({names})"
        )
        self.run("".join(f"DROP INDEX {name};" for name, _ in found))
        return "".join(f"{sql};\n" for _, sql in found)

    def number_events(self) -> None:
        """An event's number is its position here."""

    def settle(self) -> None:
        self.connection.execute("PRAGMA journal_mode = WAL")
        self.connection.close()


class Server:
    """A PostgreSQL database, spoken to through psql."""

    random_mark = "decode(md5(random()::text) || md5(random()::text), 'hex')"

    def __init__(self, conninfo: str):
        self.conninfo = conninfo

    def psql(self, *arguments: str, feed: str | None = None) -> str:
        return subprocess.run(
            ["psql", "-qXAt", "-v", "ON_ERROR_STOP=1", "-F", "\t", self.conninfo, *arguments],
            input=feed, text=True, check=True, stdout=subprocess.PIPE,
        ).stdout

    def run(self, sql: str) -> None:
        # References are not checked while tables are emptied and filled again.
        self.psql("-f", "-", feed=f"SET session_replication_role = replica;\n{sql}")

    def rows(self, sql: str) -> list[tuple]:
        return [tuple(line.split("\t")) for line in self.psql("-c", sql).splitlines()]

    def columns(self, table: str) -> list[str]:
        named = f"SELECT attname FROM pg_attribute WHERE attrelid = '{table}'::regclass AND attnum > 0 AND NOT attisdropped"
        return [row[0] for row in self.rows(named + " ORDER BY attnum")]

    def put(self, table: str, rows: Iterable[Iterable], columns: list[str] | None = None) -> None:
        lines = ("\t".join(map(self.shown, row)) + "\n" for row in rows)
        named = ", ".join(columns or self.columns(table))
        unchecked = "SET session_replication_role = replica"
        self.psql("-c", unchecked, "-c", f"COPY {table} ({named}) FROM STDIN", feed="".join(lines))

    @staticmethod
    def shown(value: int | str | bytes | None) -> str:
        """As COPY reads it."""
        match value:
            case None:
                return "\\N"
            case bytes():
                return "\\\\x" + value.hex()
        return str(value).translate({92: "\\\\", 9: "\\t", 10: "\\n", 13: "\\r"})

    def take(self, data: pathlib.Path) -> None:
        """What the embedded center in a folder keeps moves here, into a schema of the same form."""
        embedded = Embedded(data)
        tables = [name for (name,) in embedded.rows("SELECT name FROM sqlite_master WHERE type = 'table'") if name != "migration"]
        self.run(f"TRUNCATE {', '.join(tables)} CASCADE;")
        for table in tables:
            columns = embedded.columns(table)
            self.put(table, embedded.rows(f"SELECT {', '.join(columns)} FROM {table}"), columns)
        embedded.connection.close()
        (data / "yingda.db").unlink()

    def drop_indexes(self, tables: Iterable[str]) -> str:
        return ""

    def number_events(self) -> None:
        """Gives them the positions that a serving node would have given."""
        self.run(
            """
            UPDATE event SET position = numbered.place
            FROM (SELECT id, row_number() OVER (ORDER BY id) AS place FROM event) AS numbered WHERE numbered.id = event.id
            """
        )

    def settle(self) -> None:
        sequences = self.rows(
            "SELECT table_name FROM information_schema.columns WHERE is_identity = 'YES' AND table_schema = current_schema()"
        )
        self.run(
            "".join(
                f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), greatest((SELECT max(id) FROM {name}), 1));"
                for (name,) in sequences
            )
            + "ANALYZE; CHECKPOINT;"
        )


Database = Embedded | Server
