import Clocks
import Customers
import People
import Rulebook
import Storage
import Tickets

/// The parts of the center, in the order in which their tables were made. The order never changes.
public enum Parts {
    public static let migrations: [Migration] =
        Migration.storage + Migration.rulebook + Migration.people + Migration.customers + Migration.clocks
        + Migration.tickets

    /// What each part looks at in its own tables, for `yingda doctor`.
    public static let checks: [Check] = [.archivedTickets]

    /// What each part does when a backup becomes a living center.
    public static let restoreHooks: [RestoreHook] = [TicketNumber.raiseAfterRestore]

    /// What each part seals anew under a new master key.
    public static let rotation = Rotation(steps: [.contacts])
}
