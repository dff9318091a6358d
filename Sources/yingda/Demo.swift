import ArgumentParser
import Clockwork
import Foundation
import People
import Scenes
import Storage
import Vocabulary

/// Makes a center with a month behind it.
struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Makes the center of a fictional company in an empty data folder, with a month of its life behind it.",
        discussion: """
            The month ends now, so that a server goes on from there. Everybody's password is the same and known to
            everybody: such a center is for looking at, not for customers.
            """)

    @OptionGroup var options: PlaceOptions

    @Option(help: "The same seed, end and volume make the same month.") var seed: UInt64 = 20_261_123
    @Option(help: "How many days it lasts.") var days = 30
    @Option(help: "How many tickets there are, roughly.") var tickets: Int?
    @Option(help: "When it ends, on Shanghai's clocks, such as \"2026-11-30 10:40\"; now where nothing is said.")
    var until: String?

    func validate() throws {
        guard (2...400).contains(days) else { throw ValidationError("--days wants 2 to 400") }
        guard (tickets ?? 1) > 0 else { throw ValidationError("--tickets wants a number above 0") }
    }

    func run() async throws {
        Console.startLogging()
        let watch = Stopwatch()
        let texts = Console.texts
        let settings = MonthPlan.Settings(seed: seed, days: days, tickets: tickets ?? days * 24, end: try end)
        let month = try await begin(settings)
        do {
            try await month.play { day, received in Console.murmur(texts["demo.day", "\(day)", "\(received)"]) }
        } catch {
            await month.close()
            throw ValidationError(Said.of(error))
        }
        let signIns = await month.signIns(in: texts.language)
        await month.close()
        Console.murmur(texts["demo.made", options.folder.path, "\(Int(watch.elapsed.milliseconds / 1000))"])
        tell(signIns)
    }

    private var end: Instant {
        get throws {
            guard let until else { return Timepiece.wall.now }
            do { return try Timetable.moment(until, after: Timepiece.wall.now) } catch {
                throw ValidationError("--until wants a time, such as \"2026-11-30 10:40\"")
            }
        }
    }

    private func begin(_ settings: MonthPlan.Settings) async throws -> Month {
        let options = options
        do {
            return try await Month.begin(settings) { timepiece in
                let taken = Refusal(.conflict, "demo.not-empty", [options.folder.path])
                let isKept = FileManager.default.fileExists(atPath: options.place.databaseFile.path)
                guard options.database != nil || !isKept else { throw taken }
                let store = try await Store.open(
                    options.place, migrations: Parts.migrations, keys: try await options.keySource.keys(),
                    upgrade: .whereSafe, timepiece: timepiece)
                guard try await store.read({ try Center.find(in: $0) }) == nil else {
                    await store.close()
                    throw taken
                }
                return store
            }
        } catch { throw ValidationError(Said.of(error)) }
    }

    private func tell(_ signIns: [Month.SignIn]) {
        Console.say(Console.texts["demo.sign-ins", Cast.password])
        for one in signIns {
            Console.say(
                "  " + one.login.padding(toLength: 14, withPad: " ", startingAt: 0) + one.role + " · " + one.name)
        }
    }
}
