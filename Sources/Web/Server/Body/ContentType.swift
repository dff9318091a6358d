/// A media type with its parameters (RFC 9110 §8.3), such as `multipart/form-data; boundary="x"`.
struct ContentType: Sendable {
    /// Lower-cased, without parameters.
    let essence: String
    private let parameters: HeaderParameters

    init(_ header: String) {
        let bounded = header.utf8.count <= 1000 ? header : ""
        let end = bounded.firstIndex(of: ";") ?? bounded.endIndex
        essence = bounded[..<end].filter { $0 != " " && $0 != "\t" }.lowercased()
        parameters = HeaderParameters(bounded[end...])
    }

    subscript(name: String) -> String? { parameters[name] }
}

/// `; name=value; name="quoted"`, as header fields carry them. Of two with one name none counts: they smell of smuggling.
struct HeaderParameters: Sendable {
    private var pairs: [(name: String, value: String)] = []

    init(_ text: some StringProtocol) {
        var rest = Substring(text)
        while !rest.isEmpty, pairs.count < 20 {
            rest = rest.drop { $0 == ";" || $0 == " " || $0 == "\t" }
            let name = rest.prefix { $0 != "=" && $0 != ";" }
            rest = rest.dropFirst(name.count)
            guard rest.first == "=" else { continue }
            rest = rest.dropFirst()
            pairs.append((name.filter { $0 != " " }.lowercased(), HeaderParameters.value(&rest)))
        }
    }

    subscript(name: String) -> String? {
        let matches = pairs.filter { $0.name == name }
        return matches.count == 1 ? matches[0].value : nil
    }

    /// A token, or a quoted string in which `\"` is a quote; other backslashes stay, for old browsers send Windows paths.
    private static func value(_ rest: inout Substring) -> String {
        guard rest.unicodeScalars.first == "\"" else {
            let token = rest.prefix { $0 != ";" }
            rest = rest.dropFirst(token.count)
            return token.trimmingBlanks
        }
        var value = String.UnicodeScalarView()
        var scalars = rest.unicodeScalars.dropFirst()
        while let scalar = scalars.popFirst() {
            if scalar == "\"" { break }
            if scalar == "\\", scalars.first == "\"" {
                scalars.removeFirst()
                value.append("\"")
            } else {
                value.append(scalar)
            }
        }
        rest = Substring(scalars)
        return String(value)
    }
}

extension StringProtocol {
    /// The text without blanks and tabs around it.
    var trimmingBlanks: String {
        var trimmed = Substring(self).drop { $0 == " " || $0 == "\t" }
        while let last = trimmed.last, last == " " || last == "\t" { trimmed.removeLast() }
        return String(trimmed)
    }
}
