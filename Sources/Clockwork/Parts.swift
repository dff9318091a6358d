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
}
