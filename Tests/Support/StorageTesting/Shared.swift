import Synchronization

/// A value that several tasks of a test, and bodies on database threads, look at and change.
public final class Shared<Value: Sendable>: Sendable {
    private let mutex: Mutex<Value>

    public init(_ value: Value) { mutex = Mutex(value) }

    public var value: Value { mutex.withLock { $0 } }

    @discardableResult
    public func change<Result: Sendable>(_ work: (inout Value) -> Result) -> Result { mutex.withLock { work(&$0) } }
}
