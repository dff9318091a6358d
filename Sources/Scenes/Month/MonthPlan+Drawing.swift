import Manual
import Vocabulary

extension MonthPlan {
    /// How many customers the center knows when the month begins.
    public static let known = 120

    public init(_ settings: Settings) throws {
        let words = try MonthWords.read()
        try self.init(settings, words, MonthCalendar(Month.manual(words).edition, settings, words.company))
    }

    init(_ settings: Settings, _ words: MonthWords, _ calendar: MonthCalendar) {
        var dice = Dice(seed: settings.seed)
        var customers = PlannedCustomer.draw(Self.known, words.customers, &dice)
        let days = Self.days(settings, calendar, &dice)
        var drawing = Drawing(words: words, calendar: calendar, days: days, known: customers, dice: dice)
        var arrivals = days.flatMap { drawing.arrivals(of: $0) }
        arrivals += drawing.finale()
        arrivals.sort { ($0.at, $0.words) < ($1.at, $1.words) }
        nothings = drawing.nothings()
        // Strangers stand behind those who are known, in the order in which they were drawn.
        customers += drawing.strangers
        self.days = days
        self.customers = customers
        self.arrivals = arrivals
    }
}

extension MonthCalendar {
    init(_ manual: Edition, _ settings: MonthPlan.Settings, _ company: Company) throws {
        try self.init(manual, endingAt: settings.end, days: settings.days, company: company)
    }
}

/// A plan while it is drawn.
struct Drawing {
    let words: MonthWords
    let calendar: MonthCalendar
    let days: [MonthPlan.DayPlan]
    let known: [PlannedCustomer]
    var dice: Dice
    var strangers: [PlannedCustomer] = []

    mutating func arrivals(of day: MonthPlan.DayPlan) -> [Arrival] {
        (0..<day.arrivals).compactMap { _ in
            let at = moment(on: day)
            guard at < calendar.end - .minutes(4), at >= calendar.start(of: calendar.first) + .hours(9) else {
                return nil
            }
            let isWave = day.isWave && dice.isLucky(52) || isAfterWave(day.day) && dice.isLucky(22)
            guard let (type, request) = request(isWave: isWave) else { return nil }
            let channel = channel(for: request, type: type, at: at)
            return arrival(request, type: type, at: at, channel: channel)
        }
    }

    /// Contacts that are no requests.
    mutating func nothings() -> [MonthPlan.Nothing] {
        days.filter(\.isWorked).flatMap { day in
            (0..<dice.within(1...3)).compactMap { _ in
                let at = calendar.working(dice.within(10...470), after: calendar.start(of: day.day))
                guard at < calendar.end else { return nil }
                return MonthPlan.Nothing(
                    at: at, kind: dice.pick(["wrong-number", "wrong-number", "silence", "harassment"]) ?? "silence")
            }
        }
    }

    mutating func arrival(
        _ request: MonthWords.Request, type: String, at: Instant, channel: String, ask: String? = nil
    ) -> Arrival {
        let language = request.language ?? "zh-Hans"
        let slots = Slots(words.company, firmware: firmware(at, isWave: request.wave == true), &dice)
        let (customer, isStranger) = customer(for: request, language, channel)
        let fate = fate(of: request, type: type, channel: channel, at: at, language, slots)
        let isSpoken = channel == "phone" || channel == "in-person" || channel == "field"
        // A form asks for none of the facts; who is asked by a person tells most of them at once.
        let facts = request.facts.mapValues(slots.fill).filter { !$0.value.isEmpty }
        let isTold = (isSpoken || fate.isOnTheSpot || dice.isLucky(70)) && channel != "form"
        return Arrival(
            at: at, customer: customer, isStranger: isStranger, channel: channel, request: request.key, type: type,
            subtype: channel == "form" ? nil : request.subtype, business: request.business,
            answers: channel == "form" ? [] : request.answers ?? [],
            facts: isTold ? facts : [:], factsLater: isTold ? [:] : facts,
            isUrgent: request.urgent == true || dice.isLucky(6),
            words: said(ask ?? dice.pick(request.asks) ?? "", slots),
            demand: request.demand ?? "", fate: fate)
    }
}

extension Drawing {
    /// The first day of worked service after the one on which the firmware came.
    private func isAfterWave(_ day: Day) -> Bool { days.contains { $0.isWave && $0.day + 1 == day } }

    private func firmware(_ at: Instant, isWave: Bool) -> String {
        let firmware = words.company.firmware
        if isWave { return firmware.faulty }
        let wave = days.first(where: \.isWave).map { calendar.start(of: $0.day) } ?? calendar.end
        let list = at < wave ? firmware.before : firmware.after
        return list[Int(at.seconds % Int64(max(list.count, 1)))]
    }

    /// As people type on a telephone: now and then without any mark, now and then with too many.
    private mutating func said(_ ask: String, _ slots: Slots) -> String {
        let text = slots.fill(ask)
        guard text.contains(where: { $0.unicodeScalars.contains { $0.value > 0x3000 } }) else { return text }
        return switch dice.below(12) {
        case 0: text.replacing("，", with: " ").replacing("。", with: " ")
        case 1: text + "！！"
        default: text
        }
    }

    mutating func request(isWave: Bool) -> (type: String, request: MonthWords.Request)? {
        guard isWave else {
            return dice.pick(words.requests) { $0.request.wave == true ? 0 : $0.request.weight * Self.share($0.type) }
        }
        return dice.pick(words.requests) { $0.request.wave == true ? $0.request.weight : 0 }
    }

    /// How much of each type comes in, beside how often its requests do.
    private static func share(_ type: String) -> Int {
        switch type {
        case "consultation": 10
        case "fault": 9
        case "complaint": 4
        case "suggestion": 5
        case "service": 9
        default: 5
        }
    }

    private mutating func customer(
        for request: MonthWords.Request, _ language: String, _ channel: String
    ) -> (Int, isStranger: Bool) {
        let fitting = known.indices.filter { place in
            known[place].language == language
                && (request.customers != "organisation" || known[place].organisation != nil)
        }
        guard language == "zh-Hans", request.customers == nil, channel == "form" || channel == "phone",
            dice.isLucky(14)
        else { return (dice.pick(Array(fitting)) ?? 0, false) }
        strangers.append(.stranger(words.customers, &dice))
        return (known.count + strangers.count - 1, true)
    }

    private mutating func channel(for request: MonthWords.Request, type: String, at: Instant) -> String {
        if let channel = request.channel, calendar.center.isInService(at: at) { return channel }
        guard calendar.center.isInService(at: at) else {
            return request.customers == "organisation" && dice.isLucky(50) ? "api" : "form"
        }
        if request.customers == "organisation", dice.isLucky(40) { return "api" }
        let channels = [
            ("phone", 36), ("form", 30), ("chat", 8), ("wecom", 6), ("wechat", 8), ("email", 6), ("in-person", 4),
            ("dingtalk", 1), ("weibo", 1), ("field", type == "fault" ? 3 : 0),
        ]
        return dice.pick(channels) { $0.1 }?.0 ?? "form"
    }

    /// When somebody comes on a day: full mornings, a lull at noon, quiet nights.
    private mutating func moment(on day: MonthPlan.DayPlan) -> Instant {
        let start = calendar.start(of: day.day)
        let hours: [Int] =
            if calendar.center.periods(on: day.day) == [.wholeDay] {
                Array(repeating: 6, count: 24)
            } else if day.isWorked {
                [
                    1, 1, 0, 0, 0, 0, 1, 2, 5, day.day.weekday == .monday ? 30 : 16, 20, 15, 6, 7, 14, 14, 12, 9, 3, 3,
                    3, 2, 2, 1,
                ]
            } else {
                [1, 1, 0, 0, 0, 0, 1, 2, 4, 6, 7, 6, 4, 4, 5, 5, 5, 4, 3, 4, 5, 4, 3, 2]
            }
        let now = day.day == calendar.last ? Int((calendar.end - start).milliseconds / 3_600_000) : 23
        let hour = dice.pick(Array(0...min(23, max(0, now)))) { hours[$0] } ?? 9
        return start + .hours(hour) + .seconds(dice.below(3600))
    }
}
