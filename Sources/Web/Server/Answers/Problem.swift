import HTTPTypes
import HummingbirdCore
import Vocabulary

/// A refusal as programs read it (RFC 9457).
struct Problem {
    let refusal: Refusal
    let exchange: Exchange
    let say: @Sendable (String, [String], Language) -> String

    var response: Response {
        let language = exchange.language
        let status = refusal.kind.answer
        var value: [JSONValue.Member] = [
            .init("type", .text("urn:yingda:problem:" + refusal.key)),
            .init("title", .text(status.reasonPhrase)),
            .init("status", .number(refusal.kind.status)),
            .init("detail", .text(say(refusal.key, refusal.about, language))),
            .init("instance", .text("urn:yingda:request:" + exchange.id)),
        ]
        if !refusal.flaws.isEmpty { value.append(.init("errors", .list(refusal.flaws.map { flaw($0, language) }))) }
        var response = Response.made(JSONValue.object(value).bytes, type: "application/problem+json", status: status)
        response.headers[.contentLanguage] = language.rawValue
        return response
    }

    private func flaw(_ flaw: Refusal.Flaw, _ language: Language) -> JSONValue {
        .object([
            .init("field", .text(flaw.field)), .init("key", .text(flaw.key)),
            .init("detail", .text(say(flaw.key, flaw.about, language))),
        ])
    }
}

extension Refusal.Kind {
    /// The status with its usual words.
    var answer: HTTPResponse.Status {
        switch self {
        case .unauthenticated: .unauthorized
        case .forbidden: .forbidden
        case .notFound: .notFound
        case .notAllowed: .methodNotAllowed
        case .conflict: .conflict
        case .gone: .gone
        case .stale: .preconditionFailed
        case .tooLarge: .contentTooLarge
        case .unsupported: .unsupportedMediaType
        case .invalid: .unprocessableContent
        case .preconditionRequired: .preconditionRequired
        case .tooMany: .tooManyRequests
        case .unavailable: .serviceUnavailable
        }
    }
}
