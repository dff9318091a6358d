import ArgumentParser
import Foundation
import Manual
import Presets

/// A file that people wrote, as a command names it: a path, `-` for standard input, or a manual that comes along.
struct ManualSource {
    let name: String
    let text: String

    /// A manual to read. A file counts before a preset of the same name.
    static func manual(_ name: String) throws -> ManualSource {
        if let found = text(of: name) { return found }
        if let preset = try Presets.text(of: name) { return ManualSource(name: name, text: preset) }
        throw Console.failure("manual-console.unreadable", name, Presets.names.joined(separator: ", "))
    }

    static func calendar(_ name: String) throws -> ManualSource {
        guard let found = text(of: name) else { throw Console.failure("manual-console.unreadable-calendar", name) }
        return found
    }

    private static func text(of name: String) -> ManualSource? {
        guard name != "-" else {
            let data = FileHandle.standardInput.readDataToEndOfFile()
            let input = Console.texts["manual-console.input"]
            return String(data: data, encoding: .utf8).map { ManualSource(name: input, text: $0) }
        }
        // What cannot be read, for whatever reason, is said by whoever asks for it.
        guard let text = try? String(contentsOf: URL(fileURLWithPath: name), encoding: .utf8) else { return nil }
        return ManualSource(name: name, text: text)
    }

    /// Reads the file; its mistakes are said one a line, with their places, and end the command with 1.
    func read<Value>(_ read: (String) throws(Mistakes) -> Value) throws -> Value {
        do {
            return try read(text)
        } catch {
            for mistake in error.all {
                let sentence = Console.texts.text(mistake.key, mistake.about)
                Console.say(
                    Console.texts[
                        "manual-console.mistake", name, String(mistake.line), String(mistake.column), sentence])
            }
            Console.say(Console.texts["manual-console.mistakes", String(error.all.count)])
            throw ExitCode(1)
        }
    }
}

extension Console {
    /// An argument that will not do, in words.
    static func failure(_ key: String, _ about: String...) -> ValidationError {
        ValidationError(texts.text(key, about))
    }
}
