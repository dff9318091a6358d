import HTTPTypes
import HummingbirdCore
import Pages
import Vocabulary

/// What the server asks of the rest of the program.
public struct Surroundings: Sendable {
    /// Who is asking, from cookies or the bearer token; a stranger where nothing proves anything.
    public var recognize: @Sendable (Exchange, Route.Door) async throws -> Visit = { _, _ in .stranger }
    /// Whether a visit that watches a stream may go on.
    public var isStillWelcome: @Sendable (Visit) async -> Bool = { _ in true }
    /// The sentence of a key.
    public var say: @Sendable (String, [String], Language) -> String = { key, _, _ in key }
    /// The page that says a refusal; for htmx only its inner part.
    public var refusalPage: @Sendable (Refusal, Exchange) async -> HTML = { refusal, _ in HTML(escaping: refusal.key) }
    /// The page that owns up to a fault, with the request's id and nothing else.
    public var faultPage: @Sendable (Exchange) async -> HTML = { HTML(escaping: "\(Saying.fault.rawValue) \($0.id)") }
    /// Where a stranger is sent who asks for a staff page.
    public var signIn: @Sendable (Exchange) -> Response = { _ in .goTo("/sign-in") }
    /// How an unforeseen error stands in the log. It must hold nothing personal.
    public var describe: @Sendable (any Error) -> String = Surroundings.kind

    public init() {}

    /// The type of an error and the name of its case; what it carries along may be personal and stays out.
    @Sendable public static func kind(of error: any Error) -> String {
        let name = String(describing: error).prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        let type = String(reflecting: Swift.type(of: error))
        return name.isEmpty || type.hasSuffix(name) ? type : "\(type).\(name.prefix(60))"
    }
}
