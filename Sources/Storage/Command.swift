import Foundation
import Synchronization

/// A program that is run beside ours and waited for: `pg_dump`, a vault's client.
struct Command: Sendable {
    let program: String
    let arguments: [String]
    let environment: [String: String]

    /// - Parameters:
    ///   - program: a path, or a name to be found in PATH.
    ///   - environment: what is added to our own; secrets belong here and never among the arguments.
    init(_ program: String, _ arguments: [String], environment: [String: String] = [:]) {
        self.program = program
        self.arguments = arguments
        self.environment = environment
    }

    /// Runs the program and gives what it printed.
    /// - Throws: `StorageFault.command` when it cannot be started or ends with another status than 0.
    @discardableResult
    func output() async throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [program] + arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let (out, err) = (Pipe(), Pipe())
        process.standardOutput = out
        process.standardError = err
        process.standardInput = FileHandle.nullDevice
        async let said = Self.everything(from: out)
        async let complained = Self.everything(from: err)
        let status: Int32 = try await withCheckedThrowingContinuation { continuation in
            process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
            do {
                try process.run()
            } catch {
                process.terminationHandler = nil
                // Ends the two readers; nobody else holds the other ends.
                for pipe in [out, err] { try? pipe.fileHandleForWriting.close() }
                continuation.resume(throwing: StorageFault.command(program, status: -1, said: "\(error)"))
            }
        }
        let (text, complaint) = await (said, complained)
        guard status == 0 else {
            throw StorageFault.command(program, status: status, said: String(complaint.suffix(500)))
        }
        return text
    }

    /// Reads to the end on a thread of its own, so that a full pipe never stops the program.
    private static func everything(from pipe: Pipe) async -> String {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                let bytes = (try? pipe.fileHandleForReading.readToEnd()) ?? Data()  // a broken pipe is an end
                continuation.resume(returning: String(decoding: bytes, as: UTF8.self))
            }
        }
    }
}
