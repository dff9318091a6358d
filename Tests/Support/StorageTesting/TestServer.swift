import CPostgres
import Foundation
import Storage

extension Backend {
    /// The databases that tests can use here: PostgreSQL only where `YINGDA_TEST_POSTGRES` holds a libpq connection
    /// string of a server in which databases may be created.
    public static let available: [Backend] = {
        if TestServer.conninfo == nil {
            FileHandle.standardError.write(
                Data("tests on PostgreSQL are skipped: YINGDA_TEST_POSTGRES is not set\n".utf8))
        }
        return allCases.filter { $0 == .sqlite || TestServer.conninfo != nil }
    }()

    public var isAvailable: Bool { Backend.available.contains(self) }
}

/// The PostgreSQL server that tests make their databases in.
public enum TestServer {
    static let conninfo = ProcessInfo.processInfo.environment["YINGDA_TEST_POSTGRES"].flatMap { $0.isEmpty ? nil : $0 }

    public enum Fault: Error { case missing, refused(String) }

    /// So many databases are used at once: a server has only so many connections.
    static let seats = Seats(6)

    /// A fresh database, empty or a copy of one that nobody uses; gives the connection string that leads to it.
    static func create(_ database: String, from mould: String? = nil) async throws -> String {
        guard let conninfo else { throw Fault.missing }
        let template = mould ?? "template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'"
        try await run("CREATE DATABASE \(database) TEMPLATE \(template)", on: conninfo)
        if conninfo.hasPrefix("postgres://") || conninfo.hasPrefix("postgresql://") {
            return conninfo + (conninfo.contains("?") ? "&" : "?") + "dbname=\(database)"
        }
        return conninfo + " dbname=\(database)"
    }

    static func drop(_ database: String) async throws {
        guard let conninfo else { throw Fault.missing }
        try await run("DROP DATABASE IF EXISTS \(database) WITH (FORCE)", on: conninfo)
    }

    /// Runs a statement on a connection of its own; gives the first column.
    @discardableResult
    public static func run(_ statement: String, on conninfo: String) async throws -> [String] {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(with: Result { try ask(statement, on: conninfo) }) }
        }
    }

    private static func ask(_ statement: String, on conninfo: String) throws -> [String] {
        guard let handle = PQconnectdb(conninfo) else { throw Fault.refused("") }
        defer { PQfinish(handle) }
        let result = PQexec(handle, statement)
        defer { PQclear(result) }
        guard [PGRES_COMMAND_OK, PGRES_TUPLES_OK].contains(PQresultStatus(result)) else {
            throw Fault.refused(String(cString: PQerrorMessage(handle)))
        }
        return (0..<PQntuples(result)).map { String(cString: PQgetvalue(result, $0, 0)) }
    }

    /// Where the server listens for TCP, for a proxy to stand before it.
    public static func address(of conninfo: String) throws -> (host: String, port: UInt16) {
        guard let handle = PQconnectdb(conninfo) else { throw Fault.refused("") }
        defer { PQfinish(handle) }
        guard PQstatus(handle) == CONNECTION_OK, let port = UInt16(String(cString: PQport(handle))) else {
            throw Fault.refused(String(cString: PQerrorMessage(handle)))
        }
        return (String(cString: PQhost(handle)), port)
    }
}
