import Vocabulary

/// What the log says of the audit itself.
public enum AuditEvent: Recordable, Hashable {
    /// Somebody had the chain verified: what was found, as the doctor words it, and the numbers of that sentence.
    case chainVerified(found: String, about: [Int64])

    public var name: String {
        switch self {
        case .chainVerified: "audit.chain-verified"
        }
    }
}

/// When the chain was last verified by hand, by whom, and what was found.
public struct ChainCheck: Hashable, Sendable {
    public let at: Instant
    public let staff: Int64?
    public let finding: Finding
}

extension Chain {
    /// Links what has happened until now, makes every link anew and writes down what was found.
    public func audit(as auditor: Actor) async throws -> Finding {
        try auditor.mustAudit()
        try await linkAll()
        let verdict = try await verify()
        try await store.write(as: auditor) { tx in
            try tx.record(AuditEvent.chainVerified(found: verdict.word, about: verdict.numbers), of: "audit", 1)
        }
        return Finding(verdict)
    }
}

extension Reading {
    /// nil until somebody has the chain verified for the first time.
    public func lastChainCheck() throws -> ChainCheck? {
        let last = try first(
            """
            SELECT at, actor_number, payload FROM event WHERE subject_number = 1 AND subject = 'audit'
            ORDER BY id DESC LIMIT 1
            """
        ) { (at: $0[0] as Instant, staff: $0[1] as Int64?, payload: $0[2] as String) }
        guard let last else { return nil }
        let event: AuditEvent = try JSONText.read(last.payload)
        switch event {
        case .chainVerified(let found, let about):
            return ChainCheck(at: last.at, staff: last.staff, finding: Finding(chain: found, about))
        }
    }
}

extension ChainVerdict {
    fileprivate var word: String {
        switch self {
        case .whole(_, let unlinked): unlinked < Chain.mostPerLink ? "good" : "lagging"
        case .broken: "broken"
        case .keyMissing: "key-missing"
        case .notTheSame: "not-the-same"
        }
    }

    fileprivate var numbers: [Int64] {
        switch self {
        case .whole(let head, let unlinked):
            unlinked < Chain.mostPerLink ? [head.place, head.lastPosition] : [head.lastPosition]
        case .broken(let place, let from, let to): [place, from, to]
        case .keyMissing(let place, let number): [place, Int64(number)]
        case .notTheSame(let place): [place]
        }
    }
}

extension Finding {
    /// What a check of the chain came to, in the doctor's words.
    init(_ verdict: ChainVerdict) { self.init(chain: verdict.word, verdict.numbers) }

    fileprivate init(chain word: String, _ about: [Int64]) {
        let verdict: Verdict =
            switch word {
            case "good": .good
            case "lagging": .warning
            default: .bad
            }
        self.init("doctor.chain.\(word)", verdict, about.map(String.init))
    }
}
