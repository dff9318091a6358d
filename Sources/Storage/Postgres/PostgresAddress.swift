import CPostgres
import Foundation

/// A libpq connection string taken apart, to hand it to PostgreSQL's own programs and to reach other databases.
struct PostgresAddress: Sendable {
    private let settings: [String: String]

    /// - Throws: `StorageFault.database` with libpq's words when it is no connection string.
    init(_ conninfo: String) throws {
        var complaint: UnsafeMutablePointer<CChar>?
        guard let options = PQconninfoParse(conninfo, &complaint) else {
            defer { PQfreemem(complaint) }
            throw StorageFault.database(code: "conninfo", message: complaint.map { String(cString: $0) } ?? "")
        }
        defer { PQconninfoFree(options) }
        var settings: [String: String] = [:]
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { settings[String(cString: keyword)] = String(cString: value) }
            option += 1
        }
        self.settings = settings
    }

    private init(settings: [String: String]) { self.settings = settings }

    func database(_ name: String) -> PostgresAddress {
        PostgresAddress(settings: settings.merging(["dbname": name]) { $1 })
    }

    /// Everything, for a connection of our own.
    var conninfo: String { spell(settings) }

    /// Everything that other users of the machine may see among a program's arguments.
    var openly: String { spell(settings.filter { !["password", "sslpassword"].contains($0.key) }) }

    /// What they may not see.
    var environment: [String: String] { settings["password"].map { ["PGPASSWORD": $0] } ?? [:] }

    private func spell(_ settings: [String: String]) -> String {
        settings.sorted { $0.key < $1.key }.map { key, value in
            let escaped = value.replacing("\\", with: "\\\\").replacing("'", with: "\\'")
            return "\(key)='\(escaped)'"
        }.joined(separator: " ")
    }
}

extension PostgresAddress {
    /// Runs a statement of our own on a connection of its own; gives the first column.
    @discardableResult
    func run(_ statement: String, within limit: Duration = .seconds(60)) async throws -> [String] {
        let conninfo = conninfo
        return try await onThread {
            do {
                let connection = try PostgresConnection(conninfo, as: "yingda backup", limits: PostgresLimits())
                let result = try connection.exec(statement, within: limit)
                var found: [String] = []
                result.forEach { found.append($0.text(0)) }
                return found
            } catch let failure as PostgresFailure {
                throw StorageFault.database(code: failure.code, message: failure.message)
            }
        }
    }
}
