import Foundation

/// The style sheets and scripts that the pages ask for, as they lie in `Assets/`.
enum PageAssets {
    static var folder: URL { Bundle.module.bundleURL.appending(path: "Assets") }

    /// File names without their ending, in the order of the cascade; `layers` names that order.
    static func stylesheets(of room: Document.Room) -> [String] {
        switch room {
        case .desk: desk
        case .manual: manual
        case .portal, .door: portal
        case .wall: wall
        case .paper: paper
        }
    }

    private static let everywhere = [
        "layers", "reset", "tokens", "type", "button", "field", "frame", "clock", "mark", "conversation",
    ]
    private static let desk: [String] =
        everywhere
        + ["desk", "list", "ticket", "composer", "more", "me", "calendar", "customers", "second-step"]
        + ["registration"]
        + ["approvals", "follow-ups", "board", "people", "exceptions", "today", "settings"]
        + ["rooms", "print"]
    private static let manual: [String] =
        everywhere
        + ["desk", "tabs", "manual", "receipt", "chart", "proposals", "editions", "editor", "comparison"]
        + ["rooms", "print"]
    private static let portal = everywhere + ["portal", "second-step", "print"]
    private static let wall = everywhere + ["board", "wall"]
    private static let paper = everywhere + ["card", "print"]

    /// htmx without evaluation, foreign hosts or inline styles; refused forms (4xx) are shown like any page.
    static let htmxSettings = """
        {"allowEval":false,"selfRequestsOnly":true,"includeIndicatorStyles":false,"historyCacheSize":0,"refreshOnHistoryMiss":true,\
        "scrollIntoViewOnBoost":false,"responseHandling":[{"code":"204","swap":false},{"code":"[23]..","swap":true},\
        {"code":"4..","swap":true},{"code":"[5]..","swap":true,"error":true}]}
        """
}
