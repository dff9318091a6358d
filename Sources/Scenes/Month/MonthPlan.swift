import Foundation
import Manual
import Vocabulary

/// Everything that happens to the center from outside in a month, and what will become of it, decided beforehand: the same
/// seed, end and volume give the same plan, byte for byte.
public struct MonthPlan: Codable, Hashable, Sendable {
    /// What a plan is made from.
    public struct Settings: Hashable, Sendable {
        public var seed: UInt64
        public var days: Int
        /// How many tickets there will be, roughly; what stands at the end is beside them.
        public var tickets: Int
        public var end: Instant

        public init(seed: UInt64 = 20_261_123, days: Int = 30, tickets: Int = 700, end: Instant) {
            self.seed = seed
            self.days = days
            self.tickets = tickets
            self.end = end
        }
    }

    /// A day of the center, and how full it is.
    public struct DayPlan: Codable, Hashable, Sendable {
        public let day: Day
        public let isWorked: Bool
        /// A weekend day that is worked.
        public let isMakeUp: Bool
        /// Many come with the same at once.
        public let isWave: Bool
        /// Two of the first line are ill.
        public let isShortHanded: Bool
        public let arrivals: Int
    }

    /// A call without a request.
    public struct Nothing: Codable, Hashable, Sendable {
        public let at: Instant
        public let kind: String
    }

    public let days: [DayPlan]
    public let customers: [PlannedCustomer]
    /// In the order in which they come.
    public let arrivals: [Arrival]
    public let nothings: [Nothing]

    /// A text that is the same for the same plan.
    public func bytes() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return try encoder.encode(self)
    }
}

/// Somebody who will come, or has come before.
public struct PlannedCustomer: Codable, Hashable, Sendable {
    public let name: String
    public let honorific: String
    public let language: String
    public let contact: String
    /// The place of their organisation in the company's list.
    public let organisation: Int?
    /// A standing of their own, and how many days of the month it lasts; nil for none.
    public let vipDays: Int?
}

/// A request on its way: when, who, how, about what, in which words.
public struct Arrival: Codable, Hashable, Sendable {
    public let at: Instant
    public let customer: Int
    /// Nobody knows them yet: they come by the portal and type a contact.
    public let isStranger: Bool
    public let channel: String
    public let request: String
    public let type: String
    public let subtype: String?
    public let business: String?
    public let answers: [String]
    public let facts: [String: String]
    /// What they say of the manual's facts when they are asked.
    public let factsLater: [String: String]
    public let isUrgent: Bool
    public let words: String
    public let demand: String
    public let fate: Fate
}

extension Arrival {
    /// Whether somebody of the center writes it down.
    public var isRegistered: Bool { channel != "form" && channel != "api" }
    /// Whether the customer waits while somebody answers.
    public var isLive: Bool { ["phone", "chat", "wecom", "dingtalk", "wechat", "in-person"].contains(channel) }
}
