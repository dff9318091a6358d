import HTTPTypes
import Vocabulary

/// Reads what a route expects off the line, and nothing else.
struct FormReading {
    let spool: Spool

    /// Refuses other content types (415) and more bytes than the route takes (413), before anything is parsed.
    func form(_ exchange: Exchange, _ cargo: Route.Cargo) async throws -> Form {
        let type = ContentType(exchange.headers[.contentType] ?? "")
        switch (cargo, type.essence) {
        case (.nothing, _), (.raw, _):
            return .empty
        case (.form(let limit), "application/x-www-form-urlencoded"):
            return Form(fields: try URLEncoded.fields(try await exchange.body.all(atMost: limit)))
        case (.files(let limits), "application/x-www-form-urlencoded"):
            let limit = min(limits.total, 1024 * 1024)
            return Form(fields: try URLEncoded.fields(try await exchange.body.all(atMost: limit)))
        case (.form(let limit), "multipart/form-data"):
            return try await parts(exchange, type, FileLimits(most: 0, each: 0, total: limit))
        case (.files(let limits), "multipart/form-data"):
            return try await parts(exchange, type, limits)
        case (.json(let limit), "application/json"):
            return try json(try await exchange.body.all(atMost: limit))
        case (_, ""):
            // A bare POST, as a button without fields sends it.
            while let piece = try await exchange.body.next(atMost: .max) {
                guard piece.readableBytes == 0 else { throw unsupported(cargo) }
            }
            return isJSON(cargo) ? Form(json: []) : .empty
        default:
            throw unsupported(cargo)
        }
    }

    private func parts(_ exchange: Exchange, _ type: ContentType, _ limits: FileLimits) async throws -> Form {
        var reader = MultipartReader(limits: limits, spool: spool)
        let (fields, uploads) = try await reader.read(exchange.body, boundary: type["boundary"])
        return Form(fields: fields, uploads: uploads)
    }

    private func json(_ bytes: [UInt8]) throws -> Form {
        guard !bytes.isEmpty else { return Form(json: []) }
        guard case .object(let members) = try JSONReading.value(bytes) else {
            throw Refusal.invalid([.init("", .notAGroup)])
        }
        return Form(json: members)
    }

    private func isJSON(_ cargo: Route.Cargo) -> Bool { if case .json = cargo { true } else { false } }

    private func unsupported(_ cargo: Route.Cargo) -> Refusal {
        switch cargo {
        case .json: Refusal(.unsupported, .unsupported, ["application/json"])
        default: Refusal(.unsupported, .unsupported, ["multipart/form-data"])
        }
    }
}
