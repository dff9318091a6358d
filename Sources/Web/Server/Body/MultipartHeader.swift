import Vocabulary

/// The header lines of one part of a form.
enum MultipartHeader {
    /// Refuses parts without a name, nested parts, doubled lines and transfer encodings (RFC 7578 §4.7 forbids them).
    static func part(_ block: ArraySlice<UInt8>) throws -> Multipart.Part {
        guard let text = String(strictly: block) else { throw Refusal.invalid([.init("", .badName)]) }
        let lines = try fields(text)
        guard let disposition = lines["content-disposition"], lines["content-transfer-encoding"] == nil,
            ContentType(disposition).essence == "form-data"
        else { throw Refusal(.invalid, .malformed) }

        let parameters = ContentType(disposition)
        let name = try FormField.name((parameters["name"].map(unescaped) ?? "").utf8)
        let type = lines["content-type"].map { ContentType($0).essence } ?? "text/plain"
        guard !type.hasPrefix("multipart/") else { throw Refusal.invalid([.init(name, .malformed)]) }
        return Multipart.Part(name: name, fileName: parameters["filename"].map(unescaped), type: type)
    }

    private static func fields(_ text: String) throws -> [String: String] {
        var fields: [String: String] = [:]
        for line in text.split(separator: "\r\n", omittingEmptySubsequences: false) {
            guard let colon = line.firstIndex(of: ":") else { throw Refusal(.invalid, .malformed) }
            let name = line[..<colon].lowercased()
            guard fields[name] == nil else { throw Refusal(.invalid, .malformed) }
            fields[name] = line[line.index(after: colon)...].trimmingBlanks
        }
        return fields
    }

    /// Browsers write quotes and line breaks in names as `%22`, `%0D`, `%0A` and nothing else so (WHATWG HTML, §4.10.21.8).
    private static func unescaped(_ name: String) -> String {
        name.replacing("%22", with: "\"").replacing("%0D", with: "\r").replacing("%0A", with: "\n")
    }
}
