import Vocabulary

/// What goes wrong below the desk. What people can act on becomes a `Refusal`; the rest is a fault of the program.
public enum StorageFault: Error, Equatable {
    /// A statement that must return a row returned none.
    case noRow
    /// The database said no, in its own words.
    case database(code: String, message: String)
    /// The database file is not what it should be, or was written by a newer program.
    case schema(String)
    /// COMMIT's answer was lost and nobody knows the outcome.
    case unknownOutcome
    case closed
    /// Somebody else has taken over what this one held; nothing was changed.
    case leaseLost
    /// A file to be kept changed while it was read.
    case changedWhileRead
    /// A program that the store needs failed; its name, its exit status and the end of what it said.
    case command(String, status: Int32, said: String)
}

extension Refusal {
    /// Too many writes are waiting, or the database did not answer in time. Nothing was done.
    public static let busy = Refusal(.unavailable, "refusal.busy", retryAfter: .seconds(2))
    /// The disk is full. Nothing was done; reading goes on.
    public static let diskFull = Refusal(.unavailable, "refusal.disk-full", retryAfter: .seconds(60))
    /// The storage cannot be read or written. Nothing was acknowledged.
    public static let storageBroken = Refusal(.unavailable, "refusal.storage-broken", retryAfter: .seconds(60))
    /// The connection broke while saving and the outcome could not be learnt: look before repeating.
    public static let unknownOutcome = Refusal(.unavailable, "refusal.unknown-outcome", retryAfter: .seconds(5))
}
