import Foundation
import Storage
import Vocabulary

/// Databases whose schema is made already, for tests to copy: making it anew takes longer than most tests.
actor Mould {
    static let all = Mould()

    private var made: [String: Task<Store.Place, any Error>] = [:]

    /// The database that has the schema of `migrations`, closed and never written to; made by whoever asks first.
    func place(on backend: Backend, _ migrations: [Migration], _ keys: Keys) async throws -> Store.Place {
        let name = ([backend.rawValue] + migrations.map { "\($0)" }).joined(separator: "\n")
        if let making = made[name] { return try await making.value }
        let making = Task { try await Self.make(on: backend, migrations, keys) }
        made[name] = making
        return try await making.value
    }

    private static func make(on backend: Backend, _ migrations: [Migration], _ keys: Keys) async throws -> Store.Place {
        let name = "yingda_mould_\(getpid())_\(UInt32.random(in: .min ... .max))"
        let folder = FileManager.default.temporaryDirectory.appending(path: name)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let conninfo = backend == .postgres ? try await TestServer.create(name) : nil
        let place = Store.Place(data: folder, postgres: conninfo)
        let store = try await Store.open(place, migrations: migrations, keys: keys, wait: .seconds(60), log: .quiet)
        await store.close()
        return place
    }
}

extension Store.Place {
    /// A copy of this database for one test, in its own folder and under its own name.
    func copied(to folder: URL) async throws -> Store.Place {
        if postgres != nil {
            let conninfo = try await TestServer.create(
                folder.lastPathComponent, from: data.lastPathComponent)
            return Store.Place(data: folder, postgres: conninfo)
        }
        for file in try FileManager.default.contentsOfDirectory(at: data, includingPropertiesForKeys: nil) {
            try FileManager.default.copyItem(at: file, to: folder.appending(path: file.lastPathComponent))
        }
        return Store.Place(data: folder)
    }
}
