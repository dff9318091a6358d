import Storage

extension Migration {
    /// Every list of what is not archived goes by an index that holds all that the list is chosen and counted by: one for
    /// each list of whoever sees everything, and one by team, by owner and by who took it for those who see less.
    public static let ticketsFifth = [
        Migration(
            "tickets 5",
            """
            DROP INDEX ticket_open;
            DROP INDEX ticket_status;
            DROP INDEX ticket_owner;
            DROP INDEX ticket_team;
            CREATE INDEX ticket_open ON ticket (next_due, id, status, type, team, owner, taken_by, accepted_at)
                WHERE status IN ('new', 'open', 'waiting');
            CREATE INDEX ticket_list_new ON ticket (next_due, id, status) WHERE status = 'new';
            CREATE INDEX ticket_list_waiting ON ticket (next_due, id, status) WHERE status = 'waiting';
            CREATE INDEX ticket_list_resolved ON ticket (next_due, id, status) WHERE status = 'resolved';
            CREATE INDEX ticket_list_closed ON ticket (next_due, id, status) WHERE status = 'closed';
            CREATE INDEX ticket_team ON ticket (team, next_due, id, status, owner) WHERE status <> 'archived';
            CREATE INDEX ticket_owner ON ticket (owner, next_due, id, status, team, taken_by)
                WHERE owner IS NOT NULL AND status <> 'archived';
            CREATE INDEX ticket_taker ON ticket (taken_by, next_due, id, status, owner)
                WHERE taken_by IS NOT NULL AND status <> 'archived'
            """)
    ]
}
