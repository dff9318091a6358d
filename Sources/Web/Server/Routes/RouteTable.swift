import HTTPTypes

/// Every route there is, found by method and path. A word wins over a gap, a gap over a rest.
public struct RouteTable: Sendable {
    public enum Finding: Sendable {
        case found(Route, captures: [String: String])
        /// The path exists, the method does not; here are those that do.
        case otherMethods([HTTPRequest.Method])
        case nothing
    }

    /// In the order they were added.
    public let routes: [Route]
    private let root: Node

    private struct Node: Sendable {
        var words: [String: Node] = [:]
        var gap: [Node] = []
        var rest: [HTTPRequest.Method: Int] = [:]
        var here: [HTTPRequest.Method: Int] = [:]

        mutating func add(_ steps: ArraySlice<Pattern.Step>, _ method: HTTPRequest.Method, _ index: Int) {
            switch steps.first {
            case nil: claim(&here, method, index)
            case .rest: claim(&rest, method, index)
            case .word(let word): words[word, default: Node()].add(steps.dropFirst(), method, index)
            case .gap:
                if gap.isEmpty { gap = [Node()] }
                gap[0].add(steps.dropFirst(), method, index)
            }
        }

        private func claim(_ methods: inout [HTTPRequest.Method: Int], _ method: HTTPRequest.Method, _ index: Int) {
            precondition(methods[method] == nil, "two routes answer the same method and path")
            methods[method] = index
        }

        func find(_ steps: ArraySlice<String>) -> [HTTPRequest.Method: Int]? {
            guard let first = steps.first else { return here.isEmpty ? nil : here }
            if let found = words[first]?.find(steps.dropFirst()) { return found }
            if !first.isEmpty, let found = gap.first?.find(steps.dropFirst()) { return found }
            return rest.isEmpty ? nil : rest
        }
    }

    public init(_ routes: [Route]) {
        self.routes = routes
        var root = Node()
        for (index, route) in routes.enumerated() { root.add(route.pattern.steps[...], route.method, index) }
        self.root = root
    }

    /// HEAD is answered by the route of GET.
    public func find(_ method: HTTPRequest.Method, _ steps: [String]) -> Finding {
        guard let methods = root.find(steps[...]) else { return .nothing }
        guard let index = methods[method == .head ? .get : method] else {
            let known = methods.keys.flatMap { $0 == .get ? [.get, .head] : [$0] }
            return .otherMethods(known.sorted { $0.rawValue < $1.rawValue })
        }
        return .found(routes[index], captures: captures(routes[index].pattern, steps))
    }

    private func captures(_ pattern: Pattern, _ steps: [String]) -> [String: String] {
        var captures: [String: String] = [:]
        for (place, step) in pattern.steps.enumerated() {
            switch step {
            case .word: break
            case .gap(let name): captures[name] = steps[place]
            case .rest(let name): captures[name] = steps[place...].joined(separator: "/")
            }
        }
        return captures
    }
}
