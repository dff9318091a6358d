import Vocabulary
import Yams

/// One pass over a file: collects the mistakes and knows the words that the file has defined so far.
///
/// Whatever cannot be read is reported and replaced by a placeholder, so that the pass goes on to the end of the file;
/// what was built with placeholders is thrown away by `finish`.
final class Reading {
    static let largest = 2_000_000
    static let deepest = 12

    private(set) var mistakes: [Mistake] = []
    var sections: Set<String> = []
    var paragraphs: Set<Paragraph> = []
    var levels: Set<LevelKey> = []
    var types: Set<TypeKey> = []
    var channels: [ChannelKey: Bool] = [:]
    var teams: Set<TeamKey> = []
    var calendars: Set<CalendarKey> = []
    var kinds: Set<ClockKind> = []
    /// At which percentages a kind of promise warns.
    var warnings: [ClockKind: Set<Int>] = [:]
    var lines: Set<LineKey> = []
    var skills: Set<SkillKey> = []
    var roles: Set<RoleKey> = []
    var subtypes: [TypeKey: Set<SubtypeKey>] = [:]
    var business: Set<BusinessKey> = []
    var customerLevels: Set<CustomerLevelKey> = []
    var questions: Set<QuestionKey> = []
    /// What the blanks are filled with.
    var blanks: [String: String] = [:]

    func report(_ kind: Mistake.Kind, at place: Place, _ about: String...) { report(kind, at: place, about) }

    func report(_ kind: Mistake.Kind, at place: Place, _ about: [String]) {
        mistakes.append(Mistake(kind, line: place.line, column: place.column, about))
    }

    /// Reads a whole file with `build`; throws every mistake found on the way.
    static func read<Value>(_ text: String, _ build: (Entry) -> Value) throws(Mistakes) -> Value {
        let reading = Reading()
        guard let root = reading.compose(text) else { throw Mistakes(reading.mistakes) }
        let value = Entry.reading(root, in: reading, build)
        guard reading.mistakes.isEmpty else { throw Mistakes(reading.mistakes) }
        return value
    }

    /// The file's tree, once it is known to be small, flat and free of aliases.
    private func compose(_ text: String) -> Node? {
        guard text.utf8.count <= Self.largest else {
            report(.tooLarge, at: .start, String(Self.largest))
            return nil
        }
        if let crowd = Aliases.crowd(in: text) {
            report(.alias, at: crowd)
            return nil
        }
        do {
            let parser = try Parser(yaml: text)
            guard let root = try parser.singleRoot() else {
                report(.empty, at: .start)
                return nil
            }
            // Nodes hold their anchors weakly: only the living parser keeps them.
            withExtendedLifetime(parser) { examine(root, depth: 1) }
            return mistakes.isEmpty ? root : nil
        } catch let error as YamlError {
            report(error)
        } catch {
            report(.syntax, at: .start, "\(error)")
        }
        return nil
    }

    /// Looks for anchors (an alias needs one) and for nesting deeper than a manual has.
    private func examine(_ node: Node, depth: Int) {
        if node.anchor != nil { return report(.alias, at: node.place) }
        switch node {
        case .scalar: return
        case .alias: report(.alias, at: node.place)
        case .sequence, .mapping:
            guard depth <= Self.deepest else { return report(.tooDeep, at: node.place, String(Self.deepest)) }
            for child in node.children { examine(child, depth: depth + 1) }
        }
    }

    private func report(_ error: YamlError) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            report(.syntax, at: Place(mark), problem)
        case .duplicatedKeysInMapping(let duplicates, let context):
            for key in duplicates { report(.repeatedKey, at: Place(context.mark), key) }
        case .reader(let problem, _, _, _):
            report(.syntax, at: .start, problem)
        default:
            report(.syntax, at: .start, "\(error)")
        }
    }
}

/// A place in a file; lines and columns count from 1, columns in Unicode scalars.
struct Place {
    let line: Int
    let column: Int

    static let start = Place(line: 1, column: 1)
}

extension Place {
    init(_ mark: Mark?) { self = mark.map { Place(line: $0.line, column: $0.column) } ?? .start }
}

extension Node {
    var place: Place { Place(mark) }

    /// The nodes directly below, keys of a mapping included.
    fileprivate var children: [Node] {
        switch self {
        case .mapping(let mapping): mapping.flatMap { [$0.key, $0.value] }
        case .sequence(let sequence): Array(sequence)
        case .scalar, .alias: []
        }
    }
}
