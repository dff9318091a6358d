import Foundation
import Storage
import Vocabulary

extension Language {
    /// Reads what a table keeps; the schema is trusted.
    init(stored text: String) { self = Language(rawValue: text) ?? .zhHans }
}

extension Scope {
    /// What a table keeps: `*` for everything, nothing for nothing, else the teams' keys, one per line.
    var stored: String {
        switch self {
        case .all: "*"
        case .teams(let teams): teams.map(\.text).sorted().joined(separator: "\n")
        case .ticket, .nothing: ""
        }
    }

    init(stored text: String) {
        switch text {
        case "*": self = .all
        case "": self = .nothing
        default: self = .teams(Set(text.split(separator: "\n").map { TeamKey(String($0)) }))
        }
    }

    /// Whether everything that the other one reaches is within this one.
    func covers(_ other: Scope) -> Bool {
        switch (self, other) {
        case (.all, _), (_, .nothing): true
        case (.teams(let mine), .teams(let theirs)): theirs.isSubset(of: mine)
        case (.ticket(let mine), .ticket(let theirs)): mine == theirs
        default: false
        }
    }
}
