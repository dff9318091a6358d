import Storage

extension Migration {
    /// What one person took, solved and was rated for is found without looking at everybody's tickets.
    public static let ticketsFourth = [
        Migration(
            "tickets 4",
            """
            CREATE INDEX ticket_taken ON ticket (taken_by, created_at) WHERE taken_by IS NOT NULL;
            CREATE INDEX ticket_resolved ON ticket (owner, resolved_at) WHERE resolved_at IS NOT NULL;
            CREATE INDEX ticket_rated ON ticket (owner, rated_at) WHERE rated_at IS NOT NULL
            """)
    ]
}
