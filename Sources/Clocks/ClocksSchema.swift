import Storage

extension Migration {
    /// One row for every promise with a time limit. `next_at` is when the loop must look again; NULL when never.
    public static let clocks = [
        Migration(
            "clocks 1",
            """
            CREATE TABLE clock (
                id IDENTITY,
                subject TEXT NOT NULL,
                subject_number BIGINT NOT NULL,
                kind TEXT NOT NULL,
                paragraph TEXT NOT NULL,
                edition BIGINT NOT NULL,
                time_kind TEXT NOT NULL,
                calendar TEXT NOT NULL,
                time_limit BIGINT NOT NULL,
                consumed BIGINT NOT NULL DEFAULT 0,
                started_at BIGINT NOT NULL,
                resumed_at BIGINT,
                due_at BIGINT NOT NULL,
                provisional BIGINT NOT NULL,
                warnings TEXT NOT NULL,
                warned BIGINT NOT NULL DEFAULT 0,
                next_at BIGINT,
                verdict TEXT CHECK (verdict IN ('met', 'missed')),
                verdict_at BIGINT,
                ended_at BIGINT
            ) STRICT;
            CREATE INDEX clock_next ON clock (next_at, id) WHERE next_at IS NOT NULL;
            CREATE INDEX clock_subject ON clock (subject_number, subject, id);
            """)
    ]

    /// The clocks that a list shows are found among the open ones, however many a ticket has had.
    public static let clocksSecond = [
        Migration(
            "clocks 2",
            """
            CREATE INDEX clock_open ON clock (subject_number, subject, due_at, id) WHERE ended_at IS NULL;
            """)
    ]
}
