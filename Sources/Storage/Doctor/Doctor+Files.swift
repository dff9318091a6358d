import Vocabulary

extension Doctor {
    /// Reads files as their readers would; a sample starts somewhere and takes a hundred.
    func files(_ depth: Depth) async throws -> [Finding] {
        var after = depth == .everything ? "" : String(UInt32.random(in: 0..<0xE000_0000), radix: 16)
        var (count, missing, damaged) = (0, [String](), [String]())
        repeat {
            let batch = try await store.read { [after] db in
                try db.rows(
                    "SELECT name, size, body, key_number FROM file WHERE name > \(after) ORDER BY name LIMIT 100",
                    StoredFile.init)
            }
            for file in batch {
                switch await harm(to: file) {
                case .none: break
                case .missing: missing.append(file.name)
                case .damaged: damaged.append(file.name)
                }
            }
            count += batch.count
            after = batch.last?.name ?? ""
        } while depth == .everything && !after.isEmpty
        var findings: [Finding] = []
        if !missing.isEmpty { findings.append(Finding("doctor.files.missing", .bad, told(missing))) }
        if !damaged.isEmpty { findings.append(Finding("doctor.files.damaged", .bad, told(damaged))) }
        return findings.isEmpty ? [Finding("doctor.files.good", .good, ["\(count)"])] : findings
    }

    private enum Harm { case none, missing, damaged }

    private func harm(to file: StoredFile) async -> Harm {
        do {
            for try await _ in store.files.pieces(of: file) {}
            return .none
        } catch {
            return error as? Refusal == Refusal.fileMissing(file.name) ? .missing : .damaged
        }
    }

    /// How many, and the first of them.
    private func told(_ names: [String]) -> [String] { ["\(names.count)"] + names.sorted().prefix(3) }
}
