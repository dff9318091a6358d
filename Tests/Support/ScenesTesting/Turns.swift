import Foundation

/// Lets only as many tests play scenes at once as the machine can carry: a store refuses whoever waits for it too long,
/// and no test may depend on how many others run beside it.
actor Turns {
    static let all = Turns(2 * ProcessInfo.processInfo.activeProcessorCount)

    private var free: Int
    private var line: [CheckedContinuation<Void, Never>] = []

    init(_ count: Int) { free = count }

    func take() async {
        if free > 0 {
            free -= 1
        } else {
            await withCheckedContinuation { line.append($0) }
        }
    }

    func leave() {
        if line.isEmpty { free += 1 } else { line.removeFirst().resume() }
    }
}
