import Synchronization

/// The manuals that were read last and had no mistake. One text is read by whoever publishes it, by the center that follows
/// it and by the pages that compare it.
final class ReadEditions: Sendable {
    static let shared = ReadEditions()
    private static let most = 8

    private let editions = Mutex<[String: Edition]>([:])

    /// The edition of a text, read by `read` where it is not known yet.
    func edition(of text: String, _ read: (String) throws(Mistakes) -> Edition) throws(Mistakes) -> Edition {
        if let known = editions.withLock({ $0[text] }) { return known }
        let fresh = try read(text)
        return editions.withLock { editions in
            // Whoever read the same text meanwhile and came first is kept: one text is one edition.
            if let known = editions[text] { return known }
            if editions.count >= Self.most { editions.removeAll() }
            editions[text] = fresh
            return fresh
        }
    }
}
