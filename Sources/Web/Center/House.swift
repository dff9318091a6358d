import Foundation
import Logging
import Pages
import People
import Storage
import Tickets
import Vocabulary

/// What every room of the house shares.
struct House: Sendable {
    let store: Store
    let catalogs: Catalogs
    let door: StaffDoor
    let rights: Rights
    let numbers: TicketNumber.Series
    let live: Live
    let assets: Assets
    let paces: RateLimit
    let disk: DiskSpace
    /// The data folder, where the setup code lies.
    let data: URL
    let log: Logger

    func texts(_ exchange: Exchange) -> Texts { catalogs[exchange.language] }
}
