import Vocabulary
import Yams

/// Words that one part of the manual defines and another refers to.
extension Entry {
    /// The key a thing is defined by; `taken` holds the ones before it in the list.
    func newKey<Thing>(_ key: String = "key", taken: inout Set<Key<Thing>>) -> Key<Thing> {
        guard let node = need(key), let found: Key<Thing> = scalar(node, or: .badKey, [], Key.init(manual:)) else {
            return ""
        }
        if !taken.insert(found).inserted { reading.report(.duplicate, at: node.place, found.text) }
        return found
    }

    /// A key that must be among the known ones.
    func reference<Thing>(_ key: String, among known: Set<Key<Thing>>, or kind: Mistake.Kind) -> Key<Thing> {
        reference(of: need(key), among: known, or: kind) ?? ""
    }

    func optionalReference<Thing>(_ key: String, among known: Set<Key<Thing>>, or kind: Mistake.Kind) -> Key<Thing>? {
        reference(of: take(key), among: known, or: kind)
    }

    /// A list of known keys; empty where the key is absent.
    func references<Thing>(_ key: String, among known: Set<Key<Thing>>, or kind: Mistake.Kind) -> Set<Key<Thing>> {
        Set(once(nodes(take(key))) { reference(of: $0, among: known, or: kind) })
    }

    /// A list of roles, in the order of the file.
    func roles(_ node: Node?) -> [RoleKey] {
        once(nodes(node)) { reference(of: $0, among: reading.roles, or: .unknownRole) }
    }

    private func reference<Thing>(of node: Node?, among known: Set<Key<Thing>>, or kind: Mistake.Kind) -> Key<Thing>? {
        scalar(node, or: kind) { text in known.contains(Key(text)) ? Key(text) : nil }
    }

    /// The paragraph that a rule names; it must stand in the manual.
    func paragraph(_ key: String = "paragraph") -> Paragraph { paragraph(of: need(key)) ?? "" }

    func optionalParagraph(_ key: String = "paragraph") -> Paragraph? { paragraph(of: take(key)) }

    private func paragraph(of node: Node?) -> Paragraph? {
        scalar(node, or: .unknownParagraph) { text in
            reading.paragraphs.contains(Paragraph(text)) ? Paragraph(text) : nil
        }
    }
}

extension Key {
    /// A key as a manual writes it: a lower-case letter, then letters, digits and hyphens, 40 at most.
    init?(manual text: String) {
        guard let first = text.utf8.first, UInt8(ascii: "a")...UInt8(ascii: "z") ~= first, text.utf8.count <= 40,
            text.utf8.allSatisfy({ byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
                    true
                default: false
                }
            })
        else { return nil }
        self.init(text)
    }
}
