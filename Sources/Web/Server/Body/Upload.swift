/// A file that came with a form, lying in a temporary place until the exchange is over.
public struct Upload: Sendable {
    public let field: String
    /// The last part of the name the sender gave, without control characters and direction marks; at most 200 bytes.
    public let name: String
    /// What the sender says it is; believe the bytes, not this.
    public let declaredType: String
    public let size: Int
    /// SHA-256 of the content, in hexadecimal.
    public let digest: String
    public let place: TemporaryFile

    /// A name fit to be shown and stored: no path, nothing invisible, never empty.
    static func clean(_ name: String) -> String {
        let last = name.unicodeScalars.split { $0 == "/" || $0 == "\\" }.last ?? []
        var clean = String(String.UnicodeScalarView(last.filter(isVisible)))
        while clean.utf8.count > 200 { clean.removeLast() }
        let trimmed = clean.trimmingBlanks
        return trimmed.isEmpty || trimmed.allSatisfy { $0 == "." } ? "file" : trimmed
    }

    /// Direction marks let `gpj.exe` read as a picture; the rest would break lines.
    private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: false
        default: true
        }
    }
}

/// How many files, and how large.
public struct FileLimits: Hashable, Sendable {
    public let most: Int
    /// Bytes of one file.
    public let each: Int
    /// Bytes of the whole body, text included.
    public let total: Int

    public init(most: Int, each: Int, total: Int) {
        self.most = most
        self.each = each
        self.total = total
    }

    /// Ten files of 20 MB, 50 MB in all.
    public static let usual = FileLimits(most: 10, each: 20_000_000, total: 50_000_000)
}
