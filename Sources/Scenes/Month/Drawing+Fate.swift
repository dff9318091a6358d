import Vocabulary

extension Drawing {
    mutating func fate(
        of request: MonthWords.Request, type: String, channel: String, at: Instant, _ language: String, _ slots: Slots
    ) -> Fate {
        var fate = Fate()
        let isLive = channel != "form" && channel != "api" && channel != "email" && channel != "weibo"
        fate.taking = dice.isLucky(90) ? dice.within(isLive ? 1...6 : 3...22) : dice.within(35...150)
        fate.greeting = say("greeting", about: type, language, slots)
        fate.greetingAgain = say("greeting-again", language, slots)
        fate.signing = dice.isLucky(88) ? dice.within(3...24) : dice.within(34...55)
        fate.isOnTheSpot =
            channel == "phone" && ["consultation", "service", "other"].contains(type) && dice.isLucky(55)
        fate.solution = slots.fill(dice.pick(request.solution) ?? "")
        fate.again = say("solved-again", about: type, language, slots)
        fate.work = work(on: request, type: type)
        fate.note = dice.isLucky(15) ? say("note", language, slots) : nil
        fate.progress = sayings("progress", about: type, language)
        fate.isProgressLate = dice.isLucky(9)
        fate.workaround = request.workaround.map(slots.fill)
        drawDetours(&fate, request, type, channel, language, slots)
        drawPressing(&fate, type, language, slots)
        drawEnd(&fate, type, channel, language, slots)
        return fate
    }

    private mutating func say(
        _ occasion: String, about matter: String? = nil, _ language: String, _ slots: Slots
    ) -> String {
        slots.fill(dice.pick(words.lines(occasion, about: matter, in: language)) ?? "")
    }

    /// Some of what is said, one after the other, none twice as long as there is more.
    private mutating func sayings(_ occasion: String, about matter: String, _ language: String) -> [String] {
        let all = words.lines(occasion, about: matter, in: language)
        let first = dice.below(all.count)
        return all.indices.map { all[($0 + first) % all.count] }
    }

    private mutating func work(on request: MonthWords.Request, type: String) -> Int {
        let isSlow = dice.isLucky(11)
        return switch type {
        case "consultation": dice.isLucky(6) ? dice.within(45...200) : dice.within(6...24)
        case "suggestion": isSlow ? dice.within(60...600) : dice.within(8...26)
        case "complaint": isSlow ? dice.within(1500...2100) : dice.within(120...1150)
        case "fault":
            request.urgent == true || request.answers?.contains("stopped") == true
                ? isSlow ? dice.within(300...700) : dice.within(35...150)
                : isSlow ? dice.within(700...1300) : dice.within(40...420)
        default: isSlow ? dice.within(150...500) : dice.within(15...95)
        }
    }

    /// What happens between taking and solving.
    private mutating func drawDetours(
        _ fate: inout Fate, _ request: MonthWords.Request, _ type: String, _ channel: String, _ language: String,
        _ slots: Slots
    ) {
        fate.question = slots.fill(request.question)
        fate.answer = slots.fill(request.answer)
        if dice.isLucky(type == "consultation" ? 14 : 36) {
            fate.asks = true
            let isQuick = type == "consultation" || dice.isLucky(70)
            let minutes = isQuick ? dice.within(2...(type == "consultation" ? 9 : 90)) : dice.within(100...1400)
            fate.answering = dice.isLucky(88) ? minutes : nil
        }
        if let goes = request.goes, dice.isLucky(type == "suggestion" || goes == "partner-install" ? 90 : 45) {
            fate.handOver = .init(team: goes, words: say("handover", about: goes, language, slots))
        } else if dice.isLucky(4) {
            fate.misassigned = .init(
                team: dice.pick(["complaints", "after-sales", "first-line", "product"]) ?? "product",
                words: say("misrouted", language, slots), isAgreed: dice.isLucky(75))
        }
        if dice.isLucky(6) {
            fate.override = .init(
                level: dice.pick(["urgent", "urgent", "normal", "low"]) ?? "normal",
                reason: say("override", language, slots))
        }
        if type == "fault", fate.handOver == nil, dice.isLucky(5) { fate.escalation = say("escalate", language, slots) }
        if fate.work > 60, dice.isLucky(30) {
            fate.promise = say("promise", "zh-Hans", slots)
            fate.isPromiseKept = dice.isLucky(86)
        }
        if type == "complaint" && fate.work > 600 || type == "fault" && fate.work > 400, dice.isLucky(45) {
            let isGranted = dice.isLucky(75)
            fate.extending = .init(
                reason: say("extension", language, slots), isGranted: isGranted,
                answer: say(isGranted ? "extension-granted" : "extension-refused", language, slots))
        }
    }

    private mutating func drawPressing(_ fate: inout Fate, _ type: String, _ language: String, _ slots: Slots) {
        let share = type == "complaint" ? 38 : type == "fault" ? 22 : 7
        guard dice.isLucky(share) else { return }
        var minutes = dice.within(18...150)
        for _ in 0..<dice.within(1...3) {
            fate.urges.append(.init(minutes: minutes, words: say("urge", about: type, language, slots)))
            minutes += dice.within(25...240)
        }
    }

    private mutating func drawEnd(
        _ fate: inout Fate, _ type: String, _ channel: String, _ language: String, _ slots: Slots
    ) {
        fate.telling = channel == "phone" || type == "complaint" ? dice.isLucky(92) ? dice.within(2...40) : 300 : 0
        let isAngry = type == "complaint"
        let ends: [(Fate.End, Int)] = [
            (.confirmed, 46), (.noted, 18), (.silent, 26), (.refused, isAngry ? 12 : 6), (.reopened, isAngry ? 5 : 3),
        ]
        fate.end = dice.pick(ends) { $0.1 }?.0 ?? .confirmed
        fate.ending = dice.isLucky(70) ? dice.within(4...180) : dice.within(200...2400)
        let occasion = fate.end == .refused ? "refusal" : fate.end == .reopened ? "reopen" : "confirmed-evidence"
        fate.endWords = say(
            occasion, about: type, occasion == "confirmed-evidence" ? "zh-Hans" : language, slots)
        fate.evidence = say(fate.isOnTheSpot ? "spot-evidence" : "told", "zh-Hans", slots)
        if fate.end == .silent ? dice.isLucky(10) : dice.isLucky(62) {
            let stars =
                isAngry ? [(5, 20), (4, 24), (3, 22), (2, 18), (1, 16)] : [(5, 52), (4, 28), (3, 10), (2, 6), (1, 4)]
            fate.stars = dice.pick(stars) { $0.1 }?.0
        }
        if let stars = fate.stars { fate.rating = say("rating-\(stars)", language, slots) }
        drawCalls(&fate, slots)
        fate.archiving = dice.isLucky(92) ? dice.within(20...300) : dice.within(620...900)
    }

    private mutating func drawCalls(_ fate: inout Fate, _ slots: Slots) {
        let misses = dice.isLucky(68) ? 0 : dice.within(1...3)
        fate.calls = Array(repeating: "not-reached", count: misses)
        if misses < 3 { fate.calls.append(dice.isLucky(94) ? "reached" : "do-not-disturb") }
        fate.callWords = fate.calls.map { say("call-\($0)", "zh-Hans", slots) }
        fate.calling = dice.isLucky(90) ? dice.within(5...260) : dice.within(520...700)
        fate.contact = say("contact", "zh-Hans", slots)
        fate.remedy = say("remedy", "zh-Hans", slots)
        fate.cause = dice.pick(["not-solved", "too-slow", "too-slow", "attitude", "unclear", "other"]) ?? "other"
        fate.isRemedyAccepted = dice.isLucky(82)
        fate.isRemedyLate = dice.isLucky(14)
    }
}
