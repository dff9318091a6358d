import Manual
import Storage
import Vocabulary

extension Ticket {
    /// The way through many hands: how the ticket is sorted, who was given it when, what the customer may expect.
    public struct Handling: Equatable, Sendable {
        /// Who still has to choose a person.
        public enum Dispatching: String, Sendable {
            /// The manual does, as soon as somebody is free.
            case wanted
            /// The manual leaves it to the supervisor.
            case supervisor
        }

        public internal(set) var subtype: SubtypeKey?
        public internal(set) var business: BusinessKey?
        /// The customer's level when they asked; it does not move with the customer.
        public internal(set) var customerLevel: CustomerLevelKey?
        /// What the manual proposed at first.
        public internal(set) var proposedLevel: LevelKey?
        /// The line that the ticket has been escalated to; nil where its team tells.
        public internal(set) var line: LineKey?
        public internal(set) var dispatching: Dispatching?
        /// How often the customer asked again 催办.
        public internal(set) var urges: Int
        /// How often a limit was extended.
        public internal(set) var extensions: Int
        /// Since when the present owner or team has it.
        public internal(set) var givenAt: Instant?
        /// 接单: when the present owner accepted it.
        public internal(set) var acceptedAt: Instant?
        /// When the present owner began.
        public internal(set) var startedAt: Instant?
        /// 预计完成时间: by when the owner expects to be done.
        public internal(set) var expectedAt: Instant?
        public internal(set) var workaroundAt: Instant?
        public internal(set) var escalatedAt: Instant?
        /// 定级确认: who signed the present level off.
        public internal(set) var signedOffBy: Int64?
        public internal(set) var signedOffAt: Instant?
    }

    public var subtype: SubtypeKey? { handling.subtype }
    public var business: BusinessKey? { handling.business }
    public var customerLevel: CustomerLevelKey? { handling.customerLevel }
    public var urges: Int { handling.urges }
}

extension Ticket.Handling {
    static let columns: SQL = """
        subtype, business, customer_level, proposed_level, line, dispatching, urges, extensions, given_at, accepted_at,
        started_at, expected_at, workaround_at, escalated_at, signed_off_by, signed_off_at
        """

    init(_ row: Row, from first: Int) {
        subtype = row[first]
        business = row[first + 1]
        customerLevel = row[first + 2]
        proposedLevel = row[first + 3]
        line = row[first + 4]
        dispatching = (row[first + 5] as String?).flatMap(Dispatching.init)
        urges = row[first + 6]
        extensions = row[first + 7]
        givenAt = row[first + 8]
        acceptedAt = row[first + 9]
        startedAt = row[first + 10]
        expectedAt = row[first + 11]
        workaroundAt = row[first + 12]
        escalatedAt = row[first + 13]
        signedOffBy = row[first + 14]
        signedOffAt = row[first + 15]
    }

    /// What `Ticket.save` writes of it.
    var assignments: SQL {
        """
        subtype = \(subtype), business = \(business), line = \(line), dispatching = \(dispatching?.rawValue),
        urges = \(urges), extensions = \(extensions), given_at = \(givenAt), accepted_at = \(acceptedAt),
        started_at = \(startedAt), expected_at = \(expectedAt), workaround_at = \(workaroundAt),
        escalated_at = \(escalatedAt), signed_off_by = \(signedOffBy), signed_off_at = \(signedOffAt)
        """
    }
}
