import Foundation

/// The manuals and holidays that come with the program, as text.
public enum Presets {
    /// The manuals a new center can begin with; the first is the default.
    public static let names = ["standard", "a", "b", "c", "d", "e"]

    /// A manual's YAML; nil for a name that is not in `names`. Throws where the installation is incomplete.
    public static func text(of name: String) throws -> String? {
        guard names.contains(name) else { return nil }
        return try resource("\(name).yaml")
    }

    /// China's public holidays and make-up workdays, as JSON that `Holidays.read` understands.
    public static var chineseCalendar: String {
        get throws { try resource("calendars/cn.json") }
    }

    private static func resource(_ path: String) throws -> String {
        guard let folder = Bundle.module.resourceURL else { throw CocoaError(.fileNoSuchFile) }
        return try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    }
}
