import Storage

extension Migration {
    /// Tickets and what belongs to them. `next_due` is the nearest due time of the open clocks; the far future where none runs.
    public static let tickets = [
        Migration(
            "tickets 1",
            """
            CREATE TABLE ticket (
                id IDENTITY,
                number TEXT NOT NULL UNIQUE,
                revision BIGINT NOT NULL DEFAULT 1,
                edition BIGINT NOT NULL,
                customer BIGINT NOT NULL,
                channel TEXT NOT NULL,
                subject TEXT NOT NULL,
                demand TEXT NOT NULL,
                type TEXT NOT NULL,
                level TEXT NOT NULL,
                level_paragraph TEXT NOT NULL,
                level_facts TEXT NOT NULL,
                level_by BIGINT,
                level_reason TEXT,
                urgent BIGINT NOT NULL,
                status TEXT NOT NULL CHECK (status IN ('new', 'open', 'waiting', 'resolved', 'closed', 'archived')),
                team TEXT NOT NULL,
                taken_by BIGINT,
                owner BIGINT,
                next_due BIGINT NOT NULL,
                unread BIGINT NOT NULL DEFAULT 1,
                solution TEXT,
                confirmation TEXT CHECK (confirmation IN ('customer', 'staff', 'silence')),
                evidence TEXT,
                stars BIGINT CHECK (stars BETWEEN 1 AND 5),
                rating_words TEXT,
                occurred_at BIGINT,
                wished_at BIGINT,
                created_at BIGINT NOT NULL,
                updated_at BIGINT NOT NULL,
                resolved_at BIGINT,
                confirmed_at BIGINT,
                rated_at BIGINT,
                archived_at BIGINT
            ) STRICT;
            CREATE INDEX ticket_open ON ticket (next_due, id) WHERE status IN ('new', 'open', 'waiting');
            CREATE INDEX ticket_status ON ticket (status, next_due, id) WHERE status <> 'archived';
            CREATE INDEX ticket_owner ON ticket (owner, next_due, id) WHERE status IN ('new', 'open', 'waiting');
            CREATE INDEX ticket_team ON ticket (team, next_due, id) WHERE status <> 'archived';
            CREATE INDEX ticket_customer ON ticket (customer, id);
            CREATE TABLE number_series (
                day TEXT NOT NULL PRIMARY KEY,
                last BIGINT NOT NULL
            ) STRICT;
            CREATE TABLE message (
                id IDENTITY,
                ticket BIGINT NOT NULL,
                kind TEXT NOT NULL CHECK (kind IN ('customer', 'reply', 'question', 'note', 'receipt')),
                staff BIGINT,
                words TEXT NOT NULL,
                at BIGINT NOT NULL
            ) STRICT;
            CREATE INDEX message_ticket ON message (ticket, id);
            CREATE TABLE attachment (
                id IDENTITY,
                ticket BIGINT NOT NULL,
                message BIGINT NOT NULL,
                file TEXT NOT NULL,
                name TEXT NOT NULL,
                type TEXT NOT NULL,
                size BIGINT NOT NULL
            ) STRICT;
            CREATE INDEX attachment_ticket ON attachment (ticket, id);
            CREATE TABLE archived_part (
                ticket BIGINT NOT NULL,
                part TEXT NOT NULL,
                salt BYTES,
                digest BYTES NOT NULL,
                PRIMARY KEY (ticket, part)
            ) STRICT;
            """)
    ]
}
