import Vocabulary

extension Drawing {
    /// What stands in the rooms when the month ends: requests in every state, each with its place on the way.
    private struct Tableau {
        let stop: Fate.Stop
        let type: String
        let request: String?
        let channel: String
        /// How long before the end they came, in minutes of service.
        let minutes: ClosedRange<Int>
        let count: Int
    }

    private static let tableaux = [
        Tableau(stop: .untouched, type: "consultation", request: nil, channel: "form", minutes: 2...24, count: 3),
        Tableau(stop: .untouched, type: "fault", request: nil, channel: "form", minutes: 3...27, count: 2),
        Tableau(stop: .untouched, type: "fault", request: "building-outage", channel: "api", minutes: 4...6, count: 1),
        Tableau(stop: .forgotten, type: "service", request: "invoice", channel: "form", minutes: 130...170, count: 1),
        Tableau(
            stop: .forgotten, type: "fault", request: "bell-no-push", channel: "email", minutes: 125...200, count: 1),
        Tableau(
            stop: .working, type: "fault", request: "gateway-offline", channel: "phone", minutes: 60...200, count: 3),
        Tableau(stop: .working, type: "service", request: nil, channel: "wechat", minutes: 80...100, count: 2),
        Tableau(
            stop: .waiting, type: "fault", request: "fingerprint-dead", channel: "form", minutes: 90...300, count: 2),
        Tableau(stop: .waiting, type: "consultation", request: nil, channel: "wechat", minutes: 40...200, count: 2),
        Tableau(stop: .signing, type: "fault", request: "pms-interface", channel: "api", minutes: 8...22, count: 2),
        Tableau(
            stop: .signing, type: "complaint", request: "installer-no-show", channel: "phone", minutes: 9...25, count: 1
        ),
        Tableau(
            stop: .extending, type: "complaint", request: "door-damaged", channel: "phone", minutes: 150...260, count: 2
        ),
        Tableau(stop: .misassigned, type: "fault", request: "record-lost", channel: "form", minutes: 20...30, count: 2),
        Tableau(
            stop: .promised, type: "complaint", request: "refund-slow", channel: "phone", minutes: 70...120, count: 2),
        Tableau(
            stop: .promised, type: "fault", request: "app-login-loop", channel: "chat", minutes: 70...110, count: 1),
        Tableau(stop: .untold, type: "service", request: "change-phone", channel: "phone", minutes: 90...140, count: 2),
        Tableau(
            stop: .unconfirmed, type: "service", request: "cloud-renew", channel: "form", minutes: 90...200, count: 2),
        Tableau(stop: .calling, type: "complaint", request: "attitude", channel: "phone", minutes: 420...600, count: 3),
        Tableau(stop: .calling, type: "fault", request: "hotel-card", channel: "api", minutes: 400...560, count: 2),
        Tableau(stop: .owed, type: "consultation", request: "wifi-band", channel: "form", minutes: 56...62, count: 1),
        Tableau(stop: .owed, type: "fault", request: "pairing", channel: "chat", minutes: 150...200, count: 1),
    ]

    mutating func finale() -> [Arrival] {
        Self.tableaux.flatMap { tableau in (0..<tableau.count).compactMap { _ in arrival(tableau) } }
    }

    private mutating func arrival(_ tableau: Tableau) -> Arrival? {
        let fitting = words.requests.filter { type, request in
            type == tableau.type && request.wave != true && (tableau.request ?? request.key) == request.key
                && (tableau.request != nil || request.customers == nil && request.urgent != true)
        }
        let chosen = dice.pick(fitting) { $0.request.weight }
        guard let (type, request) = chosen else { return nil }
        let at = before(end: dice.within(tableau.minutes))
        guard at >= calendar.start(of: calendar.first) + .hours(9) else { return nil }
        var drawn = arrival(request, type: type, at: at, channel: tableau.channel)
        drawn = drawn.ending(at: tableau.stop, request, words, &dice)
        return drawn
    }

    /// The moment so many minutes of service before the end.
    private func before(end minutes: Int) -> Instant {
        var (early, late) = (calendar.end - .days(20), calendar.end)
        while late - early > .seconds(20) {
            let middle = early + .milliseconds((late - early).milliseconds / 2)
            let left = calendar.center.consumed(from: middle, to: calendar.end)
            if left > .minutes(minutes) { early = middle } else { late = middle }
        }
        return late
    }
}

extension Arrival {
    /// The same request, brought as far as it shall be seen.
    fileprivate func ending(
        at stop: Fate.Stop, _ request: MonthWords.Request, _ words: MonthWords, _ dice: inout Dice
    ) -> Arrival {
        var fate = fate
        fate.stop = stop
        fate.isOnTheSpot = false
        (fate.taking, fate.signing, fate.work) = (dice.within(1...3), 4, stop == .owed ? 25 : 15)
        (fate.asks, fate.answering, fate.misassigned, fate.override) = (stop == .waiting, nil, nil, nil)
        (fate.handOver, fate.escalation, fate.promise, fate.extending) = (nil, nil, nil, nil)
        (fate.telling, fate.end, fate.ending) = (0, .confirmed, 10)
        (fate.stars, fate.isProgressLate) = (stop == .owed ? dice.within(1...2) : stop == .calling ? nil : 5, false)
        func say(_ occasion: String) -> String { dice.pick(words.lines(occasion, in: "zh-Hans")) ?? "" }
        switch stop {
        case .forgotten, .untouched: fate.urges = stop == .forgotten ? [.init(minutes: 60, words: say("urge"))] : []
        case .extending: fate.extending = .init(reason: say("extension"), isGranted: true, answer: "")
        case .misassigned: fate.misassigned = .init(team: "product", words: say("misrouted"), isAgreed: nil)
        case .promised: fate.promise = say("promise")
        case .owed: fate.rating = say("rating-\(fate.stars ?? 1)")
        default: break
        }
        if stop != .forgotten { fate.urges = stop == .working ? Array(fate.urges.prefix(1)) : [] }
        return Arrival(
            at: at, customer: customer, isStranger: isStranger, channel: channel, request: self.request, type: type,
            subtype: request.subtype, business: business, answers: request.answers ?? [], facts: facts,
            factsLater: factsLater,
            isUrgent: isUrgent, words: self.words, demand: demand, fate: fate)
    }
}
