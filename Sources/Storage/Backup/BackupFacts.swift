import Vocabulary

extension Fact where Value == Instant {
    static var backupBegun: Fact<Instant> { .instant("backup-begun") }
    static var backupMade: Fact<Instant> { .instant("backup-made") }
    static var backupProved: Fact<Instant> { .instant("backup-proved") }
}

extension Reading {
    /// When the last backup was made that was also proved by restoring it; nil when there was none. For the metric.
    public func lastProvedBackup() throws -> Instant? { try fact(.backupProved) }

    /// Whether one is copying files right now; one that broke off stops counting after six hours.
    func isBackupRunning() throws -> Bool {
        guard let begun = try fact(.backupBegun) else { return false }
        return now - begun < .hours(6)
    }
}
