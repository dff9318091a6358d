import ArgumentParser

/// The tools that `bin/bench` measures with. Each prints one line of JSON; none of them is shipped.
@main
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "The tools that bin/bench measures with.",
        subcommands: [
            Settle.self, Load.self, Streams.self, Seen.self, BareRows.self, Capture.self, BarePages.self,
            DueClocks.self, Rules.self,
        ])
}
