/// A word that a manual defines (a level, a type, a team). Its order and meaning come from the edition, not from Swift.
public struct Key<Thing>: Hashable, Sendable, Codable, ExpressibleByStringLiteral, CustomStringConvertible {
    public let text: String

    public init(_ text: String) { self.text = text }
    public init(stringLiteral text: String) { self.init(text) }
    public var description: String { text }

    public init(from decoder: any Decoder) throws {
        text = try decoder.singleValueContainer().decode(String.self)
    }
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

/// What the keys of a manual are keys of.
public enum Named {
    public enum Level {}
    public enum Kind {}
    public enum Subkind {}
    public enum Channel {}
    public enum Team {}
    public enum Role {}
    public enum Calendar {}
    public enum Promise {}
    public enum Line {}
    public enum Skill {}
    public enum Business {}
    public enum Demand {}
    public enum Question {}
    public enum CustomerLevel {}
    public enum ServiceLevel {}
}

public typealias LevelKey = Key<Named.Level>
/// The type of a ticket 问题类型: consultation, fault, complaint, suggestion …
public typealias TypeKey = Key<Named.Kind>
public typealias SubtypeKey = Key<Named.Subkind>
public typealias ChannelKey = Key<Named.Channel>
public typealias TeamKey = Key<Named.Team>
public typealias RoleKey = Key<Named.Role>
public typealias CalendarKey = Key<Named.Calendar>
/// The kind of a promise that a clock runs for: pick-up, response, solution …
public typealias ClockKind = Key<Named.Promise>
/// A line of support, from the first that a customer meets to the last.
public typealias LineKey = Key<Named.Line>
/// A specialty 专长 that people have and types of tickets ask for.
public typealias SkillKey = Key<Named.Skill>
/// A business type 业务类型, the second classification beside the type.
public typealias BusinessKey = Key<Named.Business>
/// A fact that a type of ticket needs, such as the device or the error code.
public typealias FactKey = Key<Named.Demand>
/// A question whose answer decides about the level.
public typealias QuestionKey = Key<Named.Question>
/// The level of a customer, such as VIP.
public typealias CustomerLevelKey = Key<Named.CustomerLevel>
/// What a service agreement grants, such as 7×24.
public typealias ServiceLevelKey = Key<Named.ServiceLevel>

/// A place in a manual, such as `3.1`, that a decision follows.
public struct Paragraph: Hashable, Sendable, Codable, ExpressibleByStringLiteral, CustomStringConvertible {
    public let number: String

    public init(_ number: String) { self.number = number }
    public init(stringLiteral number: String) { self.init(number) }
    public var description: String { number }

    public init(from decoder: any Decoder) throws {
        number = try decoder.singleValueContainer().decode(String.self)
    }
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(number)
    }
}
