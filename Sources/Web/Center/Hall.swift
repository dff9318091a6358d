import Clockwork
import Crypto
import Foundation
import Logging
import Pages
import People
import ServiceLifecycle
import Storage
import Tickets
import Vocabulary

/// The whole center put together: the store, what happens by itself, and every room behind its routes.
public struct Hall: Sendable {
    let house: House
    public let clockwork: Clockwork
    public let readiness: Readiness
    public let metrics: Metrics

    public init(store: Store, data: URL, vendor: URL?, log: Logger = Logger(label: "yingda")) async throws {
        let rights = Rights(store.timepiece)
        try await rights.refresh(from: store)
        let catalogs = try Catalogs.bundled()
        let door = StaffDoor(store, passwords: Passwords(), permissions: { rights.of($0) })
        let folders = [PageAssets.folder.path] + (vendor.map { [$0.path] } ?? [])
        let live = Live(from: try await LiveFeed.head(of: store))
        house = House(
            store: store, catalogs: catalogs, door: door, rights: rights, numbers: TicketNumber.Series(of: store),
            live: live, assets: try Assets(folders: folders), paces: RateLimit(clock: .wall), disk: DiskSpace(of: data),
            data: data, log: log)
        clockwork = Clockwork(store, door: door, catalogs: catalogs)
        readiness = Readiness(Self.checks(store))
        metrics = Metrics()
        CenterMeasures.add(to: metrics, store: store, clockwork: clockwork, disk: house.disk)
    }

    /// Every route there is.
    public func book(metricsToken: String? = nil) -> RouteBook {
        let book = RouteBook()
        SetupRoutes(house: house).add(to: book.front)
        SignInRoutes(house: house).add(to: book)
        SecondStepRoutes(house: house).add(to: book.front)
        PreferenceRoutes(house: house).add(to: book.front)
        AskRoutes(house: house).add(to: book.front)
        FollowRoutes(house: house).add(to: book.front)
        MeRoutes(house: house).add(to: book.desk)
        MySecondStepRoutes(house: house).add(to: book.desk)
        DeskRoutes(house: house).add(to: book.desk)
        TicketRoutes(house: house).add(to: book.desk)
        TicketVerbRoutes(house: house).add(to: book.desk)
        TicketFlowRoutes(house: house).add(to: book.desk)
        TicketPromiseRoutes(house: house).add(to: book.desk)
        TicketApprovalRoutes(house: house).add(to: book.desk)
        TicketFactRoutes(house: house).add(to: book.desk)
        TicketEndRoutes(house: house).add(to: book.desk)
        TicketRemedyRoutes(house: house).add(to: book.desk)
        CardRoutes(house: house).add(to: book.desk)
        SearchRoutes(house: house).add(to: book.desk)
        RegistrationRoutes(house: house).add(to: book.desk)
        ApprovalsRoutes(house: house).add(to: book.desk)
        FollowUpsRoutes(house: house).add(to: book.desk)
        BoardRoutes(house: house).add(to: book.desk)
        PresenceRoutes(house: house).add(to: book.desk)
        PeopleRoutes(house: house).add(to: book.desk)
        PersonRoutes(house: house).add(to: book.desk)
        SettingsRoutes(house: house).add(to: book.desk)
        TokensRoutes(house: house).add(to: book.desk)
        AuditRoutes(house: house).add(to: book.desk)
        CenterRoutes(house: house).add(to: book.desk)
        ExceptionsRoutes(house: house).add(to: book.desk)
        TodayRoutes(house: house).add(to: book.desk)
        CustomersRoutes(house: house).add(to: book.desk)
        CustomerRoutes(house: house).add(to: book.desk)
        ContactRoutes(house: house).add(to: book.desk)
        ForgettingRoutes(house: house).add(to: book.desk)
        OrganisationRoutes(house: house).add(to: book.desk)
        AgreementRoutes(house: house).add(to: book.desk)
        ManualRoutes(house: house).add(to: book.desk)
        CalendarRoutes(house: house).add(to: book.desk)
        EditionRoutes(house: house).add(to: book.desk)
        ComparisonRoutes(house: house).add(to: book.desk)
        DraftRoutes(house: house).add(to: book.desk)
        PublicationRoutes(house: house).add(to: book.desk)
        ProposalRoutes(house: house).add(to: book.desk)
        TicketsAPI(house: house).add(to: book.api)
        house.assets.add(to: book.machines)
        WatchRoutes(readiness: readiness, metrics: metrics, token: metricsToken).add(to: book.machines)
        return book
    }

    /// The server over these rooms, ready to run.
    public func server(_ settings: ServerSettings, metricsToken: String? = nil) throws -> WebServer {
        WebServer(
            book(metricsToken: metricsToken), settings: settings, surroundings: surroundings, seal: seal,
            paces: house.paces, spool: try Spool(folder: house.data.appending(path: "spool").path),
            readiness: readiness, metrics: metrics, clock: .wall, logger: house.log)
    }

    /// What the forms of a session are known by.
    var seal: FormSeal {
        FormSeal(key: SymmetricKey(data: Data(house.store.keys.mark(Data("form seal".utf8), for: .forms))))
    }

    /// What goes on beside the server until the program stops.
    public var services: [any Service] { [Background(hall: self)] }

    private var surroundings: Surroundings {
        let house = house
        let recognition = Recognition(house: house)
        var surroundings = Surroundings()
        surroundings.recognize = { try await recognition.recognize($0, $1) }
        surroundings.isStillWelcome = { await recognition.isStillWelcome($0) }
        surroundings.say = { house.catalogs[$2].text($0, $1) }
        surroundings.refusalPage = { refusal, exchange in await house.problem(.refused(refusal), exchange) }
        surroundings.faultPage = { exchange in await house.problem(.fault(exchange.id), exchange) }
        surroundings.signIn = { exchange in
            let back = exchange.address == "/desk" ? "" : "?back=" + PercentCoding.encode(exchange.address)
            return .goTo("/sign-in" + back)
        }
        return surroundings
    }

    private static func checks(_ store: Store) -> [Readiness.Check] {
        [
            Readiness.Check("database") {
                do {
                    _ = try await store.read { try $0.logEnd() }
                    return nil
                } catch { return "no answer" }
            },
            Readiness.Check("time") {
                guard let gauges = store.postgres, gauges.clockOffset != nil, !gauges.isClockRight else { return nil }
                return "the node's clock and the database's differ by more than half a second"
            },
        ]
    }
}

extension House {
    /// A page that says what cannot be done, in the frame of the center where the database still answers.
    fileprivate func problem(_ problem: ProblemPage.Problem, _ exchange: Exchange) async -> HTML {
        let onlooker = exchange.onlooker(self)
        let bare = onlooker.bareFrame(at: store.timepiece.now)
        // Where even the frame cannot be read, the bare one says it.
        let frame = (try? await store.read { try onlooker.frame(in: $0) }) ?? bare
        return ProblemPage(frame: frame, problem: problem).html(onlooker.texts)
    }
}

/// What goes on by itself, ended by the stop signal.
private struct Background: Service {
    let hall: Hall

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await hall.clockwork.run() }
                group.addTask { await LiveFeed(house: hall.house).run() }
            }
        }
    }
}
