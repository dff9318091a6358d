import ArgumentParser

/// 应答: a customer support center that runs by its own operating manual.
@main
struct Yingda: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "yingda",
        abstract: "A customer support center that runs by its own operating manual.",
        subcommands: [
            Serve.self, Init.self, Token.self, BackupCommand.self, RestoreCommand.self, ReleaseCommand.self,
            DoctorCommand.self, KeyCommand.self, SecondStepCommand.self, Migrate.self, ManualCommand.self,
            CalendarCommand.self, Demo.self,
        ])
}
