import Foundation
import Testing
import Vocabulary

@testable import Web

@Suite("The gallery")
struct GalleryTests {
    /// Writes every page to the folder that `GALLERY` names, to be looked at; without it there is nothing to do.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["GALLERY"] != nil), arguments: Language.allCases)
    func `every page can be written to a file`(language: Language) throws {
        let folder = URL(filePath: ProcessInfo.processInfo.environment["GALLERY"] ?? "")
        for theme in [Frame.Theme.light, .dark] {
            let here = folder.appending(path: "\(language.rawValue)-\(theme.rawValue)")
            try FileManager.default.createDirectory(at: here, withIntermediateDirectories: true)
            for page in Gallery(story: Story(language: language, theme: theme)).pages {
                try Data(page.html.bytes).write(to: here.appending(path: "\(page.name).html"))
            }
        }
        #expect(
            FileManager.default.fileExists(atPath: folder.appending(path: "en-dark/card.html").path())
                || language != .en)
    }
}
