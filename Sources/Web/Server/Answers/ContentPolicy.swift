/// What a browser lets an answer load, and who may frame it (Content-Security-Policy).
public struct ContentPolicy: Hashable, Sendable {
    public let text: String

    /// Our own pages: nothing from elsewhere, framed by nobody.
    public static let page = ContentPolicy(
        text: "default-src 'self'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'; object-src 'none'")
    /// Somebody's file: a sandbox without rights.
    public static let file = ContentPolicy(text: "default-src 'none'; sandbox; frame-ancestors 'none'")
    /// Our own files: a worker lives by the policy of its script, and ours listens to the live stream.
    public static let asset = ContentPolicy(text: "default-src 'self'; frame-ancestors 'none'")
    /// Data for programs.
    public static let data = ContentPolicy(text: "default-src 'none'; frame-ancestors 'none'")

    /// The chat frame, which the named sites may embed. - Parameter origins: such as `https://shop.example.com`.
    public static func frame(for origins: [String]) -> ContentPolicy {
        let clean = origins.filter { !$0.isEmpty && $0.utf8.allSatisfy(isHarmless) }
        let ancestors = clean.isEmpty ? "'none'" : clean.joined(separator: " ")
        return ContentPolicy(
            text:
                "default-src 'self'; frame-ancestors \(ancestors); form-action 'self'; base-uri 'none'; object-src 'none'"
        )
    }

    /// Neither blank nor what would begin another directive.
    private static func isHarmless(_ byte: UInt8) -> Bool {
        (0x21...0x7E).contains(byte) && byte != UInt8(ascii: ";") && byte != UInt8(ascii: ",")
    }
}
