import Vocabulary

extension Files {
    /// A file's bytes, a piece of at most 64 KiB at a time; a reader that is slow holds nothing up.
    /// - Throws: `Refusal.notFound` when nothing of that name is attached; while reading `Refusal.fileMissing` and
    ///   `Refusal.fileDamaged`.
    public func pieces(of name: String) async throws -> FilePieces {
        let found = try await store.read { try $0.file(name) }
        guard let file = found else { throw Refusal(.notFound, "refusal.not-found") }
        return pieces(of: file)
    }

    /// All bytes at once, for what is small.
    public func bytes(of name: String) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        for try await piece in try await pieces(of: name) { bytes += piece }
        return bytes
    }

    func pieces(of file: StoredFile) -> FilePieces { FilePieces(file: file, shelf: shelf, keys: store.keys) }
}

public struct FilePieces: AsyncSequence, Sendable {
    public let file: StoredFile
    let shelf: any FileShelf
    let keys: Keys

    public func makeAsyncIterator() -> Iterator { Iterator(file: file, shelf: shelf, keys: keys) }

    public struct Iterator: AsyncIteratorProtocol {
        /// Pieces per look at the shelf.
        private static let batch = 4
        let file: StoredFile
        let shelf: any FileShelf
        let keys: Keys
        private var seal: FileSeal?
        private var place = 1
        private var read: Int64 = 0
        private var ready: ArraySlice<[UInt8]> = []

        init(file: StoredFile, shelf: any FileShelf, keys: Keys) {
            self.file = file
            self.shelf = shelf
            self.keys = keys
        }

        public mutating func next() async throws -> [UInt8]? {
            let count = FileSeal.pieces(in: file.size)
            guard place <= count else {
                guard read == file.size else { throw Refusal.fileDamaged(file.name) }
                return nil
            }
            let seal = try await opened()
            if ready.isEmpty { ready = try await shelf.pieces(of: file.body, from: place, limit: Self.batch)[...] }
            guard let sealed = ready.popFirst() else { throw Refusal.fileDamaged(file.name) }
            defer { place += 1 }
            do {
                let piece = try seal.open(sealed, at: place, last: place == count)
                read += Int64(piece.count)
                return piece
            } catch {
                throw Refusal.fileDamaged(file.name)
            }
        }

        private mutating func opened() async throws -> FileSeal {
            if let seal { return seal }
            guard let header = try await shelf.pieces(of: file.body, from: 0, limit: 1).first else {
                throw Refusal.fileMissing(file.name)
            }
            do {
                let made = try FileSeal(header: header, name: file.name, keys: keys)
                seal = made
                return made
            } catch {
                throw Refusal.fileDamaged(file.name)
            }
        }
    }
}
