import Foundation
import Storage
import Vocabulary

extension Language {
    /// Reads what a table keeps; the schema is trusted.
    init(stored text: String) { self = Language(rawValue: text) ?? .zhHans }
}

extension Set<SkillKey> {
    /// What a table keeps: one key a line.
    var stored: String { map(\.text).sorted().joined(separator: "\n") }

    init(stored text: String) { self.init(text.split(separator: "\n").map { SkillKey(String($0)) }) }
}

extension Scope {
    /// What a table keeps: `*` for everything, nothing for nothing, `@7` for what person 7 took or owns, else the teams'
    /// keys, one per line.
    var stored: String {
        switch self {
        case .all: "*"
        case .teams(let teams): teams.map(\.text).sorted().joined(separator: "\n")
        case .own(let staff): "@\(staff)"
        case .ticket, .nothing: ""
        }
    }

    init(stored text: String) {
        switch text {
        case "*": self = .all
        case "": self = .nothing
        case _ where text.hasPrefix("@"): self = Int64(text.dropFirst()).map { .own($0) } ?? .nothing
        default: self = .teams(Set(text.split(separator: "\n").map { TeamKey(String($0)) }))
        }
    }

    /// A person's own scope: one's own can only be that person's, whatever number was given when it was written.
    init(stored text: String, of person: Int64) {
        self = text.hasPrefix("@") ? .own(person) : Scope(stored: text)
    }

    /// Whether everything that the other one reaches is within this one.
    public func covers(_ other: Scope) -> Bool {
        switch (self, other) {
        case (.all, _), (_, .nothing): true
        case (.teams(let mine), .teams(let theirs)): theirs.isSubset(of: mine)
        case (.own(let mine), .own(let theirs)), (.ticket(let mine), .ticket(let theirs)): mine == theirs
        default: false
        }
    }
}
