import Clocks
import Storage
import Vocabulary

/// How one team's work stands at this moment; counts stop at `Queue.countLimit + 1`.
public struct TeamWork: Hashable, Sendable {
    public let team: TeamKey
    /// Everything that somebody still has to do something for.
    public let open: Int
    /// Of these, nobody's.
    public let unowned: Int
    public let waiting: Int
    /// Some limit has passed.
    public let overdue: Int
    /// Some limit passes soon.
    public let pressing: Int
}

/// What one person carries at this moment.
public struct PersonWork: Hashable, Sendable {
    public let person: Int64
    public let name: String
    public let team: TeamKey?
    public let open: Int
    public let overdue: Int
    /// Given to them and not accepted yet.
    public let unaccepted: Int
}

/// A decision that somebody waits for, with what a list says of its ticket.
public struct WaitingApproval: Hashable, Sendable {
    public let approval: Approval
    public let number: String
    public let subject: String
    public let team: TeamKey
    public let level: LevelKey
    /// By when it is to be decided; nil where the manual names no limit.
    public let due: Instant?
}

extension Reading {
    /// How each of some teams stands, as far as the scope reaches; limits within `soon` count as pressing.
    public func work(of teams: [TeamKey], soon: Duration, within scope: Scope) throws -> [TeamWork] {
        guard !teams.isEmpty else { return [] }
        let isWork: SQL = "ticket.status IN ('new', 'open', 'waiting')"
        let counts = teams.map { team -> SQL in
            let own: SQL = "ticket.team = \(team) AND \(sql: scope.condition)"
            let each: [SQL] = [
                isWork, "\(sql: isWork) AND ticket.owner IS NULL", "ticket.status = 'waiting'",
                "\(sql: isWork) AND ticket.next_due < \(now)",
                "\(sql: isWork) AND ticket.next_due >= \(now) AND ticket.next_due < \(now + soon)",
            ]
            return .joined(
                each.map { condition in
                    Queue.count(
                        "FROM ticket WHERE ticket.status <> 'archived' AND \(sql: own) AND \(sql: condition)")
                }, by: ", ")
        }
        return try first("SELECT \(sql: .joined(counts, by: ", "))") { row in
            teams.enumerated().map { place, team in
                TeamWork(
                    team: team, open: row[place * 5], unowned: row[place * 5 + 1], waiting: row[place * 5 + 2],
                    overdue: row[place * 5 + 3], pressing: row[place * 5 + 4])
            }
        } ?? []
    }

    /// Tickets of which some limit has passed or passes soon, the nearest first.
    public func pressing(soon: Duration, within scope: Scope, limit: Int = 50) throws -> [ListedTicket] {
        try rows(
            """
            \(sql: try listing())
            WHERE ticket.status IN ('new', 'open', 'waiting') AND ticket.next_due < \(now + soon)
                AND \(sql: scope.condition)
            ORDER BY ticket.next_due, ticket.id LIMIT \(limit)
            """, ListedTicket.init)
    }

    /// Limits that pass soon and have not passed yet, the nearest first.
    public func aboutToBeMissed(soon: Duration, within scope: Scope, limit: Int = 50) throws -> [ListedTicket] {
        try rows(
            """
            \(sql: try listing())
            WHERE ticket.status IN ('new', 'open', 'waiting') AND ticket.next_due >= \(now)
                AND ticket.next_due < \(now + soon) AND \(sql: scope.condition)
            ORDER BY ticket.next_due, ticket.id LIMIT \(limit)
            """, ListedTicket.init)
    }

    /// Decisions that are waited for, the oldest question first.
    public func waitingApprovals(within scope: Scope, limit: Int = 100) throws -> [WaitingApproval] {
        try rows(
            """
            SELECT \(sql: Approval.columns), ticket.number, ticket.subject, ticket.team, ticket.level,
                (SELECT max(clock.due_at) FROM clock
                    WHERE clock.subject_number = ticket.id AND clock.subject = \(Ticket.subjectKind)
                        AND clock.kind = approval.kind AND clock.ended_at IS NULL)
            FROM approval JOIN ticket ON ticket.id = approval.ticket
            WHERE approval.decided_at IS NULL AND \(sql: scope.condition)
            ORDER BY approval.asked_at, approval.id LIMIT \(limit)
            """
        ) { row in
            WaitingApproval(
                approval: Approval(row), number: row[16], subject: row[17], team: row[18], level: row[19], due: row[20])
        }
    }

    /// What each person carries of what the scope reaches, the fullest hands first.
    public func workPerPerson(within scope: Scope, limit: Int = 200) throws -> [PersonWork] {
        try rows(
            """
            SELECT person.id, person.name, person.team, count(*),
                CAST(sum(CASE WHEN ticket.next_due < \(now) THEN 1 ELSE 0 END) AS BIGINT),
                CAST(sum(CASE WHEN ticket.accepted_at IS NULL THEN 1 ELSE 0 END) AS BIGINT)
            FROM ticket JOIN person ON person.id = ticket.owner
            WHERE ticket.status IN ('new', 'open', 'waiting') AND \(sql: scope.condition)
            GROUP BY person.id, person.name, person.team ORDER BY count(*) DESC, person.id LIMIT \(limit)
            """
        ) { row in
            PersonWork(
                person: row[0], name: row[1], team: row[2], open: row[3], overdue: row[4], unaccepted: row[5])
        }
    }
}
