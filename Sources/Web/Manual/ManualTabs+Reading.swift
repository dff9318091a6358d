import Rulebook
import Storage
import Vocabulary

extension ManualTabs {
    init(here: Place, for onlooker: Onlooker, in db: Reading) throws {
        self.init(
            here: here, isEditor: onlooker.mayEditManual,
            waiting: try ChangeProposal.counts(in: db).values.reduce(0, +))
    }
}

extension Onlooker {
    var mayEditManual: Bool { actor.permissions.contains(.editManual) }
}
