/// Lets only so many in at once; the others wait in line.
public actor Seats {
    private var free: Int
    private var line: [CheckedContinuation<Void, Never>] = []

    public init(_ count: Int) { free = count }

    public func take() async {
        if free > 0 {
            free -= 1
        } else {
            await withCheckedContinuation { line.append($0) }
        }
    }

    public func leave() {
        if line.isEmpty { free += 1 } else { line.removeFirst().resume() }
    }
}
