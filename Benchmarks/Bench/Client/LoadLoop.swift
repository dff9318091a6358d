/// Keep-alive connections on one thread: each sends its next request when its last answer has come, or, paced, when a
/// request is due. A paced request counts from when it was due, so that a stalled server does not hide its stall.
final class LoadLoop {
    private struct Line {
        let wire: Wire
        var incoming: [UInt8] = []
        /// When the request under way began to count; nil while idle.
        var began: Moment?
    }

    struct Outcome {
        var latencies = Latencies()
        var wrong: [Int: Int] = [:]
        var lost = 0
        var bytes = 0
        var seconds = 0.0
        var processorSeconds = 0.0
    }

    private let port: Int
    private let requests: Requests
    private var watch = Watch()
    private var lines: [Line] = []
    private var idle: [Int] = []
    private var sent = 0
    private var outcome = Outcome()

    init(port: Int, connections: Int, requests: Requests) throws {
        self.port = port
        self.requests = requests
        for place in 0..<connections {
            lines.append(Line(wire: try Wire(port: port)))
            watch.add(lines[place].wire)
            idle.append(place)
        }
    }

    deinit { for line in lines { line.wire.close() } }

    /// - Parameter rate: requests per second; nil sends as fast as answers come.
    func run(for seconds: Double, rate: Double?) throws -> Outcome {
        outcome = Outcome()
        let (start, used) = (Moment.now, Processors.used)
        let end = start.after(seconds: seconds)
        var due = 0
        while true {
            let now = Moment.now
            if now >= end { break }
            while let place = idle.last {
                let moment = rate.map { start.after(seconds: Double(due) / $0) } ?? now
                guard moment <= now else { break }
                idle.removeLast()
                due += 1
                try begin(place, at: moment)
            }
            let pause = rate.map { start.after(seconds: Double(due) / $0).seconds(since: .now) * 1000 } ?? 100
            let wait = idle.isEmpty ? 100 : max(0, min(Int32(pause), 100))
            for place in watch.ready(within: wait) { try read(place) }
        }
        outcome.seconds = Moment.now.seconds(since: start)
        outcome.processorSeconds = Processors.used - used
        return outcome
    }

    /// A request is small and the connection is empty, so that a blocking send never waits.
    private func begin(_ place: Int, at moment: Moment) throws {
        lines[place].began = moment
        try lines[place].wire.send(requests[sent])
        sent += 1
    }

    private func read(_ place: Int) throws {
        guard lines[place].wire.receive(into: &lines[place].incoming) else { return try reconnect(place) }
        guard let answer = Answer(lines[place].incoming) else { return }
        let now = Moment.now
        outcome.bytes += answer.end
        lines[place].incoming.removeFirst(answer.end)
        if let began = lines[place].began { outcome.latencies.note(from: began, to: now) }
        if answer.status != requests.expected { outcome.wrong[answer.status, default: 0] += 1 }
        lines[place].began = nil
        idle.append(place)
    }

    private func reconnect(_ place: Int) throws {
        outcome.lost += 1
        lines[place].wire.close()
        lines[place] = Line(wire: try Wire(port: port))
        watch.replace(place, by: lines[place].wire)
        idle.append(place)
    }
}
