import Clocks
import Customers
import Foundation
import People
import Rulebook
import Storage
import Testing
import Tickets
import Vocabulary

/// One form in which an event was released: it is in databases, and must be read for ever.
struct ReleasedEvent: Sendable, CustomTestStringConvertible {
    let name: String
    let version: Int
    let payload: String

    var testDescription: String { "\(name) \(version) \(payload)" }

    /// The lines of `released-events.txt`: name, version and payload with a space between. Lines are only ever added.
    static let all: [ReleasedEvent] = {
        // Without the file the list is empty, and a test says so.
        guard let url = Bundle.module.url(forResource: "released-events", withExtension: "txt"),
            let text = try? String(contentsOf: url, encoding: .utf8)
        else { return [] }
        return text.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: " ", maxSplits: 2).map(String.init)
            guard parts.count == 3, let version = Int(parts[1]) else { return nil }
            return ReleasedEvent(name: parts[0], version: version, payload: parts[2])
        }
    }()

    /// Reads the payload as the enum that the name belongs to, and writes it again.
    func readAndWritten() throws -> (name: String, payload: String)? {
        func again<Event: Recordable>(_ type: Event.Type) throws -> (String, String) {
            let event = try JSONDecoder().decode(type, from: Data(payload.utf8))
            return (event.name, try event.payload())
        }
        return switch name.prefix(while: { $0 != "." }) {
        case "ticket": try again(TicketEvent.self)
        case "clock": try again(ClockEvent.self)
        case "customer", "contact", "link": try again(CustomerEvent.self)
        case "person", "token": try again(PersonEvent.self)
        case "center": try again(CenterEvent.self)
        case "edition", "calendar": try again(RulebookEvent.self)
        default: nil
        }
    }
}

@Suite("The record · every released form of an event can be read")
struct ReleasedEventsTests {
    @Test(arguments: ReleasedEvent.all) func `it is read, and written as before`(released: ReleasedEvent) throws {
        let again = try #require(try released.readAndWritten())
        #expect(again.name == released.name)
        #expect(again.payload == released.payload)
    }

    @Test func `every event that the program writes is among them`() throws {
        let released = Set(ReleasedEvent.all.map { "\($0.name) \($0.version) \($0.payload)" })
        for event in Self.samples {
            let line = "\(event.name) \(event.version) \(try event.payload())"
            #expect(released.contains(line), "add to released-events.txt: \(line)")
        }
    }

    /// One of each case. The lists beside the enums make the compiler ask for the next one.
    static let samples: [any Recordable] =
        TicketEvent.samples + ClockEvent.samples + CustomerEvent.samples + PersonEvent.samples + CenterEvent.samples
        + RulebookEvent.samples
}

extension TicketEvent {
    static let samples: [TicketEvent] = [
        .received(channel: "form", type: "fault"), .levelProposed(level: "urgent"), .taken(by: 7),
        .replied(message: 11),
        .asked(message: 12), .noted(message: 13), .answered(message: 14), .receiptSent(message: 15),
        .classified(type: "complaint", level: "normal"), .resolved, .confirmed(by: .customer), .confirmed(by: .staff),
        .confirmed(by: .silence), .unsolved, .rated(stars: 5), .archived, .linkIssued, .contactRevealed,
    ]

    /// A case that is new here needs a sample above and a line in the file.
    private var hasSample: Bool {
        switch self {
        case .received, .levelProposed, .taken, .replied, .asked, .noted, .answered, .receiptSent, .classified,
            .resolved,
            .confirmed, .unsolved, .rated, .archived, .linkIssued, .contactRevealed:
            true
        }
    }
}

extension ClockEvent {
    static let due = Instant(milliseconds: 1_773_021_600_000)
    static let samples: [ClockEvent] = [
        .warned(clock: 3, kind: "solution", percent: 75, due: due),
        .missed(clock: 3, kind: "solution", due: due, down: true),
        .missed(clock: 3, kind: "pick-up", due: due, down: false), .met(clock: 3, kind: "response", due: due),
        .paused(clock: 3, kind: "solution"), .resumed(clock: 3, kind: "solution", due: due),
        .redated(clock: 3, kind: "solution", due: due),
    ]

    private var hasSample: Bool {
        switch self {
        case .warned, .missed, .met, .paused, .resumed, .redated: true
        }
    }
}

extension CustomerEvent {
    static let samples: [CustomerEvent] = [
        .created, .renamed, .levelled(level: "vip"), .levelled(level: nil), .claimed(contact: 5, kind: .phone),
        .claimed(contact: 5, kind: .email), .claimed(contact: 5, kind: .other), .verified(contact: 5, by: .link),
        .verified(contact: 5, by: .mail), .verified(contact: 5, by: .platform), .verified(contact: 5, by: .staff),
        .recognised(contact: 5), .revealed(contact: 5, reveal: 9), .searched(by: .phone, found: 2),
        .searched(by: .email, found: 0), .searched(by: .other, found: 1), .searched(by: .tail, found: 3),
        .linkIssued(purpose: "follow", subject: 4), .linkOpened, .linkRevoked,
    ]

    private var hasSample: Bool {
        switch self {
        case .created, .renamed, .levelled, .claimed, .verified, .recognised, .revealed, .searched, .linkIssued,
            .linkOpened, .linkRevoked:
            true
        }
    }
}

extension PersonEvent {
    static let samples: [PersonEvent] = [
        .created(role: "agent", team: "first-line"), .created(role: "supervisor", team: nil), .renamed,
        .assigned(role: "agent", team: "complaints"), .assigned(role: "trainer", team: nil),
        .preferred(language: .zhHant, theme: .dark), .passwordChanged, .deactivated, .reactivated,
        .signedIn(session: 6),
        .signedOut(session: 6), .sessionRevoked(session: 6), .signInFailed(because: .unknown),
        .signInFailed(because: .inactive), .signInFailed(because: .password),
        .tokenIssued(permissions: [.readTickets, .createTickets]), .tokenRevoked,
    ]

    private var hasSample: Bool {
        switch self {
        case .created, .renamed, .assigned, .preferred, .passwordChanged, .deactivated, .reactivated, .signedIn,
            .signedOut, .sessionRevoked, .signInFailed, .tokenIssued, .tokenRevoked:
            true
        }
    }
}

extension CenterEvent {
    static let samples: [CenterEvent] = [
        .setUp(preset: "standard", edition: 1, supervisor: 1), .described(zone: "Asia/Shanghai", language: .zhHans),
        .follows(edition: 2),
    ]

    private var hasSample: Bool {
        switch self {
        case .setUp, .described, .follows: true
        }
    }
}

extension RulebookEvent {
    static let samples: [RulebookEvent] = [.editionPublished, .calendarPublished(name: "center")]

    private var hasSample: Bool {
        switch self {
        case .editionPublished, .calendarPublished: true
        }
    }
}
