import Dispatch
import Synchronization
import Vocabulary

/// Where passwords are hashed: at most two at once, on threads of their own, so that neither the network nor the database
/// waits for them. The line in front is short; whoever does not fit is asked to come back.
public final class Passwords: Sendable {
    /// How many at once (each takes 32 MB), how many may wait, and how long.
    public struct Limits: Sendable {
        public var atOnce = 2
        public var waiting = 32
        public var patience = Duration.seconds(5)

        public init() {}
    }

    private struct Entry: Sendable {
        let waiting = Stopwatch()
        let work: @Sendable () -> Void
        let refuse: @Sendable (any Error) -> Void
    }
    private struct State {
        var running = 0
        var most = 0
        var served = 0
        var line: [Entry] = []
    }

    private let limits: Limits
    private let cost: PasswordHash.Cost
    let nobody: PasswordHash
    private let state = Mutex(State())
    private let threads = DispatchQueue(label: "passwords", attributes: .concurrent)

    public convenience init(_ limits: Limits = Limits()) { self.init(limits, cost: .standard) }

    /// For scenes, whose passwords protect nothing: real hashes at a cost that nobody waits for.
    package static var quick: Passwords {
        Passwords(cost: PasswordHash.Cost(exponent: 4, blockSize: 8, parallelism: 1))
    }

    /// Tests that are about something else take a lower cost.
    init(_ limits: Limits = Limits(), cost: PasswordHash.Cost) {
        self.limits = limits
        self.cost = cost
        nobody = .ofNobody(cost: cost)
    }

    /// Hashes a new password that the rules allow.
    public func hash(_ typed: String, login: String, field: String = "password") async throws -> PasswordHash {
        if let flaw = PasswordRule.flaw(in: typed, login: login, field: field) { throw Refusal.invalid([flaw]) }
        let cost = cost
        return try await run { try PasswordHash(of: PasswordRule.normal(typed) ?? "", cost: cost) }
    }

    /// Whether the password is the one; the same work is done for a login that nobody has, which never matches.
    func verify(_ typed: String, against hash: PasswordHash?) async throws -> Bool {
        let nobody = nobody
        return try await run {
            let password = PasswordRule.normal(typed)
            let matches = try (hash ?? nobody).matches(password ?? "")
            return matches && hash != nil && password != nil
        }
    }

    /// The most that ever ran at once, and how many were served.
    var mostAtOnce: Int { state.withLock { $0.most } }
    var served: Int { state.withLock { $0.served } }

    func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            enter(
                Entry(
                    work: { continuation.resume(with: Result { try work() }) },
                    refuse: { continuation.resume(throwing: $0) }))
        }
    }

    private func enter(_ entry: Entry) {
        enum Turn { case start, wait, refuse }
        let turn: Turn = state.withLock { state in
            if state.running < limits.atOnce {
                state.running += 1
                state.most = max(state.most, state.running)
                return .start
            }
            guard state.line.count < limits.waiting else { return .refuse }
            state.line.append(entry)
            return .wait
        }
        switch turn {
        case .start: threads.async { self.serve(entry) }
        case .wait: break
        case .refuse: entry.refuse(Refusal.crowded)
        }
    }

    /// Works until the line is empty.
    private func serve(_ first: Entry) {
        var next: Entry? = first
        while let entry = next {
            if entry.waiting.elapsed > limits.patience { entry.refuse(Refusal.crowded) } else { entry.work() }
            next = state.withLock { state in
                state.served += 1
                guard state.line.isEmpty else { return state.line.removeFirst() }
                state.running -= 1
                return nil
            }
        }
    }
}

extension Refusal {
    /// Too many people sign in at this moment.
    static let crowded = Refusal(.unavailable, "sign-in.crowded", retryAfter: .seconds(5))
}
