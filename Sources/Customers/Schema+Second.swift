import Storage

extension Migration {
    /// Whom a customer belongs to, what they were promised, how their name is looked for, and that they were forgotten.
    public static let customersSecond = [
        Migration(
            "customers 2",
            """
            CREATE TABLE organisation (
                id IDENTITY,
                name TEXT NOT NULL,
                folded TEXT NOT NULL,
                pinyin TEXT NOT NULL,
                initials TEXT NOT NULL,
                level TEXT,
                level_until TEXT,
                created_at BIGINT NOT NULL,
                revision BIGINT NOT NULL
            ) STRICT;
            CREATE UNIQUE INDEX organisation_folded ON organisation (folded);
            CREATE INDEX organisation_pinyin ON organisation (pinyin, id);
            CREATE INDEX organisation_initials ON organisation (initials, id);
            ALTER TABLE customer ADD COLUMN honorific TEXT NOT NULL DEFAULT '';
            ALTER TABLE customer ADD COLUMN organisation BIGINT REFERENCES organisation (id);
            ALTER TABLE customer ADD COLUMN level_until TEXT;
            ALTER TABLE customer ADD COLUMN named_agent BIGINT;
            ALTER TABLE customer ADD COLUMN forgotten_at BIGINT;
            ALTER TABLE customer ADD COLUMN folded TEXT;
            ALTER TABLE customer ADD COLUMN pinyin TEXT;
            ALTER TABLE customer ADD COLUMN initials TEXT;
            CREATE INDEX customer_organisation ON customer (organisation, id) WHERE organisation IS NOT NULL;
            CREATE INDEX customer_agent ON customer (named_agent, id) WHERE named_agent IS NOT NULL;
            CREATE INDEX customer_folded ON customer (folded, id);
            CREATE INDEX customer_pinyin ON customer (pinyin, id);
            CREATE INDEX customer_initials ON customer (initials, id);
            CREATE INDEX customer_unspelled ON customer (id) WHERE folded IS NULL;
            ALTER TABLE contact ADD COLUMN caution TEXT;
            CREATE TABLE agreement (
                id IDENTITY,
                organisation BIGINT REFERENCES organisation (id),
                customer BIGINT REFERENCES customer (id),
                name TEXT NOT NULL,
                service_level TEXT NOT NULL,
                from_day TEXT NOT NULL,
                until_day TEXT,
                when_expired TEXT NOT NULL CHECK (when_expired IN ('ends', 'continues')),
                created_at BIGINT NOT NULL,
                revision BIGINT NOT NULL,
                CHECK ((organisation IS NULL) <> (customer IS NULL))
            ) STRICT;
            CREATE INDEX agreement_organisation ON agreement (organisation, id) WHERE organisation IS NOT NULL;
            CREATE INDEX agreement_customer ON agreement (customer, id) WHERE customer IS NOT NULL;
            """)
    ]
}
