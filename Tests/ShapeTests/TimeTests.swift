import Testing

/// The moment comes from outside: `Timepiece` reads it once, everything else is given it. Only so can a scene stop the clock.
@Suite("The shape of the code · time")
struct TimeTests {
    /// Files that may read the time of day.
    static let clocks: Set<String> = ["Sources/Vocabulary/Timepiece.swift"]

    /// Files that may measure how long something takes: what they measure never decides about a promise.
    static let stopwatches: Set<String> = []

    static let others = SourceFile.all.filter { !clocks.contains($0.path) && $0.module != "Scenes" }

    @Test(arguments: others) func `only the timepiece reads the time of day`(file: SourceFile) {
        let reading =
            #/
            \b Date\(\) | \b Date\.now \b | \b Date\.init\(\) | \b Date \s* = \s* \.now \b | timeIntervalSinceNow
            | clock_gettime | gettimeofday | timespec_get | \b time\(nil\) | CFAbsoluteTimeGetCurrent | DispatchWallTime
            /#
        #expect(file.places(of: reading).isEmpty)
    }

    @Test(arguments: others.filter { !stopwatches.contains($0.path) })
    func `only the listed files measure how long something takes`(file: SourceFile) {
        let measuring = /\b(?:Continuous|Suspending)Clock\b|\bDispatchTime\b|NIODeadline\.now|systemUptime/
        #expect(file.places(of: measuring).isEmpty)
    }

    /// SQL gets its moment as a bound value; only the store asks a database what time it is.
    @Test(arguments: SourceFile.all.filter { $0.module != "Storage" })
    func `no SQL outside the store reads the time`(file: SourceFile) {
        let reading =
            /\bCURRENT_(?:TIMESTAMP|TIME|DATE)\b|\b(?:clock|statement|transaction)_timestamp\(|\bunixepoch\(|'now'/
        #expect(file.places(of: reading).isEmpty)
    }
}
