import Foundation
import Testing

/// What is in the repository is our own, complete, and true of itself.
@Suite("The shape of the repository")
struct RepositoryTests {
    static let paths = Project.paths()
    static let pages = paths.filter { $0.hasSuffix(".md") }
    static let pictures: Set<String> = ["png", "jpg", "webp", "ico", "woff2"]

    /// Written in pieces, so that this file does not contain what it looks for.
    static let foreign = [
        "/wo" + "rk/", "/ro" + "ot/", "../sha" + "red", "unpkg" + ".com", "jsdelivr" + ".net", "cdnjs" + ".com",
        "fonts.google" + "apis.com", "pythonhosted" + ".org", "registry.npm" + "js.org", "PRIVATE KEY" + "-----",
    ]

    @Test(arguments: paths.filter { !pictures.contains(URL(filePath: $0).pathExtension) })
    func `every file is text and names no foreign place`(path: String) throws {
        let text = try Project.text(of: path)
        let found = Self.foreign.filter { text.contains($0) }
        #expect(found.isEmpty, "\(path)")
    }

    @Test(arguments: paths) func `nothing third-party is kept here`(path: String) {
        #expect(!path.hasSuffix(".min.js") && !path.hasSuffix(".whl") && !path.contains("node_modules"))
    }

    @Test(arguments: pages) func `every command that a page names is there and can be called`(path: String) throws {
        let command = /(?:^|[\s`(])(?:\.\/)?(bin\/[a-z]\w*)(?![\w.\/-]*\w)/
        let commands = try Project.text(of: path).matches(of: command).map { String($0.1) }
        for command in Set(commands) {
            let file = Project.folder.appending(path: command).path()
            #expect(FileManager.default.isExecutableFile(atPath: file), "\(path) names \(command)")
        }
    }

    @Test(arguments: pages) func `every link from page to page leads somewhere`(path: String) throws {
        let links = try Project.text(of: path).matches(of: /\]\(([^)#\s]+)(?:#[^)]*)?\)/).map { String($0.1) }
        for link in links where !link.contains("://") && !link.hasPrefix("mailto:") {
            let target = Project.folder.appending(path: path).deletingLastPathComponent().appending(path: link)
            #expect(FileManager.default.fileExists(atPath: target.path()), "\(path) links to \(link)")
        }
    }

    @Test func `both readmes name the same commands`() throws {
        func commands(_ path: String) throws -> Set<String> {
            Set(try Project.text(of: path).matches(of: /bin\/[a-z][a-z-]*/).map { String($0.0) })
        }
        #expect(try commands("README.md") == commands("README.zh-CN.md"))
    }
}
