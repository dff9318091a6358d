import ArgumentParser
import Foundation
import Storage
import Vocabulary

/// Tells which tokens the product makes of words: it indexes them, looks at what was written, and takes all of it back.
struct TokensOf: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "tokens", abstract: "Prints the tokens of words.")

    @OptionGroup var options: StoreOptions
    @Argument var words: [String]

    func run() async throws {
        let store = try await options.open()
        var tokens: [String: [Int64]] = [:]
        for word in words { tokens[word] = try await self.tokens(of: word, in: store) }
        await store.close()
        try Report.say(tokens)
    }

    private struct Found: Error { let bytes: [UInt8] }

    private func tokens(of word: String, in store: Store) async throws -> [Int64] {
        do {
            try await store.write(as: .center) { tx in
                try tx.index(0, text: word)
                let bytes: [UInt8] = try tx.value("SELECT tokens FROM unfolded ORDER BY id DESC LIMIT 1") ?? []
                throw Found(bytes: bytes)  // undoes what was indexed
            }
            return []
        } catch let found as Found {
            return stride(from: 0, to: found.bytes.count - 7, by: 8).map { start in
                found.bytes[start..<(start + 8)].reversed().reduce(0) { $0 << 8 | Int64($1) }
            }
        }
    }
}
