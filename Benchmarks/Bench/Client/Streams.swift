import ArgumentParser
import Foundation
import Glibc

/// Opens many live streams and counts what comes; says so when all are open, and again when its input ends.
struct Streams: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Opens live streams and keeps them open.")

    struct Told: Encodable {
        let open: Int
        let refused: Int
        let ticketEvents: Int
        /// Streams that heard of at least one ticket.
        let heard: Int
    }

    @Option var port: Int
    @Option(help: "A file with the cookie header's value of each stream, one a line.") var cookies: String

    func run() async throws {
        Wire.raiseLimit()
        var watch = Watch()
        var wires: [Wire] = []
        let cookies = try String(contentsOfFile: cookies, encoding: .utf8).split(separator: "\n")
        var tally = Tally(count: cookies.count)
        for (place, cookie) in cookies.enumerated() {
            let wire = try Wire(port: port)
            try wire.send(Requests.stream(cookie: cookie, port: port))
            wire.stopBlocking()
            watch.add(wire)
            wires.append(wire)
            if place % 64 == 63 { tally.read(wires, &watch, patience: 0) }
        }
        let limit = Moment.now.after(seconds: 60)
        while tally.open < cookies.count, Moment.now < limit { tally.read(wires, &watch, patience: 100) }
        try Report.say(tally.told)

        while !inputHasEnded { tally.read(wires, &watch, patience: 50) }
        try Report.say(tally.told)
    }

    private var inputHasEnded: Bool {
        var input = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
        guard Glibc.poll(&input, 1, 0) > 0 else { return false }
        var byte: UInt8 = 0
        return Glibc.read(0, &byte, 1) == 0
    }
}

/// What has come over the streams.
private struct Tally {
    private var isOpen: [Bool]
    private var events: [Int]
    private var refused = 0
    private var buffer: [UInt8] = []
    private(set) var open = 0

    init(count: Int) {
        isOpen = Array(repeating: false, count: count)
        events = Array(repeating: 0, count: count)
    }

    var told: Streams.Told {
        Streams.Told(
            open: open, refused: refused, ticketEvents: events.reduce(0, +), heard: events.count { $0 > 0 })
    }

    mutating func read(_ wires: [Wire], _ watch: inout Watch, patience: Int32) {
        for place in watch.ready(within: patience) {
            buffer.removeAll(keepingCapacity: true)
            guard wires[place].receive(into: &buffer) else {
                watch.forget(place)
                if isOpen[place] { open -= 1 }
                refused += 1
                continue
            }
            if !isOpen[place], Answer.find(Array(" 200 ".utf8), in: buffer, from: 0) != nil {
                isOpen[place] = true
                open += 1
            }
            var from = 0
            while let found = Answer.find(Array("event: ticket".utf8), in: buffer, from: from) {
                events[place] += 1
                from = found + 1
            }
        }
    }
}
