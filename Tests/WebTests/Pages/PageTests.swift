import Foundation
import Pages
import Testing
import Vocabulary

@testable import Web

@Suite("Pages · every page of the gallery")
struct PageTests {
    static let shown = Language.allCases.flatMap { language in
        Gallery(story: Story(language: language)).pages.map {
            Shown(language: language, name: $0.name, html: $0.html.text)
        }
    }

    @Test(arguments: shown) func `has its language, a title, one main heading and one main part`(page: Shown) {
        #expect(page.html.hasPrefix("<!doctype html>\n<html lang=\"\(page.language.rawValue)\""))
        #expect(page.html.contains(/<title>[^<]+ · [^<]+<\/title>/))
        #expect(page.count(of: /<h1[ >]/) == 1)
        #expect(page.count(of: /<main[ >]/) == 1)
        #expect(page.html.contains("id=\"main\""))
    }

    @Test(arguments: shown) func `names every field that people fill in`(page: Shown) {
        for field in page.html.matches(of: /<(?:input|textarea|select)\b[^>]*>/).map({ String($0.0) }) {
            guard !field.contains("type=\"hidden\"") else { continue }
            guard let id = field.firstMatch(of: /\ id="([^"]+)"/)?.1 else {
                // A radio button, a check box or a file button stands inside its label.
                #expect(["radio", "checkbox", "file"].contains { field.contains("type=\"\($0)\"") }, "\(field)")
                continue
            }
            #expect(
                page.html.contains("<label for=\"\(id)\"") || page.html.contains("class=\"unseen\" for=\"\(id)\""),
                "\(id)")
        }
    }

    @Test(arguments: shown) func `carries the form token in every form that changes something`(page: Shown) {
        for form in page.html.matches(of: /<form\b[^>]*method="post"[^>]*>(.*?)<\/form>/.dotMatchesNewlines()) {
            #expect(form.1.contains("<input type=\"hidden\" name=\"form\" value=\"tok-5e0c91\">"))
        }
    }

    @Test(arguments: shown) func `holds no script, no style and no handler of its own`(page: Shown) {
        #expect(!page.html.contains(/<script(?![^>]*src=)[^>]*>/))
        #expect(!page.html.contains(/<style|<[^>]+ style="|<[^>]+ on[a-z]+="|javascript:/))
        #expect(!page.html.contains(/<[a-z-]+(?: [a-z-]+="[^"]*")* [a-z-]+=[^"]/), "an attribute without quotes")
    }

    @Test(arguments: shown) func `gives every element an id of its own`(page: Shown) {
        let ids = page.html.matches(of: /\ id="([^"]+)"/).map { String($0.1) }
        let doubles = Dictionary(grouping: ids, by: \.self).filter { $0.value.count > 1 }.keys
        #expect(doubles.isEmpty, "\(doubles)")
    }

    @Test(arguments: shown) func `says everything in words of the catalogs`(page: Shown) {
        let areas = Set(Story(language: page.language).texts.keys.compactMap { $0.split(separator: ".").first })
        let bare = page.html.matches(of: /[">\s]([a-z-]+)\.[a-z0-9.-]+["<\s]/).filter { areas.contains($0.1) }
        #expect(bare.isEmpty, "\(bare.map(\.0))")
        #expect(!page.html.contains(/>[^<]*\{\d\}/))
    }

    @Test(arguments: [401, 403, 404, 405, 409, 410, 412, 413, 415, 422, 428, 429, 503])
    func `every kind of refusal has a page with its sentence`(status: Int) throws {
        let story = Story(language: .en)
        let refusal = Refusal(try #require(Refusal.Kind(rawValue: status)), "refusal.invalid", retryAfter: .seconds(30))
        let html = ProblemPage(frame: story.frame("/x"), problem: .refused(refusal)).html(story.texts).text
        #expect(html.contains("<p class=\"status-code\">\(status)</p>"))
        #expect(!html.contains("problem.title"))
        #expect(html.contains("after 30 s"))
    }

    @Test func `a fault shows the number of its request and nothing of itself`() {
        let story = Story(language: .en)
        let html = ProblemPage(frame: story.frame("/x"), problem: .fault("req-7f3a01c2")).html(story.texts).text
        #expect(html.contains("<code>req-7f3a01c2</code>"))
    }

    struct Shown: Sendable, CustomTestStringConvertible {
        let language: Language
        let name: String
        let html: String
        var testDescription: String { "\(name) (\(language.rawValue))" }

        func count(of pattern: some RegexComponent) -> Int { html.matches(of: pattern).count }
    }
}
