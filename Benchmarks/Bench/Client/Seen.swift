import ArgumentParser
import Foundation
import Synchronization

/// Creates tickets on one node and measures when a live stream of another node tells of them.
struct Seen: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Measures how soon a change is seen on another node.")

    struct Told: Encodable {
        let changes, unseen: Int
        let milliseconds: Latencies.Figures
        /// How long the creating itself took.
        let creating: Latencies.Figures
    }

    @Option(help: "The port of the node that is changed.") var from: Int
    @Option(help: "The port of the node that watches.") var to: Int
    @Option var token: String
    @Option(help: "The cookie header's value.") var cookie: String
    @Option var count = 300
    @Option var perSecond = 20.0

    func run() async throws {
        let ear = try Ear(port: to, cookie: cookie)
        let wire = try Wire(port: from)
        let requests = Requests.creates(token: token, port: from)
        var sent: [(number: String, at: Moment)] = []
        var creating = Latencies()
        for number in 0..<count {
            let at = Moment.now
            try wire.send(requests[number])
            let created = try answer(on: wire)
            creating.note(from: at, to: .now)
            sent.append((created, at))
            let rest = 1 / perSecond - Moment.now.seconds(since: at)
            if rest > 0 { try await Task.sleep(for: .seconds(rest)) }
        }
        try await Task.sleep(for: .seconds(2))
        let heard = ear.heard
        var latencies = Latencies()
        for change in sent { if let at = heard[change.number] { latencies.note(from: change.at, to: at) } }
        try Report.say(
            Told(
                changes: sent.count, unseen: sent.count - latencies.count, milliseconds: latencies.figures,
                creating: creating.figures))
        ear.close()
    }

    private func answer(on wire: Wire) throws -> String {
        var buffer: [UInt8] = []
        while true {
            guard wire.receive(into: &buffer) else { throw Trouble("the node closed the connection") }
            guard let answer = Answer(buffer) else { continue }
            guard answer.status == 201 else { throw Trouble("status \(answer.status)") }
            let json = try JSONDecoder().decode(Created.self, from: Data(buffer[answer.body..<answer.end]))
            return json.number
        }
    }

    private struct Created: Decodable { let number: String }
}

/// Listens to a live stream on a thread of its own and notes when each ticket was first told.
private final class Ear: Sendable {
    private let times = Mutex<[String: Moment]>([:])
    private let descriptor: Int32

    init(port: Int, cookie: String) throws {
        let wire = try Wire(port: port)
        descriptor = wire.descriptor
        try wire.send(Requests.stream(cookie: cookie, port: port))
        Thread.detachNewThread { [self] in listen(wire) }
    }

    var heard: [String: Moment] { times.withLock { $0 } }

    func close() { shutdown(descriptor, Int32(SHUT_RDWR)) }

    private func listen(_ wire: Wire) {
        var buffer: [UInt8] = []
        let mark = Array("\"number\":\"".utf8)
        while wire.receive(into: &buffer) {
            let now = Moment.now
            var from = 0
            while let found = Answer.find(mark, in: buffer, from: from),
                let end = buffer[(found + mark.count)...].firstIndex(of: UInt8(ascii: "\""))
            {
                let number = String(decoding: buffer[(found + mark.count)..<end], as: UTF8.self)
                times.withLock { if $0[number] == nil { $0[number] = now } }
                from = end
            }
            buffer.removeFirst(from)
        }
    }
}
