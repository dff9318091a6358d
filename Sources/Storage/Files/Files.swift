import Crypto
import Foundation
import Vocabulary

extension Store {
    /// What customers and staff attach: sealed, named by content, kept once.
    public var files: Files { Files(store: self) }
}

/// Bytes that are durable but belong to nobody yet; what is not attached within a day is swept away.
public struct KeptFile: Hashable, Sendable {
    let id: Int64
    /// HMAC-SHA256 of the content, in hexadecimal; never shown outside.
    public let name: String
    /// Bytes, as they were before sealing.
    public let size: Int64
}

/// A file that something was attached to.
public struct StoredFile: Hashable, Sendable {
    public let name: String
    public let size: Int64
    let body: String
    let keyNumber: UInt8
}

public struct Files: Sendable {
    let store: Store

    var shelf: any FileShelf {
        switch store.backend {
        case .sqlite: FolderShelf(data: store.place.data)
        case .postgres: DatabaseShelf(store: store)
        }
    }

    public func keep(_ bytes: [UInt8]) async throws -> KeptFile { try await keep(FileSource(bytes)) }

    /// Keeps what lies at a temporary place, 64 KiB at a time; the original stays where it is.
    public func keep(_ url: URL) async throws -> KeptFile { try await keep(FileSource(url)) }

    private func keep(_ source: FileSource) async throws -> KeptFile {
        let (name, size) = try measure(source)
        if let kept = try await again(name, size) { return kept }
        let body = try await reserve(name, size)
        try await write(source, name: name, as: body.text)
        return try await confirm(KeptFile(id: body.id, name: name, size: size))
    }

    private func measure(_ source: FileSource) throws -> (name: String, size: Int64) {
        var marker = store.keys.marker(for: .files)
        var size: Int64 = 0
        try source.rewind()
        while case let piece = try source.next(), !piece.isEmpty {
            marker.update(data: piece)
            size += Int64(piece.count)
        }
        return ([UInt8](marker.finalize()).hexadecimal, size)
    }

    /// The same content that is attached somewhere already: its body serves again.
    private func again(_ name: String, _ size: Int64) async throws -> KeptFile? {
        try await store.write(as: .center) { tx in
            guard let file = try tx.file(name, locking: true) else { return nil }
            return KeptFile(id: try tx.shelve(file, .kept), name: name, size: file.size)
        }
    }

    /// Writes down that a body is coming, so that whatever a crash leaves is found and swept.
    private func reserve(_ name: String, _ size: Int64) async throws -> (id: Int64, text: String) {
        let body = name + "-" + String(UInt64.random(in: .min ... .max), radix: 16)
        let file = StoredFile(name: name, size: size, body: body, keyNumber: store.keys.current)
        return (try await store.write(as: .center) { try $0.shelve(file, .writing) }, body)
    }

    private func write(_ source: FileSource, name: String, as body: String) async throws {
        let seal = try FileSeal(for: name, keys: store.keys)
        var marker = store.keys.marker(for: .files)
        let writing = try await shelf.begin(body)
        try await writing.append(seal.header)
        try source.rewind()
        var piece = try source.next()
        var place = 1
        repeat {
            marker.update(data: piece)
            let following = try source.next()
            try await writing.append(seal.seal(piece, at: place, last: following.isEmpty))
            piece = following
            place += 1
        } while !piece.isEmpty
        guard [UInt8](marker.finalize()).hexadecimal == name else { throw StorageFault.changedWhileRead }
        try await writing.finish()
    }

    private func confirm(_ kept: KeptFile) async throws -> KeptFile {
        try await store.write(as: .center) { tx in
            let changed = try tx.execute(
                "UPDATE kept SET state = 'kept', at = \(tx.now) WHERE id = \(kept.id) AND state = 'writing'")
            guard changed == 1 else { throw Refusal.fileGone }
            return kept
        }
    }
}
