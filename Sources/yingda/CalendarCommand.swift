import ArgumentParser
import Foundation
import Manual
import Presets
import Vocabulary

/// Reckoning in service time.
struct CalendarCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar", abstract: "Reckons in service hours and service days.",
        subcommands: [Add.self, Between.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says which time it is so much service time later.")

        @Argument(help: "\"2026-10-01 09:30\" on the calendar's clocks, or ISO 8601 with a zone.") var from: String
        @Argument(help: "A length of time, such as \"30 min\", \"4 h\" or \"2 days\".") var duration: String
        @OptionGroup var reckoning: ReckoningOptions

        func run() async throws {
            let calendar = try reckoning.chosen()
            let kind = try reckoning.kind()
            let from = try Spoken.moment(from, in: calendar.zone)
            guard let limit = Duration(written: duration) else {
                throw Console.failure("manual-console.bad-duration", duration)
            }
            let due = calendar.due(from: from, limit: limit, kind: kind)
            for line in Spoken.due(due, from: from, kind: kind, on: calendar) { Console.say(line) }
        }
    }

    struct Between: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says how much service time lies between two times.")

        @Argument(help: "\"2026-10-01 09:30\" on the calendar's clocks, or ISO 8601 with a zone.") var from: String
        @Argument(help: "The later time.") var to: String
        @OptionGroup var reckoning: ReckoningOptions

        func run() async throws {
            let calendar = try reckoning.chosen()
            let kind = try reckoning.kind()
            let from = try Spoken.moment(from, in: calendar.zone)
            let to = try Spoken.moment(to, in: calendar.zone)
            guard from <= to else { throw Console.failure("manual-console.backwards") }
            Console.say(Spoken.span(calendar.consumed(from: from, to: to, kind: kind), kind))
            let unknown = calendar.unknownYears(from: from, to: to, kind: kind)
            if !unknown.isEmpty { Console.say(Spoken.provisional(unknown)) }
        }
    }
}

/// A zone other than China's.
struct ZoneOption: ParsableArguments {
    @Option(help: "The time zone by its IANA name, where a file names none.") var zone = "Asia/Shanghai"

    func chosen() throws -> TimeZone {
        guard let zone = TimeZone(identifier: zone) else { throw Console.failure("manual-console.bad-zone", zone) }
        return zone
    }
}

/// With which calendar, and in which kind of time.
struct ReckoningOptions: ParsableArguments {
    @Option(
        name: .customLong("calendar"),
        help: "A calendar's file, or - for standard input; without it, China's working days.")
    var file: String?

    @Option(help: "elapsed, service-hours or service-day.") var time = TimeKind.serviceHours.rawValue
    @OptionGroup var place: ZoneOption

    func kind() throws -> TimeKind {
        guard let kind = TimeKind(rawValue: time) else {
            let known = TimeKind.allCases.map(\.rawValue).joined(separator: ", ")
            throw Console.failure("manual-console.bad-kind", time, known)
        }
        return kind
    }

    /// Holidays alone are laid over the hours of the manual that a new center begins with.
    func chosen() throws -> WorkCalendar {
        let zone = try place.chosen()
        let chinese = try Holidays.read(Presets.chineseCalendar)
        guard let name = Presets.names.first, let text = try Presets.text(of: name),
            let plan = try Edition.read(text).calendars.first
        else { throw CocoaError(.fileNoSuchFile) }
        guard let file else { return plan.calendar(zone: zone, holidays: chinese) }
        return try ManualSource.calendar(file).read { text throws(Mistakes) in
            try WorkCalendar.read(text, over: plan, zone: zone, chinese: chinese)
        }
    }
}
