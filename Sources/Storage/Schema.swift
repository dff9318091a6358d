extension Migration {
    /// What the store itself keeps. `fact` holds single numbers and words: the epoch, whether sending is held.
    public static let storage = [
        Migration(
            "storage 1",
            """
            CREATE TABLE fact (
                name TEXT NOT NULL PRIMARY KEY,
                number BIGINT,
                text TEXT,
                bytes BYTES
            ) STRICT;
            INSERT INTO fact (name, number) VALUES ('epoch', 1);
            CREATE TABLE event (
                id IDENTITY,
                at BIGINT NOT NULL,
                actor TEXT NOT NULL,
                actor_number BIGINT,
                subject TEXT NOT NULL,
                subject_number BIGINT NOT NULL,
                name TEXT NOT NULL,
                version BIGINT NOT NULL,
                payload TEXT NOT NULL,
                paragraph TEXT,
                edition BIGINT
            ) STRICT;
            CREATE INDEX event_subject ON event (subject_number, subject, id);
            ONLY postgres: ALTER TABLE event ADD COLUMN position BIGINT;
            ONLY postgres: CREATE UNIQUE INDEX event_position ON event (position) WHERE position IS NOT NULL;
            ONLY postgres: CREATE INDEX event_unnumbered ON event (id) WHERE position IS NULL;
            CREATE TABLE chain_link (
                place BIGINT NOT NULL PRIMARY KEY,
                last_position BIGINT NOT NULL,
                digest BYTES NOT NULL,
                key_number BIGINT NOT NULL,
                at BIGINT NOT NULL
            ) STRICT;
            CREATE TABLE job (
                id IDENTITY,
                kind TEXT NOT NULL,
                lane TEXT,
                payload TEXT NOT NULL,
                run_at BIGINT NOT NULL,
                state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'doubtful', 'dead')),
                attempts BIGINT NOT NULL DEFAULT 0,
                fence BIGINT NOT NULL DEFAULT 0,
                lease_until BIGINT,
                asks BIGINT NOT NULL DEFAULT 0,
                reason TEXT,
                created_at BIGINT NOT NULL
            ) STRICT;
            CREATE INDEX job_due ON job (run_at, id) WHERE state = 'waiting';
            CREATE INDEX job_lease ON job (lease_until) WHERE state = 'running';
            CREATE INDEX job_lane ON job (lane, id) WHERE state IN ('waiting', 'running');
            CREATE INDEX job_stopped ON job (id) WHERE state IN ('doubtful', 'dead');
            CREATE TABLE lease (
                name TEXT NOT NULL PRIMARY KEY,
                holder TEXT NOT NULL,
                fence BIGINT NOT NULL,
                until BIGINT NOT NULL
            ) STRICT;
            CREATE TABLE once (
                caller TEXT NOT NULL,
                route TEXT NOT NULL,
                key TEXT NOT NULL,
                request BYTES NOT NULL,
                status BIGINT NOT NULL,
                answer TEXT NOT NULL,
                at BIGINT NOT NULL,
                PRIMARY KEY (caller, route, key)
            ) STRICT;
            CREATE INDEX once_at ON once (at);
            CREATE TABLE file (
                name TEXT NOT NULL PRIMARY KEY,
                body TEXT NOT NULL,
                size BIGINT NOT NULL,
                key_number BIGINT NOT NULL,
                uses BIGINT NOT NULL,
                at BIGINT NOT NULL
            ) STRICT;
            CREATE INDEX file_body ON file (body);
            CREATE INDEX file_key ON file (key_number, name);
            CREATE TABLE kept (
                id IDENTITY,
                name TEXT NOT NULL,
                body TEXT NOT NULL,
                size BIGINT NOT NULL,
                key_number BIGINT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('writing', 'kept', 'condemned')),
                at BIGINT NOT NULL
            ) STRICT;
            CREATE INDEX kept_at ON kept (at);
            CREATE INDEX kept_body ON kept (body);
            ONLY postgres: CREATE TABLE file_piece (
                body TEXT NOT NULL,
                place BIGINT NOT NULL,
                bytes BYTEA NOT NULL,
                PRIMARY KEY (body, place)
            );
            ONLY postgres: ALTER TABLE file_piece ALTER COLUMN bytes SET STORAGE EXTERNAL;
            CREATE TABLE posting (
                token BIGINT NOT NULL,
                bucket BIGINT NOT NULL,
                members BYTES NOT NULL,
                PRIMARY KEY (token, bucket)
            ) STRICT;
            ONLY postgres: ALTER TABLE posting ALTER COLUMN members SET STORAGE PLAIN;
            CREATE TABLE unfolded (
                id IDENTITY,
                document BIGINT NOT NULL,
                present BIGINT NOT NULL,
                tokens BYTES NOT NULL
            ) STRICT;
            ONLY postgres: ALTER TABLE unfolded SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);
            """)
    ]
}
