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
        + Migration.tickets + Migration.rulebookSecond + Migration.peopleSecond + Migration.customersSecond
        + Migration.ticketsSecond + Migration.ticketsThird + Migration.ticketsFourth + Migration.peopleThird
        + Migration.clocksSecond + Migration.ticketsFifth + Migration.rulebookThird

    /// What each part looks at in its own tables, for `yingda doctor`.
    public static let checks: [Check] = [.archivedTickets, .erasedTickets]

    /// What clocks run for: who follows when a calendar's new version moves many of them.
    public static let clockSubjects: [ClockSubject] = [Ticket.clockSubject]

    /// What each part does when a backup becomes a living center.
    public static let restoreHooks: [RestoreHook] = [TicketNumber.raiseAfterRestore]

    /// What each part does when a person is forgotten, in the transaction that forgets them.
    public static let forgetHooks: [ForgetHook] = [Ticket.forget]

    /// What each part holds about a person.
    public static let exportHooks: [ExportHook] = [Ticket.export]

    /// What each part does when a customer turns out to be another, or turns out not to be.
    public static let mergeHooks: [MergeHook] = []

    /// What each part seals anew under a new master key.
    public static let rotation = Rotation(steps: [.contacts, .secondSteps])
}
