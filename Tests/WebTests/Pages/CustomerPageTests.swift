import Pages
import Testing
import Vocabulary

@testable import Web

@Suite("B1 · E4 · The page of a customer")
struct CustomerPageTests {
    private let story = Story(language: .en)

    private func text(_ change: (inout CustomerPage) -> Void = { _ in }) -> String {
        var page = story.customerPage
        change(&page)
        return page.html(story.texts).text
    }

    @Test func `who may only look sees no form that changes anything`() {
        let html = text { $0.allows = [] }
        let forms = html.matches(of: /<form\b[^>]*action="\/customers[^"]*"/)
        #expect(forms.isEmpty)
        #expect(!html.contains("/forgetting"))
    }

    @Test(arguments: [
        (CustomerPage.Allowance.keep, "/customers/12/level"), (.keep, "/customers/12/contacts/21/removal"),
        (.mark, "/customers/12/contacts/21/caution"), (.reveal, "/customers/12/contacts/21/reveal"),
        (.whole, "/customers/12/export"), (.whole, "/customers/12/merging"), (.whole, "/customers/9/parting"),
    ])
    func `each right brings its forms and no others`(right: CustomerPage.Allowance, path: String) {
        #expect(text { $0.allows = [right] }.contains("action=\"\(path)\""))
        #expect(!text { $0.allows.remove(right) }.contains("action=\"\(path)\""))
    }

    @Test func `an expired agreement says so, and what it does`() {
        #expect(text().contains(">expired on 2026-10-31, still served as agreed</span>"))
        #expect(text { $0.standing = nil }.contains("no agreement"))
    }

    @Test func `a contact is masked until it was shown for a reason`() {
        let html = text()
        #expect(html.contains("ends in 8000"))
        #expect(html.contains("+86 138 0013 0132"))
        #expect(!html.contains("/customers/12/contacts/23/reveal"), "what is shown need not be asked for again")
    }

    @Test func `a refused form is open and holds what was entered, escaped`() throws {
        let html = text {
            $0.refused = .description
            $0.filled = Filled(
                values: ["name": "<b>"], refusal: Refusal.invalid([Refusal.Flaw("name", "customer.name")]))
        }
        #expect(html.contains("<details class=\"unfold\" open><summary>Correct name</summary>"))
        #expect(html.contains("value=\"&lt;b&gt;\""))
    }

    @Test func `who was forgotten has no name, no forms and no past but numbers`() {
        let html = story.customersPages.first { $0.name == "customer-forgotten" }?.html.text ?? ""
        #expect(html.contains("<h1 hx-disable>Forgotten customer</h1>"))
        #expect(!html.contains("<form method=\"post\" action=\"/customers"))
    }
}
