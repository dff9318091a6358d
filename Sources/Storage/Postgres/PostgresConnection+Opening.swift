import CPostgres
import Vocabulary

/// Which server and which line of its history answers: a promoted or restored server counts transactions anew.
struct PostgresOrigin: Equatable {
    let cluster: String
    let timeline: String
}

extension PostgresConnection {
    /// Connects with our defaults, then what the operator says, then what must be.
    static func connect(_ conninfo: String, as name: String) throws -> OpaquePointer {
        let settings = [
            ("connect_timeout", "3"), ("target_session_attrs", "read-write"),
            ("keepalives_idle", "10"), ("keepalives_interval", "5"), ("keepalives_count", "3"),
            ("tcp_user_timeout", "15000"), ("dbname", conninfo), ("client_encoding", "UTF8"),
            ("application_name", name),
        ]
        let handle = withCStrings(settings.map(\.0)) { names in
            withCStrings(settings.map(\.1)) { values in PQconnectdbParams(names, values, 1) }
        }
        guard let handle else { throw PostgresFailure.lost("") }
        guard PQstatus(handle) == CONNECTION_OK else {
            defer { PQfinish(handle) }
            throw PostgresFailure.lost(String(cString: PQerrorMessage(handle)))
        }
        return handle
    }

    /// What every session of ours relies on, and where it is. Times are milliseconds and seconds.
    func setUp() throws -> PostgresOrigin {
        let result = try exec(
            """
            SET client_min_messages = warning; SET bytea_output = hex; SET jit = off;
            SET lock_timeout = 2000; SET statement_timeout = \(limits.statement.milliseconds); SET idle_in_transaction_session_timeout = 15000;
            SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3;
            SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off';
            SELECT system_identifier, substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8), current_setting('server_encoding')
                FROM pg_control_system()
            """, within: .seconds(3))
        guard result.text(2) == "UTF8" else {
            throw PostgresFailure(code: "22021", message: "server_encoding \(result.text(2))")
        }
        return PostgresOrigin(cluster: result.text(0), timeline: result.text(1))
    }

    private static func withCStrings<Result>(
        _ texts: [String], _ call: (UnsafePointer<UnsafePointer<CChar>?>) -> Result
    ) -> Result {
        var bytes: [CChar] = []
        var offsets: [Int] = []
        for text in texts {
            offsets.append(bytes.count)
            bytes += text.utf8CString
        }
        return bytes.withUnsafeBufferPointer { bytes in
            let pointers = offsets.map { offset in bytes.baseAddress.map { $0 + offset } } + [nil]
            return pointers.withUnsafeBufferPointer { call($0.baseAddress!) }  // never empty: it ends with nil
        }
    }
}
