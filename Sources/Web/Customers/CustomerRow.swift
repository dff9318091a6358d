import Pages
import Vocabulary

/// A customer in a list: what they are called, their level, whom they ask for, and how they are reached, masked.
struct CustomerRow: Equatable, Sendable {
    let id: Int64
    /// Empty for who was forgotten.
    let name: String
    var level: String?
    var organisation: String?
    /// Masked by the desk already: `尾号 8000`.
    var contact: String?

    /// - Parameter address: where the row leads; nil for the customer's page.
    func html(_ texts: Texts, address: String? = nil) -> HTML {
        """
        <li class="row"><a href="\(address ?? "/customers/\(id)")">
        <span class="top"><span class="customer" hx-disable>\(name.isEmpty ? texts["customers.nameless"] : name)</span>\
        \(level.map { "<span class=\"tag\">\($0)</span>" as HTML })</span>
        <span class="foot">\(organisation.map { "<span hx-disable>\($0)</span>" as HTML })\
        \(contact.map { "<span class=\"number\" hx-disable>\($0)</span>" as HTML })</span>
        </a></li>
        """
    }
}
