import Pages
import Vocabulary

/// A promise with a time limit, as people see it: a ring that empties and the time left in words.
struct ClockFace: Equatable, Sendable {
    enum State: String, CaseIterable, Sendable { case running, paused, met, missed }
    /// Calm while there is time, soon in the last quarter, late when missed; settled when it no longer runs.
    enum Tone: String, Sendable { case calm, soon, late, settled }

    /// `pick-up`, `response`, `solution`, or one that only the manual knows.
    let kind: String
    /// What the manual calls it, for those that have no short word of ours.
    var name: String?
    let state: State
    let start: Instant
    let due: Instant
    /// When it was met, paused or stopped; nil while it runs. A missed clock without an end counts up.
    var end: Instant?
    /// The due time follows the weekly pattern because the year's holidays are not known yet.
    var isProvisional = false
    var mark: Mark?

    func tone(at now: Instant) -> Tone {
        switch state {
        case .met, .paused: .settled
        case .missed: .late
        case .running where now > due: .late
        case .running:
            (due.milliseconds - now.milliseconds) * 4 <= due.milliseconds - start.milliseconds ? .soon : .calm
        }
    }

    /// What is left of the limit, in hundredths; 0 when it is over.
    func percentLeft(at now: Instant) -> Int {
        let whole = due.milliseconds - start.milliseconds
        guard whole > 0 else { return 0 }
        return Int(max(0, min(100, (due.milliseconds - (end ?? now).milliseconds) * 100 / whole)))
    }

    func words(_ wording: Wording) -> Pages.Saying {
        switch state {
        case .met: wording.texts["clock.met"]
        case .paused: wording.texts["clock.paused", about: wording.length(of: due - (end ?? wording.now))]
        case .missed: wording.texts["span.over", about: wording.length(of: (end ?? wording.now) - due)]
        case .running: wording.left(until: due)
        }
    }
}

extension ClockFace {
    /// The element ticks by itself where scripts run; without them it says how it stood when the page was made.
    func html(_ wording: Wording) -> HTML {
        let texts = wording.texts
        let tone = tone(at: wording.now)
        let ticks = end == nil && (state == .running || state == .missed)
        let name = texts.text(in: "clock.kind.", of: kind) ?? name ?? kind
        return """
            <yd-clock class="clock" data-tone="\(tone.rawValue)" data-state="\(state.rawValue)"\
            \(attribute: "data-start", number: ticks ? start.milliseconds : nil)\(attribute: "data-due", number: ticks ? due.milliseconds : nil) \
            data-name="\(name)" title="\(texts["clock.due", wording.exact(due)])">\
            <svg class="ring" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">\
            <circle class="track" cx="8" cy="8" r="6.2"/>\(shape(at: wording.now))</svg><span class="kind">\(name)</span> \
            <time datetime="\(iso: due)">\(words(wording))</time>\
            \(when: isProvisional, " <small>\(texts["clock.provisional"])</small>")</yd-clock>
            """
    }

    /// Round while there is time, a filled hexagon when missed, a tick when kept: the shape says it without colour.
    private func shape(at now: Instant) -> HTML {
        switch state {
        case .met: "<path class=\"kept\" d=\"m4.8 8.3 2.2 2.2 4.3-4.6\"/>"
        case .paused: "<path class=\"pause\" d=\"M6.3 5.5v5M9.7 5.5v5\"/>"
        case .running, .missed:
            """
            <circle class="left" cx="8" cy="8" r="6.2" pathLength="100" stroke-dasharray="\(percentLeft(at: now)) 100" \
            transform="rotate(-90 8 8)"/>\
            <path class="missed" d="M8 .8 14.3 4.4v7.2L8 15.2 1.7 11.6V4.4z"/><path class="bang" d="M8 4.5v4.3M8 11.2v.1"/>
            """
        }
    }
}
