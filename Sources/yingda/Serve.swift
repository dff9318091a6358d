import ArgumentParser
import CMalloc
import Foundation
import Logging
import People
import Storage
import Vocabulary
import Web

/// Serves a center until it is told to stop.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Serves a center until it is told to stop.")

    @OptionGroup var options: PlaceOptions

    @Option(help: "Where to listen: HOST:PORT.")
    var listen = "127.0.0.1:8080"

    @Option(help: "The address that people type, such as https://help.example.com, where a proxy stands before it.")
    var origin: [String] = []

    @Option(help: "A proxy's address or network whose X-Forwarded headers count.")
    var trustProxy: [String] = []

    @Option(help: "The folder with the third-party scripts that bin/setup installs.")
    var assets: String?

    @Option(help: "An environment variable with the token that /metrics and detailed health ask for.")
    var metricsTokenVariable = "YINGDA_METRICS_TOKEN"

    func run() async throws {
        Console.startLogging()
        // Left alone, glibc keeps a heap of its own for each of our threads, and what one frees another cannot use.
        mallopt(M_ARENA_MAX, 2)
        let settings = try serverSettings()
        let store = try await options.open()
        do {
            try await serve(store, settings)
        } catch {
            await store.close()
            throw error
        }
        await store.close()
    }

    private func serve(_ store: Store, _ settings: ServerSettings) async throws {
        let hall = try await Hall(store: store, data: options.folder, vendor: vendorFolder)
        let code = try await SetupCode.prepare(data: options.folder, in: store)
        let token = ProcessInfo.processInfo.environment[metricsTokenVariable]
        let server = try hall.server(settings, metricsToken: token)
        let host = String(listen.prefix { $0 != ":" })
        let group = try server.group(with: hall.services) { port in
            let address = "http://\(host):\(port ?? 0)"
            Console.say(Console.texts["console.serving", address])
            if let code { Console.say(Console.texts["console.set-up", "\(address)/setup", code.text]) }
        }
        try await group.run()
    }

    private func serverSettings() throws -> ServerSettings {
        var settings = ServerSettings()
        guard let colon = listen.lastIndex(of: ":"), let port = Int(listen[listen.index(after: colon)...]),
            (0...65535).contains(port)
        else { throw ValidationError("--listen wants HOST:PORT, such as 127.0.0.1:8080") }
        settings.listen(on: String(listen[..<colon]), port: port)
        settings.origins = Set(origin)
        settings.proxies = try trustProxy.map { text in
            guard let network = NetworkRange(text) else {
                throw ValidationError("--trust-proxy wants an address or a network, such as 10.0.0.0/8")
            }
            return network
        }
        return settings
    }

    /// Beside the program where it is installed, else where `bin/setup` puts it.
    private var vendorFolder: URL? {
        let program = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        let places = [
            assets.map { URL(fileURLWithPath: $0) }, program.appending(path: "assets"),
            URL(fileURLWithPath: ".tools/assets"),
        ]
        return places.compactMap(\.self).first { FileManager.default.fileExists(atPath: $0.path) }
    }
}
