import Foundation
import Logging
import Pages
import Vocabulary

/// How the program speaks at the console: English, or the language of the terminal's locale.
enum Console {
    static let texts: Texts = {
        let environment = ProcessInfo.processInfo.environment
        let locale = environment["LC_ALL"] ?? environment["LC_MESSAGES"] ?? environment["LANG"] ?? "en"
        let language = Language(tag: locale.prefix { $0 != "." }) ?? .en
        guard let catalogs = try? Catalogs.bundled() else { return .none }  // said at start by whoever needs them
        return catalogs[language]
    }()

    static func say(_ sentence: String) {
        FileHandle.standardOutput.write(Data((sentence + "\n").utf8))
    }

    /// What passes while one waits; it stays out of what a script reads.
    static func murmur(_ sentence: String) {
        FileHandle.standardError.write(Data((sentence + "\n").utf8))
    }

    /// Log lines go to standard error; `YINGDA_LOG` sets the level.
    static func startLogging() {
        let wished = ProcessInfo.processInfo.environment["YINGDA_LOG"].flatMap { Logger.Level(rawValue: $0) }
        LoggingSystem.bootstrap { label in
            var handler: StreamLogHandler = .standardError(label: label)
            handler.logLevel = wished ?? .notice
            return handler
        }
    }
}
