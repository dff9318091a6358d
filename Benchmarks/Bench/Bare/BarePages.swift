import ArgumentParser
import Foundation
import GRDB
import GRDBSQLite
import HummingbirdCore
import HTTPTypes
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle

/// A server that reads what a page of the product reads, looks at nothing of it, and answers with its headers and as many bytes.
struct BarePages: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pages", abstract: "Serves the SQL and the bytes of a captured page, without the page.")

    @Option(help: "The center's data folder; the embedded database.") var data: String
    @Option(help: "What `bench capture` printed.") var page: String
    @Option var port: Int

    func run() async throws {
        LoggingSystem.bootstrap { _ in SwiftLogNoOpLogHandler() }
        let captured = try JSONDecoder().decode(CapturedPage.self, from: Data(contentsOf: URL(fileURLWithPath: page)))
        let pool = try BareDatabase.open(data)
        let headers = HTTPFields(
            captured.headers.compactMap { name, value in HTTPField.Name(name).map { HTTPField(name: $0, value: value) }
            })
        let body = ByteBuffer(repeating: UInt8(ascii: "x"), count: captured.bytes)
        let server = try HTTPServerBuilder.http1().buildServer(
            configuration: ServerConfiguration(address: .hostname("127.0.0.1", port: port)),
            eventLoopGroup: MultiThreadedEventLoopGroup.singleton, logger: Logger(label: "bare"),
            responder: { _, writer, _ in
                for statements in captured.reads {
                    try await pool.read { database in for sql in statements { try database.step(through: sql) } }
                }
                let answer = Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: body))
                try await writer.write(response: answer.head, body: answer.body)
            },
            onServerRunning: { _ in FileHandle.standardOutput.write(Data("ready\n".utf8)) })
        try await ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [server], gracefulShutdownSignals: [.sigterm], logger: Logger(label: "bare"))
        ).run()
    }
}

extension Database {
    /// Runs a prepared statement to its end and fetches every value of every row, keeping none.
    fileprivate func step(through sql: String) throws {
        let statement = try cachedStatement(sql: sql).sqliteStatement
        defer { sqlite3_reset(statement) }
        let columns = sqlite3_column_count(statement)
        while sqlite3_step(statement) == SQLITE_ROW {
            for column in 0..<columns { _ = sqlite3_column_bytes(statement, column) }
        }
    }
}
