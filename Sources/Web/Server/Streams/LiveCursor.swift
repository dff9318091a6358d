/// A place in the event log: `epoch.position`. A restored database begins a new epoch.
public struct LiveCursor: Hashable, Sendable, CustomStringConvertible {
    public let epoch: Int64
    public let position: Int64

    public init(epoch: Int64, position: Int64) {
        self.epoch = epoch
        self.position = position
    }

    /// Reads `3.1042`; nil of any other text.
    public init?(_ text: some StringProtocol) {
        let parts = text.utf8.count <= 40 ? text.split(separator: ".", omittingEmptySubsequences: false) : []
        guard parts.count == 2, let epoch = LiveCursor.number(parts[0]), let position = LiveCursor.number(parts[1])
        else {
            return nil
        }
        self.init(epoch: epoch, position: position)
    }

    public var description: String { "\(epoch).\(position)" }

    private static func number(_ text: some StringProtocol) -> Int64? {
        text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int64(text) : nil
    }
}
