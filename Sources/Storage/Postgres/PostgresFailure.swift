import CPostgres
import Vocabulary

/// Why PostgreSQL did not do what was asked; codes are SQLSTATE (PostgreSQL manual, appendix A).
struct PostgresFailure: Error {
    let code: String
    let message: String
    /// The connection is of no more use; what was not committed through it is rolled back.
    let isLost: Bool

    init(code: String, message: String, isLost: Bool = false) {
        self.code = code
        self.message = message
        self.isLost = isLost
    }

    /// The connection was cut, or could not be made.
    static func lost(_ message: String) -> PostgresFailure {
        PostgresFailure(code: "08006", message: message, isLost: true)
    }

    /// True when nothing was kept and the same work may succeed next time.
    var mayRepeat: Bool { isLost || ["40001", "40P01"].contains(code) || isStalePlan }

    /// A prepared statement outlived the schema or the session that it was made for.
    var isStalePlan: Bool { code == "26000" || code == "0A000" && message.hasPrefix("cached plan") }

    /// The same in the store's own words; nothing was changed.
    var told: any Error {
        if mayRepeat { return Refusal.busy }
        switch code {
        case "53100": return Refusal.diskFull
        case "58030", "XX001", "XX002": return Refusal.storageBroken
        case "55P03", "57014", "53000", "53200", "53300", "53400": return Refusal.busy
        case let code where code.hasPrefix("22"):
            // Such a message quotes the value, which may be personal, after a colon.
            return StorageFault.database(code: code, message: String(message.prefix { $0 != ":" }))
        default: return StorageFault.database(code: code, message: message)
        }
    }
}

extension PostgresFailure {
    /// Reads what a result or, without one, the connection says.
    /// - Parameter writing: then a server that only reads is one to leave: it is a standby, or was demoted.
    init(_ result: OpaquePointer?, on handle: OpaquePointer, writing: Bool) {
        let code = Self.field("C", of: result) ?? "08006"
        let message = Self.field("M", of: result) ?? String(cString: PQerrorMessage(handle))
        let isLost =
            PQstatus(handle) != CONNECTION_OK || code.hasPrefix("08") || code.hasPrefix("57P")
            || writing && code == "25006"
        self.init(code: code, message: message, isLost: isLost)
    }

    /// A field of an error by its letter in the protocol: `C` is the SQLSTATE, `M` the message.
    private static func field(_ letter: Unicode.Scalar, of result: OpaquePointer?) -> String? {
        PQresultErrorField(result, Int32(letter.value)).map { String(cString: $0) }
    }
}
