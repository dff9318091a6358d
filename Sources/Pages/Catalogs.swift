import Foundation
import Vocabulary

/// The texts in every language, read once when the program starts from the files beside it:
/// `Catalogs/<area>.json`, each key with its three languages on one line, so that none is forgotten.
public struct Catalogs: Sendable {
    public struct Mistake: Error, CustomStringConvertible {
        public let description: String
    }

    private let texts: [Language: Texts]

    public subscript(language: Language) -> Texts {
        texts[language] ?? Texts(language: language, sentences: [:])
    }

    /// Reads every file of a folder. Throws a `Mistake` that names the file for a key that stands twice or is not in
    /// all languages.
    public init(readFrom folder: URL) throws {
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "json" }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
        var sentences: [Language: [String: Sentence]] = [:]
        for file in files {
            let area = try JSONDecoder().decode([String: [String: String]].self, from: Data(contentsOf: file))
            for (key, wordings) in area {
                guard Set(wordings.keys) == Set(Language.allCases.map(\.rawValue)) else {
                    throw Mistake(description: "\(file.lastPathComponent): \(key) is not in every language")
                }
                for language in Language.allCases {
                    let sentence = Sentence(wordings[language.rawValue] ?? "")
                    guard sentences[language, default: [:]].updateValue(sentence, forKey: key) == nil else {
                        throw Mistake(description: "\(file.lastPathComponent): \(key) stands twice")
                    }
                }
            }
        }
        texts = Dictionary(
            uniqueKeysWithValues: Language.allCases.map { ($0, Texts(language: $0, sentences: sentences[$0] ?? [:])) })
    }

    /// The catalogs that come with the program, read once.
    public static func bundled() throws -> Catalogs { try own.get() }
    private static let own = Result { try Catalogs(readFrom: folder) }

    public static var folder: URL { Bundle.module.bundleURL.appending(path: "Catalogs") }
}
