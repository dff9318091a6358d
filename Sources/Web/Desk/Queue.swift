import Pages

/// The shelves of the workspace.
enum Queue: String, CaseIterable, Sendable {
    case open, new, mine, waiting, resolved, closed
}

/// How much lies on each shelf.
struct QueueCounts: Equatable, Sendable {
    var here: Queue
    var counts: [Queue: Int]
    /// Of those, how many have a missed clock.
    var late: [Queue: Int] = [:]

    func html(_ wording: Wording) -> HTML {
        """
        <ul id="counts" class="queues">\
        \(Queue.allCases.map { line($0, wording) })</ul>
        """
    }

    private func line(_ queue: Queue, _ wording: Wording) -> HTML {
        """
        <li><a id="queue-\(queue.rawValue)" href="/desk?queue=\(queue.rawValue)"\(attribute: "aria-current", queue == here ? "page" : nil)>\
        <span>\(wording.texts["queue.\(queue.rawValue)"])</span>\(late[queue].flatMap { $0 > 0 ? lateMark($0, wording) : nil })\
        \(counts[queue].map { "<span class=\"count\">\(wording.count($0))</span>" as HTML })</a></li>
        """
    }

    private func lateMark(_ count: Int, _ wording: Wording) -> HTML {
        "<span class=\"late-count\" title=\"\(wording.texts["queue.late", "\(count)"])\"><span class=\"unseen\">\(wording.texts["queue.late", ""])</span>\(wording.count(count))</span>"
    }
}
