import Storage

extension Migration {
    /// What an edition is known by stands before its long text: SQLite reads a row from its beginning, and every page asks
    /// for the digest. PostgreSQL keeps long texts apart.
    public static let rulebookThird = [
        Migration(
            "rulebook 3",
            """
            ONLY sqlite:CREATE TABLE edition_again (
                number BIGINT NOT NULL PRIMARY KEY,
                digest TEXT NOT NULL,
                starts_at BIGINT NOT NULL,
                withdrawn_at BIGINT,
                preset TEXT NOT NULL,
                published_at BIGINT NOT NULL,
                published_by BIGINT,
                review_on TEXT,
                summary TEXT NOT NULL,
                text TEXT NOT NULL
            ) STRICT;
            ONLY sqlite:INSERT INTO edition_again
                (number, digest, starts_at, withdrawn_at, preset, published_at, published_by, review_on, summary, text)
                SELECT number, digest, starts_at, withdrawn_at, preset, published_at, published_by, review_on, summary, text
                FROM edition;
            ONLY sqlite:DROP TABLE edition;
            ONLY sqlite:ALTER TABLE edition_again RENAME TO edition;
            """)
    ]
}
