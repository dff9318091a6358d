import Vocabulary

/// After a restore nothing leaves the house, nothing is fetched and nothing is escalated until a person says so.
extension Fact where Value == Instant {
    /// Since when sending is held.
    static var sendingHeld: Fact<Instant> { .instant("sending-held") }
}

extension Reading {
    /// Since when; nil while everything runs as usual.
    public func sendingHeldSince() throws -> Instant? { try fact(.sendingHeld) }

    public func isSendingHeld() throws -> Bool { try sendingHeldSince() != nil }
}

extension Transaction {
    public func holdSending() throws { try note(.sendingHeld, now) }

    public func releaseSending() throws { try forget(Fact<Instant>.sendingHeld) }
}
