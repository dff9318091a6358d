import Manual
import Vocabulary

/// What is to be done when, the earliest first; of two at the same moment the one that was noted first.
struct Agenda: Sendable {
    /// A thing to do on a ticket.
    enum Step: Hashable, Sendable {
        case arrive, assign, take, complete, greet, answer, note, override, signOff, misassign, correct, handOver,
            escalate
        case workaround, promise, keepPromise, extend, decideExtension, urge(Int), progress, resolve, tell, end, rate
        case look, call(Int), contact, remedy, remedyAnswer, archive
    }

    enum Turn: Hashable, Sendable {
        case ticket(Int, Step)
        case opening(Day), closing(Day), rest
        case nothing(Int)
        case edition, receipts, propose(Int), decideProposal, draft
    }

    private struct Entry: Comparable {
        let at: Instant
        let order: Int
        let turn: Turn

        static func < (left: Entry, right: Entry) -> Bool { (left.at, left.order) < (right.at, right.order) }
    }

    private var heap: [Entry] = []
    private var noted = 0

    mutating func note(_ turn: Turn, at moment: Instant) {
        noted += 1
        heap.append(Entry(at: moment, order: noted, turn: turn))
        var place = heap.count - 1
        while place > 0, heap[place] < heap[(place - 1) / 2] {
            heap.swapAt(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    /// The next thing to do up to a moment.
    mutating func next(upTo end: Instant) -> (at: Instant, turn: Turn)? {
        guard let first = heap.first, first.at <= end else { return nil }
        heap.swapAt(0, heap.count - 1)
        heap.removeLast()
        sink()
        return (first.at, first.turn)
    }

    private mutating func sink() {
        var place = 0
        while true {
            let children = [2 * place + 1, 2 * place + 2].filter { $0 < heap.count }
            guard let least = children.min(by: { heap[$0] < heap[$1] }), heap[least] < heap[place] else { return }
            heap.swapAt(place, least)
            place = least
        }
    }
}
