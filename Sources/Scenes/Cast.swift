import People
import Storage
import Vocabulary

/// The people of a scene: one for each duty that the standard manual names, and a second agent to be somebody else.
public enum Cast: String, CaseIterable, Sendable {
    case supervisor, agent, secondAgent = "second-agent", technician, clerk, inspector

    /// What all of them sign in with.
    public static let password = "seven lamps at the desk"

    func draft(by script: Script) -> Person.Draft {
        Person.Draft(login: rawValue, name: script.name(of: self), role: role, team: team, language: .zhHans)
    }

    var role: RoleKey {
        switch self {
        case .supervisor: "supervisor"
        case .agent, .secondAgent: "agent"
        case .technician: "technical-support"
        case .clerk: "operations-clerk"
        case .inspector: "quality-inspector"
        }
    }

    private var team: TeamKey? {
        switch self {
        case .agent, .secondAgent: "first-line"
        case .technician: "technical-support"
        case .supervisor, .clerk, .inspector: nil
        }
    }
}
