import Scenes
import Storage
import StorageTesting

extension Abroad {
    /// Every row about foreign things, and how far people see; a change of any is a change of this.
    func state(in scene: Scene) async throws -> [String] {
        let ids = tickets.map(\.id)
        let customers = Array(Set(tickets.map(\.customer)))
        return try await scene.read { db in
            var rows: [String] = []
            func add(_ table: String, _ condition: SQL) throws {
                rows += try db.rows(
                    "SELECT \(sql: try db.columns(of: table)) FROM \(sql: SQL(lasting: table)) WHERE \(sql: condition)"
                ) {
                    "\(table) \($0[0] as String)"
                }
            }
            for table in [
                "message", "attachment", "approval", "promised", "fact_value", "follow_up", "follow_up_attempt",
                "remedy", "ticket_link", "archived_part",
            ] { try add(table, "ticket IN \(list: ids)") }
            try add("ticket_link", "other IN \(list: ids)")
            try add("ticket", "id IN \(list: ids)")
            try add("clock", "subject = 'ticket' AND subject_number IN \(list: ids)")
            try add("event", "subject = 'ticket' AND subject_number IN \(list: ids)")
            let foreign = customers.filter { $0 != customers.min() }
            try add("customer", "id IN \(list: foreign)")
            try add("contact", "customer IN \(list: foreign)")
            try add("reveal", "customer IN \(list: foreign)")
            try add("link", "customer IN \(list: customers)")
            try add("agreement", "1 = 1")
            try add("organisation", "1 = 1")
            try add("job", "state = 'dead'")
            rows += try db.rows("SELECT id, scope FROM person WHERE login <> 'zhang.san'") {
                "person \($0[0] as Int64) \($0[1] as String)"
            }
            rows += try db.rows("SELECT login, scope FROM person WHERE login = 'zhang.san'") { "\($0[0] as String)" }
            return rows.sorted()
        }
    }
}

extension Reading {
    /// Every column of a table in one text.
    fileprivate func columns(of table: String) throws -> SQL {
        let columns: [String] =
            switch backend {
            case .sqlite: try rows("SELECT name, type FROM pragma_table_info(\(table))") { ($0[0] as String) }
            case .postgres:
                try rows(
                    """
                    SELECT CAST(column_name AS TEXT) FROM information_schema.columns
                    WHERE table_schema = current_schema() AND table_name = \(table)
                    """
                ) { $0[0] as String }
            }
        try demand(!columns.isEmpty, "there is no table \(table)")
        // A blob is no text; its length tells enough.
        let texts = columns.filter {
            $0 != "sealed" && $0 != "salt" && $0 != "mark" && $0 != "tail_mark" && $0 != "digest"
        }
        // The log's end is numbered by another task.
        .filter { $0 != "position" }
        .map { "coalesce(CAST(\($0) AS TEXT), '-')" }
        return SQL(lasting: texts.joined(separator: " || '|' || "))
    }
}
