import Foundation
import Logging
import Vocabulary

extension BackupFolder {
    /// Restores the backup to a temporary place, looks at it as `doctor` does, compares it with its manifest, and takes it
    /// away again.
    /// - Parameters:
    ///   - scratch: a folder with room for it.
    ///   - source: the store that it is a backup of; learns that it was proved. On PostgreSQL the temporary database is
    ///     made on its server.
    /// - Throws: what `restore` throws.
    public func prove(
        of source: Store, in scratch: URL, migrations: [Migration], checks: [Check] = [],
        log: Logger = Logger(label: "backup")
    ) async throws -> [Finding] {
        let manifest = try manifest(keys: source.keys)
        let findings = try await withTemporaryPlace(of: source, in: scratch) { place in
            let copy = try await restore(into: place, migrations: migrations, keys: source.keys, log: log)
            do {
                let doctor = Doctor(copy, migrations: migrations, checks: checks)
                let found = try await doctor.examine(.everything, seen: manifest.head) + compare(copy, with: manifest)
                await copy.close()
                return found
            } catch {
                await copy.close()
                throw error
            }
        }
        if !findings.contains(where: { $0.verdict == .bad }) {
            try await source.write(as: .center) { try $0.note(.backupProved, manifest.madeAt) }
        }
        return findings
    }

    private func compare(_ copy: Store, with manifest: Manifest) async throws -> [Finding] {
        let found = try await copy.report { try Inventory($0) }
        let short = manifest.counts.filter { (found.counts[$0.key] ?? 0) < $0.value }.keys.sorted()
        guard short.isEmpty, found.end.position >= manifest.position, found.steps.starts(with: manifest.steps) else {
            return [Finding("doctor.counts.bad", .bad, short)]
        }
        return [Finding("doctor.counts.good", .good, ["\(manifest.position)"])]
    }

    private func withTemporaryPlace<Value>(
        of source: Store, in scratch: URL, _ work: (Store.Place) async throws -> Value
    ) async throws -> Value {
        let name = "yingda_proof_" + String(UInt64.random(in: .min ... .max), radix: 16)
        let data = scratch.appending(path: name)
        try PrivateFile.makeFolder(data)
        let address = try source.place.postgres.map { try PostgresAddress($0) }
        let place = Store.Place(data: data, postgres: address?.database(name).conninfo)
        let outcome: Result<Value, any Error>
        do {
            try await address?.run("CREATE DATABASE \(name) TEMPLATE template0 ENCODING 'UTF8'")
            outcome = .success(try await work(place))
        } catch {
            outcome = .failure(error)
        }
        try await address?.run("DROP DATABASE IF EXISTS \(name) WITH (FORCE)")
        try FileManager.default.removeItem(at: data)
        return try outcome.get()
    }
}
