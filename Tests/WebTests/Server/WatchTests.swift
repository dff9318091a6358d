import Testing
import Vocabulary

@testable import Web

@Suite("Watch", .timeLimit(.minutes(1)))
struct WatchTests {
    @Test func `measures are written as Prometheus reads them`() {
        let metrics = Metrics()
        metrics.counter("yingda_jobs_total", "Jobs\ndone.")
        metrics.gauge("yingda_depth", "Waiting.") { 3.5 }
        metrics.histogram("yingda_wait_seconds", "Wait.", bounds: [0.1, 1])
        metrics.add(to: "yingda_jobs_total", MetricLabels(["kind": "a\"b\\c\nd"]))
        metrics.add(2, to: "yingda_jobs_total", MetricLabels(["kind": "a\"b\\c\nd"]))
        for value in [0.05, 0.1, 0.5, 7] { metrics.observe(value, in: "yingda_wait_seconds") }
        metrics.add(to: "yingda_unknown")
        #expect(
            metrics.text == """
                # HELP yingda_depth Waiting.
                # TYPE yingda_depth gauge
                yingda_depth 3.5
                # HELP yingda_jobs_total Jobs\\ndone.
                # TYPE yingda_jobs_total counter
                yingda_jobs_total{kind="a\\"b\\\\c\\nd"} 3
                # HELP yingda_wait_seconds Wait.
                # TYPE yingda_wait_seconds histogram
                yingda_wait_seconds_bucket{le="0.1"} 2
                yingda_wait_seconds_bucket{le="1"} 3
                yingda_wait_seconds_bucket{le="+Inf"} 4
                yingda_wait_seconds_sum 7.65
                yingda_wait_seconds_count 4

                """)
    }

    @Test func `labels without end do not grow the memory`() {
        let metrics = Metrics()
        metrics.counter("yingda_x_total", "X.")
        for number in 0..<1000 { metrics.add(to: "yingda_x_total", MetricLabels(["n": String(number)])) }
        #expect(metrics.text.split(separator: "\n").count == Metrics.seriesLimit + 2 + 1)
        #expect(metrics.text.contains("\nyingda_x_total 800\n"))
    }

    @Test func `readiness is told to all, its reasons to those who may know`() async throws {
        let checks = [Readiness.Check("schema") { nil }, Readiness.Check("key") { "wrong" }]
        try await Site.open({ _ in }, checks: checks, token: "t0ken") { site in
            #expect(try await site.ask("GET", "/healthz").text == "ok\n")
            let bare = try await site.ask("GET", "/readyz")
            #expect(bare.status == 503)
            #expect(bare.text == "{\"ready\":false}")
            let full = try await site.ask("GET", "/readyz", ["Authorization: Bearer t0ken"])
            #expect(
                full.text == "{\"ready\":false,\"checks\":{\"schema\":\"ok\",\"key\":\"wrong\",\"draining\":\"ok\"}}")
            #expect(try await site.ask("GET", "/metrics").status == 404)
            #expect(try await site.ask("GET", "/metrics", ["Authorization: Bearer wrong"]).status == 404)
            let measures = try await site.ask("GET", "/metrics", ["Authorization: Bearer t0ken"])
            #expect(
                measures.text.contains("yingda_http_requests_total{door=\"machine\",method=\"GET\",status=\"200\"}"))
        }
    }

    @Test func `without a token only this machine reads the measures, and not through a proxy`() async throws {
        try await Site.open({ _ in }) { site in
            let (near, far) = try await (
                site.ask("GET", "/metrics"), site.ask("GET", "/metrics", ["X-Forwarded-For: 127.0.0.1"])
            )
            #expect(near.status == 200)
            #expect(far.status == 404)
        }
    }

    @Test func `a check that hangs counts as failed`() async {
        let hanging = Readiness.Check("database") {
            try? await Task.sleep(for: .seconds(3600))
            return nil
        }
        let readiness = Readiness([hanging], patience: .milliseconds(20))
        #expect(await readiness.findings().first == .init(name: "database", trouble: "timeout"))
    }

    @Test func `a node that stops says so first and still answers what is under way`() async throws {
        let (entered, enter) = AsyncStream.makeStream(of: Void.self)
        let (gate, open) = AsyncStream.makeStream(of: Void.self)
        try await Site.open(
            { book in
                book.front.get("slow") { _ in
                    enter.yield()
                    for await _ in gate { break }
                    return .text("done")
                }
            },
            settings: { $0.drain = .seconds(1) }
        ) { site in
            let wire = try await site.wire()
            try await wire.send(Site.head("GET", "/slow", []))
            for await _ in entered { break }
            await site.stop()
            let isSaid = await eventually { site.readiness.isDraining }
            #expect(isSaid)
            let ready = try await site.ask("GET", "/readyz")
            #expect(ready.status == 503)
            open.yield()
            let answer = try await wire.answer()
            #expect(answer.text == "done")
        }
    }
}
