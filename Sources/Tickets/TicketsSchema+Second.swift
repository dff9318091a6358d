import Storage

extension Migration {
    /// The way of a ticket through many hands: how it is sorted, who was given it when, what waits for a decision, who is
    /// told. A message's kinds are the program's, so the table no longer lists them.
    public static let ticketsSecond = [
        Migration(
            "tickets 2",
            """
            ALTER TABLE ticket ADD COLUMN subtype TEXT;
            ALTER TABLE ticket ADD COLUMN business TEXT;
            ALTER TABLE ticket ADD COLUMN customer_level TEXT;
            ALTER TABLE ticket ADD COLUMN proposed_level TEXT;
            ALTER TABLE ticket ADD COLUMN line TEXT;
            ALTER TABLE ticket ADD COLUMN dispatching TEXT CHECK (dispatching IN ('wanted', 'supervisor'));
            ALTER TABLE ticket ADD COLUMN urges BIGINT NOT NULL DEFAULT 0;
            ALTER TABLE ticket ADD COLUMN extensions BIGINT NOT NULL DEFAULT 0;
            ALTER TABLE ticket ADD COLUMN given_at BIGINT;
            ALTER TABLE ticket ADD COLUMN accepted_at BIGINT;
            ALTER TABLE ticket ADD COLUMN started_at BIGINT;
            ALTER TABLE ticket ADD COLUMN expected_at BIGINT;
            ALTER TABLE ticket ADD COLUMN workaround_at BIGINT;
            ALTER TABLE ticket ADD COLUMN escalated_at BIGINT;
            ALTER TABLE ticket ADD COLUMN signed_off_by BIGINT;
            ALTER TABLE ticket ADD COLUMN signed_off_at BIGINT;
            CREATE INDEX ticket_undispatched ON ticket (team, next_due, id) WHERE dispatching = 'wanted';
            CREATE TABLE approval (
                id IDENTITY,
                ticket BIGINT NOT NULL,
                kind TEXT NOT NULL,
                paragraph TEXT NOT NULL,
                asked_by BIGINT,
                asked_at BIGINT NOT NULL,
                reason TEXT NOT NULL,
                level TEXT,
                team TEXT,
                clock BIGINT,
                until_at BIGINT,
                late BIGINT NOT NULL DEFAULT 0,
                decided_by BIGINT,
                decided_at BIGINT,
                verdict TEXT CHECK (verdict IN ('granted', 'refused', 'lapsed')),
                answer TEXT
            ) STRICT;
            CREATE UNIQUE INDEX approval_open ON approval (ticket, kind) WHERE decided_at IS NULL;
            CREATE INDEX approval_waiting ON approval (asked_at, id) WHERE decided_at IS NULL;
            CREATE INDEX approval_ticket ON approval (ticket, id);
            CREATE TABLE promised (
                clock BIGINT NOT NULL PRIMARY KEY,
                ticket BIGINT NOT NULL,
                message BIGINT NOT NULL,
                way TEXT NOT NULL CHECK (way IN ('call', 'words')),
                made_by BIGINT NOT NULL
            ) STRICT;
            CREATE INDEX promised_ticket ON promised (ticket, clock);
            CREATE TABLE notice (
                id IDENTITY,
                person BIGINT NOT NULL,
                ticket BIGINT NOT NULL,
                kind TEXT NOT NULL,
                paragraph TEXT,
                at BIGINT NOT NULL,
                seen_at BIGINT
            ) STRICT;
            CREATE UNIQUE INDEX notice_unseen ON notice (person, ticket, kind) WHERE seen_at IS NULL;
            CREATE INDEX notice_ticket ON notice (ticket) WHERE seen_at IS NULL;
            CREATE INDEX notice_at ON notice (at);
            ONLY postgres:ALTER TABLE message DROP CONSTRAINT message_kind_check;
            ONLY sqlite:CREATE TABLE message_any (
                id IDENTITY,
                ticket BIGINT NOT NULL,
                kind TEXT NOT NULL,
                staff BIGINT,
                words TEXT NOT NULL,
                at BIGINT NOT NULL
            ) STRICT;
            ONLY sqlite:INSERT INTO message_any SELECT id, ticket, kind, staff, words, at FROM message;
            ONLY sqlite:DROP TABLE message;
            ONLY sqlite:ALTER TABLE message_any RENAME TO message;
            ONLY sqlite:CREATE INDEX message_ticket ON message (ticket, id);
            """)
    ]
}
