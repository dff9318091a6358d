import ArgumentParser
import Foundation
import People
import Storage
import Vocabulary

/// Tokens for programs.
struct Token: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tokens for programs that use the API.", subcommands: [Create.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes a token and prints it once; it cannot be read again.")

        @OptionGroup var options: PlaceOptions

        @Option(help: "What it is for.") var name: String

        @Option(
            help:
                "What it may do, by comma: tickets:read, tickets:create, tickets:handle, tickets:archive, contacts:read."
        )
        var allow = "tickets:read,tickets:create"

        @Option(help: "After how many days it ends; never without it.") var days: Int?

        func run() async throws {
            Console.startLogging()
            let permissions = try allow.split(separator: ",").map { word in
                guard let permission = Permission(rawValue: String(word)) else {
                    throw ValidationError("--allow does not know \(word)")
                }
                return permission
            }
            try await options.withStore { store in
                let secret = try await store.write(as: .center) { tx in
                    guard try Center.find(in: tx) != nil else { throw Refusal(.unavailable, "refusal.not-set-up") }
                    let expires = days.map { tx.now + .days($0) }
                    return try ApiToken.issue(
                        name: name, permissions: Set(permissions), scope: .all, expiresAt: expires, in: tx
                    ).secret
                }
                Console.say(secret.text)
            }
        }
    }
}
