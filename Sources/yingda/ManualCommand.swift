import ArgumentParser
import Foundation
import Manual
import Presets
import Vocabulary

/// The operating manual as a file.
struct ManualCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manual", abstract: "Checks a manual, prints it, and says by when something is due.",
        subcommands: [Check.self, Show.self, DueTime.self])

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Names every mistake in a manual by file, line and column; ends with 1 where there is one.")

        @Argument(help: "A manual's file, - for standard input, or the name of a manual that comes along.")
        var file: String

        func run() async throws {
            let source = try ManualSource.manual(file)
            let edition = try source.read(Edition.read)
            let paragraphs = edition.sections.reduce(0) { $0 + $1.passages.count }
            Console.say(
                Console.texts[
                    "manual-console.sound", source.name, String(paragraphs), String(edition.promises.count)])
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Prints a manual to read, each paragraph with the rules that follow it.")

        @Argument(help: "A manual's file, - for standard input, or the name of a manual that comes along.")
        var file: String

        func run() async throws {
            let edition = try ManualSource.manual(file).read(Edition.read)
            Console.say(ManualText(edition, Console.texts).whole)
        }
    }

    struct DueTime: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "due",
            abstract: "Says by when something is due by a manual, how that is counted, and by which paragraph.")

        @Argument(help: "A manual's file, - for standard input, or the name of a manual that comes along.")
        var file: String

        @Option(help: "The kind of limit, such as response or solution.") var clock: String
        @Option(help: "The ticket's level.") var level: String
        @Option(help: "The ticket's type; without it, whatever type it may be.") var type: String?
        @Option(help: "The channel it came by; without it, whatever channel it may be.") var channel: String?
        @Option(help: "The customer's level; without it, a customer who has none.") var customer: String?
        @Option(help: "When the limit starts: \"2026-10-01 09:30\", or ISO 8601 with a zone.") var from: String
        @OptionGroup var place: ZoneOption

        func run() async throws {
            let zone = try place.chosen()
            let from = try Spoken.moment(from, in: zone)
            let edition = try ManualSource.manual(file).read(Edition.read)
            let question = DueQuestion(
                clock: ClockKind(clock), level: LevelKey(level), type: type.map { TypeKey($0) },
                channel: channel.map { ChannelKey($0) }, customer: customer.map { CustomerLevelKey($0) })
            let answers = try Spoken.answers(to: question, of: edition)
            guard !answers.isEmpty else {
                Console.say(Console.texts["manual-console.no-limit"])
                throw ExitCode(1)
            }
            let chinese = try Holidays.read(Presets.chineseCalendar)
            for (place, answer) in answers.enumerated() {
                if place > 0 { Console.say("") }
                let calendar = edition.kept(answer.promise.calendar, zone: zone, chinese: chinese)
                for line in Spoken.answer(answer, of: edition, from: from, on: calendar) { Console.say(line) }
            }
        }
    }
}

extension Edition {
    /// The calendar of a promise as it starts out.
    fileprivate func kept(_ key: CalendarKey, zone: TimeZone, chinese: Holidays) -> WorkCalendar {
        calendar(key)?.calendar(zone: zone, holidays: chinese) ?? .always
    }
}
