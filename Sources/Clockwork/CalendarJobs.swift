import Clocks
import Storage

/// What a calendar's new version sets in motion.
enum CalendarJobs {
    static let handlers = [JobHandler(JobKind(Redating.job, leavesTheHouse: false)) { try redate($0) }]

    private static func redate(_ job: Job) throws -> JobOutcome {
        let redating = try Redating(job)
        return .done { tx in try redating.step(of: Parts.clockSubjects, in: tx) }
    }
}
