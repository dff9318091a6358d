import Storage

extension Migration {
    /// How tickets begin and end: facts, the telling of the result, follow-ups, remedies, links, contacts without a ticket.
    public static let ticketsThird = [
        Migration(
            "tickets 3",
            """
            ALTER TABLE ticket ADD COLUMN told_at BIGINT;
            ALTER TABLE ticket ADD COLUMN told_by BIGINT;
            ALTER TABLE ticket ADD COLUMN told_through TEXT;
            ALTER TABLE ticket ADD COLUMN told_evidence TEXT;
            ALTER TABLE ticket ADD COLUMN on_the_spot BIGINT NOT NULL DEFAULT 0;
            ALTER TABLE ticket ADD COLUMN revocations BIGINT NOT NULL DEFAULT 0;
            ALTER TABLE ticket ADD COLUMN signed_by BIGINT;
            ALTER TABLE ticket ADD COLUMN signed_name TEXT;
            ALTER TABLE ticket ADD COLUMN signed_role TEXT;
            ALTER TABLE ticket ADD COLUMN signed_at BIGINT;
            ALTER TABLE ticket ADD COLUMN hard_stopped BIGINT NOT NULL DEFAULT 0;
            CREATE INDEX ticket_archived ON ticket (archived_at) WHERE archived_at IS NOT NULL;
            CREATE TABLE fact_value (
                ticket BIGINT NOT NULL,
                fact TEXT NOT NULL,
                value TEXT NOT NULL,
                staff BIGINT,
                at BIGINT NOT NULL,
                PRIMARY KEY (ticket, fact)
            ) STRICT;
            CREATE TABLE follow_up (
                id IDENTITY,
                ticket BIGINT NOT NULL,
                customer BIGINT NOT NULL,
                paragraph TEXT NOT NULL,
                facts TEXT NOT NULL,
                not_by_handler BIGINT NOT NULL,
                asks_rating BIGINT NOT NULL,
                next_at BIGINT NOT NULL,
                opened_at BIGINT NOT NULL,
                ended_at BIGINT,
                outcome TEXT CHECK (outcome IN ('reached', 'unreached', 'lapsed', 'overtaken'))
            ) STRICT;
            CREATE INDEX follow_up_ticket ON follow_up (ticket, id);
            CREATE INDEX follow_up_customer ON follow_up (customer, id);
            CREATE INDEX follow_up_open ON follow_up (next_at, id) WHERE ended_at IS NULL;
            CREATE TABLE follow_up_attempt (
                id IDENTITY,
                follow_up BIGINT NOT NULL,
                ticket BIGINT NOT NULL,
                outcome TEXT NOT NULL CHECK (outcome IN ('not-reached', 'wrong-number', 'do-not-disturb', 'reached')),
                words TEXT NOT NULL,
                staff BIGINT NOT NULL,
                at BIGINT NOT NULL
            ) STRICT;
            CREATE INDEX follow_up_attempt_of ON follow_up_attempt (follow_up, id);
            CREATE TABLE remedy (
                id IDENTITY,
                ticket BIGINT NOT NULL,
                stars BIGINT NOT NULL,
                paragraph TEXT NOT NULL,
                opened_at BIGINT NOT NULL,
                contacted_at BIGINT,
                contacted_by BIGINT,
                cause TEXT,
                words TEXT,
                offered_at BIGINT,
                offered_by BIGINT,
                answer TEXT CHECK (answer IN ('accepted', 'declined')),
                answered_at BIGINT
            ) STRICT;
            CREATE INDEX remedy_ticket ON remedy (ticket, id);
            CREATE INDEX remedy_open ON remedy (opened_at, id) WHERE answered_at IS NULL;
            CREATE TABLE ticket_link (
                id IDENTITY,
                ticket BIGINT NOT NULL,
                other BIGINT NOT NULL,
                kind TEXT NOT NULL CHECK (kind IN ('related', 'follow-up-of')),
                staff BIGINT,
                at BIGINT NOT NULL,
                UNIQUE (ticket, other, kind)
            ) STRICT;
            CREATE INDEX ticket_link_other ON ticket_link (other, id);
            CREATE TABLE disposition (
                id IDENTITY,
                kind TEXT NOT NULL CHECK (kind IN ('wrong-number', 'silence', 'harassment')),
                channel TEXT NOT NULL,
                contact BIGINT,
                staff BIGINT NOT NULL,
                at BIGINT NOT NULL
            ) STRICT;
            CREATE INDEX disposition_at ON disposition (at, kind);
            """)
    ]
}
