import Vocabulary

/// What a check of the chain came to.
public enum ChainVerdict: Hashable, Sendable {
    /// Everything up to `head` is as it was written; `unlinked` later events are not covered yet (counted to 1,000).
    case whole(head: ChainLink, unlinked: Int)
    /// The first link that does not fit what it covers, and the positions it covers.
    case broken(place: Int64, from: Int64, to: Int64)
    /// A link was made with a master key that is not there.
    case keyMissing(place: Int64, number: UInt8)
    /// The chain ends before a link that was once seen, or has another in its place.
    case notTheSame(place: Int64)
}

extension Chain {
    /// Reads all events again and makes every link anew.
    /// - Parameter seen: a head that was kept elsewhere; it must be part of this chain.
    public func verify(seen: ChainLink? = nil) async throws -> ChainVerdict {
        var previous = ChainLink.beginning
        var isSeen = seen.map { $0.place == 0 } ?? true
        while true {
            let links = try await store.report { [previous] in try $0.chainLinks(after: previous.place, limit: 100) }
            for link in links {
                if let fault = try await fault(of: link, after: previous) { return fault }
                if let seen, link.place == seen.place {
                    guard link == seen else { return .notTheSame(place: link.place) }
                    isSeen = true
                }
                previous = link
            }
            if links.isEmpty { break }
        }
        if let seen, !isSeen { return .notTheSame(place: seen.place) }
        let rest = try await store.report { [previous] in
            try $0.happenings(after: previous.lastPosition, limit: Self.mostPerLink).count
        }
        return .whole(head: previous, unlinked: rest)
    }

    private func fault(of link: ChainLink, after previous: ChainLink) async throws -> ChainVerdict? {
        let broken = ChainVerdict.broken(
            place: previous.place + 1, from: previous.lastPosition + 1,
            to: max(link.lastPosition, previous.lastPosition + 1))
        let count = link.lastPosition - previous.lastPosition
        guard link.place == previous.place + 1, (1...Int64(Self.mostPerLink)).contains(count) else { return broken }
        guard store.keys.has(link.keyNumber) else { return .keyMissing(place: link.place, number: link.keyNumber) }
        let events = try await store.report { try $0.happenings(after: previous.lastPosition, limit: Int(count)) }
        guard events.last?.position == link.lastPosition else { return broken }
        let made = ChainLink(after: previous, over: events, keyNumber: link.keyNumber, keys: store.keys)
        return made == link ? nil : broken
    }
}
