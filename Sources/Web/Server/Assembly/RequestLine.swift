import HTTPTypes
import Logging

/// What is written down of each request: the route's pattern, never the path, for paths can hold secrets.
struct RequestLine {
    static let requests = "yingda_http_requests_total"
    static let durations = "yingda_http_request_seconds"

    let metrics: Metrics

    init(metrics: Metrics) {
        self.metrics = metrics
        metrics.counter(RequestLine.requests, "Answered requests by door, method and status.")
        metrics.histogram(RequestLine.durations, "Seconds from a request's head to its answer's head, by door.")
    }

    func write(_ exchange: Exchange, status: HTTPResponse.Status, took: Duration) {
        let door = exchange.route?.door.rawValue ?? "none"
        let labels = MetricLabels([
            "door": door, "method": known(exchange.method), "status": String(status.code),
        ])
        metrics.add(to: RequestLine.requests, labels)
        metrics.observe(Double(took.microseconds) / 1e6, in: RequestLine.durations, MetricLabels(["door": door]))
        guard exchange.route?.door != .machine || status.code >= 400 else { return }
        exchange.logger.info(
            "request",
            metadata: [
                "method": "\(known(exchange.method))", "route": "\(exchange.route?.pattern.description ?? "-")",
                "status": "\(status.code)", "ms": "\(took.microseconds / 1000)",
            ])
    }

    private func known(_ method: HTTPRequest.Method) -> String {
        [.get, .head, .post, .put, .patch, .delete, .options].contains(method) ? method.rawValue : "OTHER"
    }
}

extension Duration {
    var microseconds: Int64 { components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000 }
}
