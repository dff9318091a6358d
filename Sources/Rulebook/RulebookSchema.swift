import Storage

extension Migration {
    /// Editions begin on a date; what is being written, who has read what, and what people would change.
    public static let rulebookSecond = [
        Migration(
            "rulebook 2",
            """
            ALTER TABLE edition ADD COLUMN starts_at BIGINT NOT NULL DEFAULT 0;
            UPDATE edition SET starts_at = published_at;
            ALTER TABLE edition ADD COLUMN summary TEXT NOT NULL DEFAULT '';
            ALTER TABLE edition ADD COLUMN review_on TEXT;
            ALTER TABLE edition ADD COLUMN withdrawn_at BIGINT;
            CREATE TABLE draft (
                id IDENTITY,
                base BIGINT,
                preset TEXT NOT NULL,
                text TEXT NOT NULL,
                revision BIGINT NOT NULL,
                changed_at BIGINT NOT NULL,
                changed_by BIGINT,
                state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'published', 'discarded')),
                edition BIGINT
            ) STRICT;
            CREATE UNIQUE INDEX draft_open ON draft (state) WHERE state = 'open';
            CREATE TABLE receipt (
                edition BIGINT NOT NULL,
                person BIGINT NOT NULL,
                at BIGINT NOT NULL,
                PRIMARY KEY (edition, person)
            ) STRICT;
            CREATE TABLE change_proposal (
                id IDENTITY,
                edition BIGINT NOT NULL,
                paragraph TEXT NOT NULL,
                words TEXT NOT NULL,
                person BIGINT NOT NULL,
                at BIGINT NOT NULL,
                state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'taken', 'declined')),
                answer TEXT NOT NULL DEFAULT '',
                decided_by BIGINT,
                decided_at BIGINT
            ) STRICT;
            CREATE INDEX change_proposal_open ON change_proposal (paragraph) WHERE state = 'open';
            """)
    ]
}
