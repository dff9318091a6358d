import Vocabulary
import Yams

extension Edition {
    /// A manual's text with answers put in for its blanks, all else untouched; an answer to no blank is left out. Reading
    /// the result reports answers that will not do, at their place.
    public static func filling(_ yaml: String, with answers: [String: String]) throws(Mistakes) -> String {
        var lines = yaml.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for (place, key) in try answerPlaces(in: yaml) {
            guard let answer = answers[key], lines.indices.contains(place.line - 1) else { continue }
            lines[place.line - 1] = lines[place.line - 1].replacingScalar(at: place.column - 1, with: answer)
        }
        return lines.joined(separator: "\n")
    }

    /// Where each blank's answer stands; the last in the file first, so that earlier places stay right.
    private static func answerPlaces(in yaml: String) throws(Mistakes) -> [(Place, String)] {
        let places = try Reading.read(yaml) { entry in
            let items = entry.nodes(entry.take("blanks"))
            entry.takeRest()
            return items.map { item in
                Entry.reading(item, in: entry.reading) { blank in
                    defer { blank.takeRest() }
                    return blank.take("answer").map { ($0.place, blank.text("key")) }
                }
            }
        }
        return places.compactMap { $0 }.reversed()
    }
}

extension String {
    /// With another scalar in the place of the one that begins at a column, quoted so that nothing in it is YAML.
    fileprivate func replacingScalar(at column: Int, with text: String) -> String {
        let scalars = Array(unicodeScalars)
        guard column < scalars.count else { return self }
        let rest = scalars[column...]
        let end: Int
        if let quote = rest.first, quote == "\"" || quote == "'" {
            end = (rest.dropFirst().firstIndex(of: quote) ?? scalars.count - 1) + 1
        } else {
            end =
                rest.indices.first { scalars[$0] == "," || scalars[$0] == "}" || isComment(scalars, $0) }
                ?? scalars.count
        }
        let quoted = text.filter { $0 != "\"" && $0 != "\\" && !$0.isNewline }
        var result = String.UnicodeScalarView()
        result.append(contentsOf: scalars[..<column])
        result.append(contentsOf: "\"\(quoted)\"".unicodeScalars)
        result.append(contentsOf: scalars[end...])
        return String(result)
    }

    private func isComment(_ scalars: [Unicode.Scalar], _ place: Int) -> Bool {
        scalars[place] == "#" && scalars[place - 1] == " "
    }
}
