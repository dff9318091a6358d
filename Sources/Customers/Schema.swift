import Storage

extension Migration {
    /// Who asks, how to reach them, and the links that they hold.
    public static let customers = [
        Migration(
            "customers 1",
            """
            CREATE TABLE customer (
                id IDENTITY,
                name TEXT NOT NULL,
                language TEXT NOT NULL,
                level TEXT,
                merged_into BIGINT REFERENCES customer (id),
                created_at BIGINT NOT NULL,
                revision BIGINT NOT NULL
            ) STRICT;
            CREATE INDEX customer_merged ON customer (merged_into) WHERE merged_into IS NOT NULL;
            CREATE TABLE contact (
                id IDENTITY,
                customer BIGINT NOT NULL REFERENCES customer (id),
                kind TEXT NOT NULL CHECK (kind IN ('phone', 'email', 'other')),
                sealed BYTES NOT NULL,
                mark BYTES NOT NULL,
                tail_mark BYTES,
                key_number BIGINT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('claimed', 'verified')),
                proof TEXT,
                leads BIGINT NOT NULL DEFAULT 0,
                created_at BIGINT NOT NULL,
                verified_at BIGINT
            ) STRICT;
            CREATE INDEX contact_customer ON contact (customer, id);
            CREATE INDEX contact_mark ON contact (mark, id);
            CREATE INDEX contact_tail ON contact (tail_mark, id) WHERE tail_mark IS NOT NULL;
            CREATE INDEX contact_key ON contact (key_number, id);
            CREATE UNIQUE INDEX contact_leads ON contact (mark) WHERE leads = 1;
            CREATE TABLE reveal (
                id IDENTITY,
                contact BIGINT NOT NULL,
                customer BIGINT NOT NULL REFERENCES customer (id),
                actor TEXT NOT NULL,
                actor_number BIGINT,
                reason TEXT NOT NULL,
                at BIGINT NOT NULL
            ) STRICT;
            CREATE INDEX reveal_customer ON reveal (customer, id);
            CREATE TABLE link (
                id IDENTITY,
                mark BYTES NOT NULL UNIQUE,
                purpose TEXT NOT NULL,
                subject BIGINT NOT NULL,
                customer BIGINT REFERENCES customer (id),
                contact BIGINT REFERENCES contact (id),
                created_at BIGINT NOT NULL,
                expires_at BIGINT NOT NULL,
                opened_at BIGINT,
                revoked_at BIGINT
            ) STRICT;
            CREATE INDEX link_subject ON link (subject, purpose, id);
            CREATE INDEX link_expires ON link (expires_at);
            CREATE TABLE link_cookie (
                id IDENTITY,
                link BIGINT NOT NULL REFERENCES link (id),
                mark BYTES NOT NULL UNIQUE,
                created_at BIGINT NOT NULL
            ) STRICT;
            CREATE INDEX link_cookie_link ON link_cookie (link, id);
            """)
    ]
}
