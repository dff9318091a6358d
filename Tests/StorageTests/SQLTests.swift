import Storage
import StorageTesting
import Testing
import Vocabulary

private let thing = Migration(
    "thing",
    """
    CREATE TABLE thing (id IDENTITY, number BIGINT, word TEXT, bytes BYTES) STRICT;
    """)

@Suite("Portable SQL")
struct SQLTests {
    private static let values: [SQL.Value] = [
        .null, .integer(0), .integer(-1), .integer(.max), .integer(.min), .text(""), .text("it's \"quoted\"; -- \\x"),
        .text("应答 繁體 👩‍👩‍👧 e\u{301} \u{FEFF}"), .text("$1 ?1 %s \\000"), .bytes([]),
        .bytes([0, 1, 0, 255, 0x5C, 0x27]), .bytes([UInt8](0...255)), .bytes([UInt8](repeating: 0xAB, count: 100_000)),
    ]

    @Test(arguments: Backend.available)
    func `what goes in comes out`(backend: Backend) async throws {
        try await TestStore.with(on: backend, migrations: [thing], isNumbering: false) { test in
            for value in Self.values {
                for _ in 1...3 {  // plain, preparing, prepared
                    let found = try await test.store.write(as: .center) { try Self.keepAndFind(value, in: $0) }
                    #expect(found == value, "\("\(value)".prefix(60))")
                }
            }
        }
    }

    private static func keepAndFind(_ value: SQL.Value, in tx: Transaction) throws -> SQL.Value? {
        let column: SQL =
            switch value {
            case .null, .integer: "number"
            case .text: "word"
            case .bytes: "bytes"
            }
        let id = try tx.insert("INSERT INTO thing (\(sql: column)) VALUES (\(value)) RETURNING id")
        return try tx.first("SELECT \(sql: column) FROM thing WHERE id = \(id)") { row in
            switch value {
            case .null, .integer: (row[0] as Int64?).map { .integer($0) } ?? .null
            case .text: .text(row[0])
            case .bytes: .bytes(row[0])
            }
        }
    }

    @Test(arguments: Backend.available)
    func `types of the vocabulary, NULL and booleans`(backend: Backend) async throws {
        try await TestStore.with(on: backend, migrations: [thing], isNumbering: false) { test in
            try await test.store.write(as: .center) { tx in
                let absent: String? = nil
                let moment = Instant(milliseconds: 1_700_000_000_123)
                let id = try tx.insert(
                    "INSERT INTO thing (number, word) VALUES (\(moment), \(absent)) RETURNING id")
                try demand(tx.value("SELECT number FROM thing WHERE id = \(id)", as: Instant.self) == moment)
                try demand(tx.value("SELECT word FROM thing WHERE id = \(id)", as: String.self) == nil)
                try demand(tx.value("SELECT count(*) FROM thing WHERE number IS NOT NULL", as: Int.self) == 1)
                try demand(tx.execute("UPDATE thing SET number = \(true), word = \(Paragraph("3.1"))") == 1)
                try demand(tx.value("SELECT number FROM thing", as: Bool.self) == true)
                try demand(tx.value("SELECT word FROM thing", as: Paragraph.self) == "3.1")
                try demand(tx.value("SELECT EXISTS (SELECT 1 FROM thing)", as: Bool.self) == true)
                try demand(tx.value("SELECT 2 < 1", as: Bool.self) == false)
                try demand(tx.execute("DELETE FROM thing WHERE id = \(-5)") == 0)
                try demand(tx.value("SELECT number FROM thing WHERE id = \(-5)", as: Int.self) == nil)
            }
        }
    }

    @Test(arguments: Backend.available)
    func `NUL in text is dropped on both databases`(backend: Backend) async throws {
        try await TestStore.with(on: backend, migrations: [thing], isNumbering: false) { test in
            let word = try await test.store.write(as: .center) { tx in
                try tx.execute("INSERT INTO thing (word) VALUES (\("a\0b\0"))")
                return try tx.value("SELECT word FROM thing", as: String.self)
            }
            #expect(word == "ab")
        }
    }

    @Test(arguments: Backend.available)
    func `pieces, lists and values whose column does not tell their type`(backend: Backend) async throws {
        try await TestStore.with(on: backend, migrations: [thing], isNumbering: false) { test in
            try await test.store.write(as: .center) { tx in
                for number in 1...5 {
                    try tx.execute("INSERT INTO thing (number, word) VALUES (\(number), \("w\(number)"))")
                }
                let words: SQL = "word IN \(list: ["w1", "w2", "w3"])"
                let numbers: SQL = "number IN \(list: [2, 3, 4])"
                let both = SQL.joined([words, numbers], by: " AND ")
                let found = try tx.rows("SELECT number FROM thing WHERE \(sql: both) AND id > \(0) ORDER BY number") {
                    $0[0] as Int
                }
                try demand(found == [2, 3])
                try demand(!tx.exists("SELECT 1 FROM thing WHERE number IN \(list: [Int]())"))

                let copied = try tx.execute(
                    """
                    INSERT INTO thing (number, word)
                    SELECT CASE WHEN number > \(4) THEN \(50) ELSE \(10) END, \("copy") FROM thing
                    """)
                try demand(copied == 5)
                try demand(tx.value("SELECT sum(number) FROM thing WHERE word = \("copy")", as: Int.self) == 90)
                try demand(tx.value("SELECT \(41) + \(1)", as: Int.self) == 42)
                try demand(tx.value("SELECT coalesce(\(Int?.none), \(7))", as: Int.self) == 7)
            }
        }
    }

    @Test(arguments: Backend.available)
    func `a row is read while another question is asked`(backend: Backend) async throws {
        try await TestStore.with(on: backend, migrations: [thing], isNumbering: false) { test in
            try await test.store.write(as: .center) { tx in
                for number in 1...3 { try tx.execute("INSERT INTO thing (number) VALUES (\(number))") }
            }
            let sums = try await test.store.read { db in
                try db.rows("SELECT number FROM thing ORDER BY number") { row in
                    try db.value("SELECT sum(number) FROM thing WHERE number <= \(row[0] as Int)", as: Int.self)
                }
            }
            #expect(sums == [1, 3, 6])
        }
    }

    @Test(arguments: Backend.available)
    func `more statements than a connection keeps prepared`(backend: Backend) async throws {
        try await TestStore.with(on: backend, migrations: [thing], isNumbering: false) { test in
            try await test.store.write(as: .center) { tx in
                for round in 1...3 {
                    for count in 1...150 {
                        let found = try tx.value(
                            "SELECT count(*) FROM thing WHERE number IN \(list: Array(1...count))", as: Int.self)
                        let again = try tx.value("SELECT \(round) + \(count)", as: Int.self)
                        try demand(found == 0 && again == round + count)
                    }
                }
                for count in 1...300 {
                    let more = SQL.joined(Array(repeating: "SELECT \(1) AS n", count: count), by: " UNION ALL ")
                    for _ in 1...2 {
                        try demand(tx.value("SELECT sum(n) FROM (\(sql: more)) AS all_of_it", as: Int.self) == count)
                    }
                }
                if backend == .postgres {
                    let prepared = try tx.value("SELECT count(*) FROM pg_prepared_statements", as: Int.self)
                    try demand(prepared.map { (100...257).contains($0) } == true)
                }
            }
        }
    }
}
