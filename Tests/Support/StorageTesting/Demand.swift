/// Something that a body on a database thread found to be otherwise.
public struct NotSo: Error, CustomStringConvertible {
    public let description: String
}

/// What `#expect` is outside of bodies. A body runs on a database thread, where Swift Testing does not know which test it
/// belongs to, and what `#expect` or `#require` says there is lost; this throws, so that the whole write or read fails.
public func demand(
    _ isSo: Bool, _ what: @autoclosure () -> String = "", file: StaticString = #fileID, line: UInt = #line
) throws {
    guard isSo else { throw NotSo(description: "\(file):\(line) \(what())") }
}
