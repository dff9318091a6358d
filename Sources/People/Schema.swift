import Storage

extension Migration {
    /// What the center knows of itself and of the people who work in it.
    public static let people = [
        Migration(
            "people 1",
            """
            CREATE TABLE center (
                id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
                name TEXT NOT NULL,
                zone TEXT NOT NULL,
                language TEXT NOT NULL,
                preset TEXT NOT NULL,
                edition BIGINT NOT NULL,
                set_up_at BIGINT NOT NULL,
                revision BIGINT NOT NULL
            ) STRICT;
            CREATE TABLE setup_code (
                digest BYTES NOT NULL PRIMARY KEY,
                made_at BIGINT NOT NULL
            ) STRICT;
            CREATE TABLE person (
                id IDENTITY,
                login TEXT NOT NULL UNIQUE,
                name TEXT NOT NULL,
                role TEXT NOT NULL,
                team TEXT,
                scope TEXT NOT NULL,
                language TEXT NOT NULL,
                theme TEXT NOT NULL,
                active BIGINT NOT NULL,
                password TEXT NOT NULL,
                created_at BIGINT NOT NULL,
                revision BIGINT NOT NULL
            ) STRICT;
            CREATE TABLE session (
                id IDENTITY,
                digest BYTES NOT NULL UNIQUE,
                person BIGINT NOT NULL REFERENCES person (id),
                device TEXT NOT NULL,
                created_at BIGINT NOT NULL,
                seen_at BIGINT NOT NULL,
                ended_at BIGINT
            ) STRICT;
            CREATE INDEX session_person ON session (person, id) WHERE ended_at IS NULL;
            CREATE INDEX session_created ON session (created_at);
            CREATE TABLE attempt (
                kind TEXT NOT NULL,
                mark BYTES NOT NULL,
                failures BIGINT NOT NULL,
                last_at BIGINT NOT NULL,
                held_until BIGINT NOT NULL,
                PRIMARY KEY (kind, mark)
            ) STRICT;
            CREATE INDEX attempt_last ON attempt (last_at);
            CREATE TABLE rate (
                kind TEXT NOT NULL,
                mark BYTES NOT NULL,
                began_at BIGINT NOT NULL,
                used BIGINT NOT NULL,
                PRIMARY KEY (kind, mark)
            ) STRICT;
            CREATE INDEX rate_began ON rate (began_at);
            CREATE TABLE api_token (
                id IDENTITY,
                digest BYTES NOT NULL UNIQUE,
                hint TEXT NOT NULL,
                name TEXT NOT NULL,
                permissions TEXT NOT NULL,
                scope TEXT NOT NULL,
                made_by BIGINT REFERENCES person (id),
                created_at BIGINT NOT NULL,
                expires_at BIGINT,
                used_at BIGINT,
                revoked_at BIGINT
            ) STRICT;
            """)
    ]

    /// What people can do, whether they are there, and the second step of signing in.
    public static let peopleSecond = [
        Migration(
            "people 2",
            """
            ALTER TABLE person ADD COLUMN skills TEXT NOT NULL DEFAULT '';
            ALTER TABLE person ADD COLUMN capacity BIGINT;
            ALTER TABLE person ADD COLUMN deputy BIGINT REFERENCES person (id);
            ALTER TABLE person ADD COLUMN qualification TEXT NOT NULL DEFAULT 'none';
            ALTER TABLE person ADD COLUMN qualified_at BIGINT;
            ALTER TABLE person ADD COLUMN qualified_by BIGINT;
            ALTER TABLE person ADD COLUMN qualified_because TEXT;
            UPDATE person SET qualification = 'passed', qualified_at = created_at;
            ALTER TABLE person ADD COLUMN presence TEXT NOT NULL DEFAULT 'off';
            ALTER TABLE person ADD COLUMN presence_since BIGINT NOT NULL DEFAULT 0;
            ALTER TABLE person ADD COLUMN second_step_at BIGINT;
            CREATE TABLE qualification (
                id IDENTITY,
                person BIGINT NOT NULL REFERENCES person (id),
                state TEXT NOT NULL,
                at BIGINT NOT NULL,
                decided_by BIGINT,
                reason TEXT NOT NULL
            ) STRICT;
            CREATE INDEX qualification_person ON qualification (person, id);
            ALTER TABLE center ADD COLUMN second_step_from BIGINT;
            UPDATE center SET second_step_from = set_up_at + 604800000;
            CREATE TABLE second_step (
                person BIGINT NOT NULL PRIMARY KEY REFERENCES person (id),
                sealed BYTES NOT NULL,
                key_number BIGINT NOT NULL,
                used_step BIGINT NOT NULL,
                made_at BIGINT NOT NULL,
                enrolled_at BIGINT
            ) STRICT;
            CREATE TABLE recovery_code (
                person BIGINT NOT NULL REFERENCES person (id),
                digest BYTES NOT NULL,
                used_at BIGINT,
                PRIMARY KEY (person, digest)
            ) STRICT;
            CREATE TABLE half_way (
                digest BYTES NOT NULL PRIMARY KEY,
                person BIGINT NOT NULL REFERENCES person (id),
                revision BIGINT NOT NULL,
                made_at BIGINT NOT NULL
            ) STRICT;
            CREATE INDEX half_way_made ON half_way (made_at);
            """)
    ]

    /// Why somebody's second step was taken from them.
    public static let peopleThird = [
        Migration(
            "people 3",
            """
            CREATE TABLE second_step_reset (
                id IDENTITY,
                person BIGINT NOT NULL REFERENCES person (id),
                at BIGINT NOT NULL,
                decided_by BIGINT,
                reason TEXT NOT NULL
            ) STRICT;
            CREATE INDEX second_step_reset_person ON second_step_reset (person, id);
            """)
    ]
}
