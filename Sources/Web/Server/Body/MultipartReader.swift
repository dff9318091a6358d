import NIOCore
import Vocabulary

/// Reads a multipart form off the line: text into memory, files into the spool while they are hashed.
struct MultipartReader {
    private static let textLimit = 1024 * 1024

    let limits: FileLimits
    let spool: Spool

    private var fields: [FormField] = []
    private var uploads: [Upload] = []
    private var part: Multipart.Part?
    private var text: [UInt8] = []
    private var textBytes = 0
    private var file: SpoolFile?
    private var fileParts = 0

    init(limits: FileLimits, spool: Spool) {
        self.limits = limits
        self.spool = spool
    }

    mutating func read(_ tap: BodyTap, boundary: String?) async throws -> (fields: [FormField], uploads: [Upload]) {
        try tap.expect(atMost: limits.total)
        var parser = try Multipart(boundary: boundary)
        while let piece = try await tap.next(atMost: limits.total) {
            for event in try parser.feed(piece.readableBytesView) { try await take(event) }
        }
        try parser.finish()
        return (fields, uploads)
    }

    private mutating func take(_ event: Multipart.Event) async throws {
        switch event {
        case .part(let part): try await begin(part)
        case .data(let bytes): try await add(bytes)
        case .partEnd: try await end()
        }
    }

    private mutating func begin(_ part: Multipart.Part) async throws {
        self.part = part
        text = []
        guard let name = part.fileName, !name.isEmpty else { return }
        fileParts += 1
        guard fileParts <= limits.most else {
            throw Refusal.invalid([.init(part.name, .tooManyFiles, [String(limits.most)])])
        }
        file = try await spool.open()
    }

    private mutating func add(_ bytes: [UInt8]) async throws {
        guard let part else { return }
        if let file {
            guard file.size + bytes.count <= limits.each else {
                throw Refusal(
                    .tooLarge, Saying.fileTooLarge.rawValue, [String(limits.each)],
                    flaws: [.init(part.name, .fileTooLarge, [String(limits.each)])])
            }
            try await file.write(bytes)
        } else if part.fileName == nil {
            textBytes += bytes.count
            guard textBytes <= MultipartReader.textLimit else {
                throw Refusal(.tooLarge, .tooLarge, [String(MultipartReader.textLimit)])
            }
            text += bytes
        } else {
            // A file field that nobody filled has a name of nothing, and no bytes.
            throw Refusal.invalid([.init(part.name, .notAFile)])
        }
    }

    private mutating func end() async throws {
        guard let part else { return }
        if let file, let name = part.fileName {
            uploads.append(
                Upload(
                    field: part.name, name: Upload.clean(name), declaredType: part.type, size: file.size,
                    digest: try await file.finish(), place: file.file))
        } else if part.fileName == nil {
            fields.append(try FormField(name: part.name.utf8, value: text))
        }
        self.part = nil
        file = nil
    }
}
