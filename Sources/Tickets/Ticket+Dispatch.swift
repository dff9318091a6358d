import Customers
import Manual
import People
import Rulebook
import Storage
import Vocabulary

extension Ticket {
    /// Finds somebody for a ticket that waits for the manual's choice (A9, D5). Does nothing where it has moved on
    /// meanwhile or nobody is free.
    /// - Returns: whether somebody has it now.
    @discardableResult
    public mutating func dispatch(in tx: Transaction) throws -> Bool {
        guard status.isWork, owner == nil, handling.dispatching == .wanted else { return false }
        let manual = try tx.edition(edition).edition
        guard let verdict = manual.dispatch(for: manualCase) else { return false }
        let candidates = try tx.lockedCandidates(for: self, by: manual)
        guard let chosen = manual.choice(among: candidates, for: verdict.within(team)) else { return false }

        try pass(to: Target(team: team, person: chosen.person), by: manual, in: tx)
        try save(in: tx)
        // The team followed from the type; who of it gets the ticket follows from the rule on dispatch.
        let paragraph = manual.dispatch?.paragraph ?? verdict.paragraph
        try record(.dispatched(team: team, to: chosen.person, facts: verdict.facts), because: paragraph, in: tx)
        try notify(chosen.person, .given, because: paragraph, in: tx)
        return true
    }

    public static let dispatchJob = "ticket.dispatch"

    /// Leaves a team's ticket to the manual's choice, or to the supervisor's where the manual says so.
    mutating func wantDispatch(by manual: Edition, in tx: Transaction) throws {
        guard let verdict = manual.dispatch(for: manualCase) else { return }
        handling.dispatching = verdict.isManual ? .supervisor : .wanted
        try askForPerson(verdict, by: manual, in: tx)
    }

    func askForPerson(_ verdict: DispatchVerdict, by manual: Edition, in tx: Transaction) throws {
        guard verdict.isManual else {
            try tx.enqueue(Self.dispatchJob, ["ticket": number])
            return
        }
        try notify(manual.supervisors, .assign, because: verdict.paragraph, in: tx)
    }

    /// Tickets that wait for the manual's choice in teams where somebody can take one, nearest limit first.
    public static func awaitingDispatch(limit: Int = 50, in db: Reading) throws -> [String] {
        guard try db.exists("SELECT 1 FROM ticket WHERE dispatching = 'wanted' LIMIT 1"),
            let capacity = try db.currentEdition().edition.dispatch?.capacity
        else { return [] }
        let people = try Person.dispatchable(in: db).filter { $0.presence == .available && $0.team != nil }
        let loads = try db.loads(of: people.map(\.id))
        let teams = Set(
            people.filter { (loads[$0.id]?.count ?? 0) < ($0.capacity ?? capacity) }.compactMap { $0.team?.text })
        return try teams.sorted().flatMap { team -> [String] in
            try db.rows(
                """
                SELECT number FROM ticket WHERE dispatching = 'wanted' AND team = \(team)
                ORDER BY next_due, id LIMIT \(limit)
                """
            ) { $0[0] }
        }
    }
}

extension DispatchVerdict {
    /// The same choice in the team that has the ticket now.
    fileprivate func within(_ team: TeamKey) -> DispatchVerdict {
        DispatchVerdict(team: team, skill: skill, isManual: isManual, paragraph: paragraph, facts: facts)
    }
}

/// What somebody carries: how many open tickets, and since when the latest.
struct Load: Hashable {
    let count: Int
    let lastGivenAt: Instant?
}

extension Reading {
    /// The load of each of some people; nothing for who has nothing.
    func loads(of people: [Int64]) throws -> [Int64: Load] {
        guard !people.isEmpty else { return [:] }
        let loads = try rows(
            """
            SELECT owner, count(*), max(given_at) FROM ticket
            WHERE ticket.status IN ('new', 'open', 'waiting') AND owner IN \(list: people) GROUP BY owner
            """
        ) { ($0[0] as Int64, Load(count: $0[1], lastGivenAt: $0[2])) }
        return Dictionary(uniqueKeysWithValues: loads)
    }
}

extension Transaction {
    /// Those who might get a ticket: its team, the customer's own agent among them (R10). They stay locked until the
    /// transaction ends, so that two who choose at once do not fill one person's hands twice.
    fileprivate func lockedCandidates(for ticket: Ticket, by manual: Edition) throws -> [Candidate] {
        let named = try Customer.present(ticket.customer, in: self)?.namedAgent
        func eligible() throws -> [Person] {
            try Person.dispatchable(in: self).filter { person in
                person.team == ticket.team && person.presence == .available && person.qualification.isPassed
                    && manual.permissions(of: person.role).contains(.handleTickets)
            }
        }
        var people = try eligible()
        if backend == .postgres, !people.isEmpty {
            let locked: [Int64] = try rows(
                "SELECT id FROM person WHERE id IN \(list: people.map(\.id)) ORDER BY id FOR UPDATE"
            ) { $0[0] }
            people = try eligible().filter { locked.contains($0.id) }
        }
        let loads = try loads(of: people.map(\.id))
        return people.map { person in
            Candidate(
                person: person.id, team: person.team, skills: person.skills,
                isQualified: person.qualification.isPassed, isAvailable: person.presence == .available,
                load: loads[person.id]?.count ?? 0, capacity: person.capacity ?? manual.dispatch?.capacity ?? 0,
                isNamed: person.id == named, lastGivenAt: loads[person.id]?.lastGivenAt)
        }
    }
}
