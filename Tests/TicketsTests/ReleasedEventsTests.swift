import Clocks
import Customers
import Foundation
import Manual
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
        case "organisation": try again(OrganisationEvent.self)
        case "agreement": try again(AgreementEvent.self)
        case "center": try again(CenterEvent.self)
        case "edition", "calendar", "draft", "change": try again(RulebookEvent.self)
        case "disposition": try again(DispositionEvent.self)
        case "audit": try again(AuditEvent.self)
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
        CustomerEvent.keepingSamples + OrganisationEvent.samples + AgreementEvent.samples + [TicketEvent.forgotten]
        + TicketEvent.samples + ClockEvent.samples + CustomerEvent.samples + PersonEvent.samples + CenterEvent.samples
        + RulebookEvent.samples + TicketEvent.endingSamples + DispositionEvent.samples
        + [AuditEvent.chainVerified(found: "good", about: [12, 3400])]
}
