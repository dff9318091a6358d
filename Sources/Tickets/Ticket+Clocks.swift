import Clocks
import Manual
import Rulebook
import Storage
import Vocabulary

extension ClockKind {
    /// 接入: a person has seen the request.
    public static let pickUp: ClockKind = "pick-up"
    /// 首次响应: a person has answered.
    public static let response: ClockKind = "response"
    /// 一线解决或转交.
    public static let firstLine: ClockKind = "first-line"
    /// 接单: whoever was given the ticket has said so.
    public static let acceptance: ClockKind = "acceptance"
    /// 启动处理: the owner has begun.
    public static let start: ClockKind = "start"
    /// 替代办法: a way around the trouble, before it is repaired.
    public static let workaround: ClockKind = "workaround"
    /// 解决: the solution is recorded.
    public static let solution: ClockKind = "solution"
    /// 进展同步: the customer hears where it stands; begins again each time.
    public static let progress: ClockKind = "progress"
    /// 归档: the card is complete and filed.
    public static let archive: ClockKind = "archiving"
    /// 定级确认: the supervisor has looked at the level.
    public static let signOff: ClockKind = "sign-off"
    /// 延期申请: it has been decided.
    public static let extending: ClockKind = "extension"
    /// 改派: a wrong assignment has been put right.
    public static let correction: ClockKind = "correction"
    /// What somebody promised the customer, such as a call at three.
    public static let promise: ClockKind = "promise"

    /// What a request at its start, or a ticket on its way, owes; a kind that only the manual's words know stands there
    /// for people.
    static let ofTheWay: Set<ClockKind> = [
        .pickUp, .response, .firstLine, .acceptance, .start, .workaround, .solution, .progress,
    ]
    /// What waits for a decision of somebody else.
    static let ofApprovals: Set<ClockKind> = [.signOff, .extending, .correction]
}

extension Ticket {
    /// The ticket as the manual sorts it.
    var manualCase: Case {
        Case(
            type: type, subtype: subtype, business: business, level: level, channel: channel,
            customerLevel: customerLevel)
    }

    /// Starts what the manual promises from this moment on, as far as the program sees it kept. A promise of the same kind
    /// that still runs is owed no more: the new one stands in its place.
    mutating func startClocks(at moment: Moment, only kinds: Set<ClockKind>, in tx: Transaction) throws {
        let manual = try tx.edition(edition).edition
        let promises = manual.promises(for: manualCase, startingAt: moment).filter { kinds.contains($0.kind) }
        try startClocks(promises, in: tx)
    }

    /// The work begins anew: the solution is owed again, and word of where it stands.
    mutating func restartClocks(in tx: Transaction) throws {
        let manual = try tx.edition(edition).edition
        try startClocks(manual.promises(for: manualCase).filter { [.solution, .progress].contains($0.kind) }, in: tx)
    }

    /// - Parameter isAgain: what was owed today has been done.
    private mutating func startClocks(_ promises: [Promise], again isAgain: Bool = false, in tx: Transaction) throws {
        guard !promises.isEmpty else { return }
        try startClocks(
            PromisesAtHand(promises, in: tx), again: isAgain, beside: tx.openClocks(of: Self.subjectKind, id), in: tx)
    }

    /// - Parameter open: the clocks that run on it already.
    mutating func startClocks(
        _ given: PromisesAtHand, again isAgain: Bool = false, beside open: [RunningClock], in tx: Transaction
    ) throws {
        guard !given.promises.isEmpty else { return }
        var clocks = open
        for promise in given.promises {
            for place in clocks.indices where clocks[place].kind == promise.kind { try clocks[place].lapse(in: tx) }
            clocks.append(
                try RunningClock.start(
                    promise, on: given.calendar(of: promise), of: Self.subjectKind, id, edition: edition,
                    again: isAgain, in: tx))
        }
        noteNextDue(of: clocks)
    }

    /// What repeats has just been done: it is owed anew from now.
    mutating func repeatClocks(_ kinds: Set<ClockKind>, in tx: Transaction) throws {
        let manual = try tx.edition(edition).edition
        let promises = manual.promises(for: manualCase).filter { kinds.contains($0.kind) && $0.repeats }
        try startClocks(promises, again: true, in: tx)
    }
}
