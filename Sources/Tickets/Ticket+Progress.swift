import Clocks
import Storage
import Vocabulary

extension Ticket {
    /// 进展同步: the customer hears where it stands and by when to expect what; the next word is due from now (A10, E8).
    @discardableResult
    public mutating func progress(
        _ writing: Writing, expecting expected: Instant? = nil, in tx: Transaction
    ) throws -> Int64 {
        try tx.actor.must(.handleTickets)
        try mustBeWork()
        try mustLieAhead(expected, "expected", in: tx)

        handling.expectedAt = expected ?? handling.expectedAt
        return try speak(
            writing, .progress, keeping: [.progress], promising: spokenPromise(in: writing, tx), in: tx
        ) { .progressed(message: $0, expected: expected) }
    }

    /// 替代办法: a way around the trouble, told before the cause is repaired (C6). It tells where things stand, too.
    @discardableResult
    public mutating func workAround(_ writing: Writing, in tx: Transaction) throws -> Int64 {
        try tx.actor.must(.handleTickets)
        try mustBeWork()

        handling.workaroundAt = tx.now
        return try speak(writing, .workaround, keeping: [.workaround, .progress], in: tx) {
            .workedAround(message: $0)
        }
    }
}
