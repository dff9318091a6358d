import Foundation

/// The style sheets and scripts that the pages ask for, as they lie in `Assets/`.
enum PageAssets {
    static var folder: URL { Bundle.module.bundleURL.appending(path: "Assets") }

    /// File names without their ending, in the order of the cascade; `layers` names that order.
    static func stylesheets(of room: Document.Room) -> [String] {
        let everywhere = [
            "layers", "reset", "tokens", "type", "button", "field", "frame", "clock", "mark", "conversation",
        ]
        switch room {
        case .desk: return everywhere + ["desk", "list", "ticket", "composer", "manual", "me", "print"]
        case .portal, .door: return everywhere + ["portal", "print"]
        case .paper: return everywhere + ["card", "print"]
        }
    }

    /// htmx without evaluation, foreign hosts or inline styles; refused forms (4xx) are shown like any page.
    static let htmxSettings = """
        {"allowEval":false,"selfRequestsOnly":true,"includeIndicatorStyles":false,"historyCacheSize":0,"refreshOnHistoryMiss":true,\
        "scrollIntoViewOnBoost":false,"responseHandling":[{"code":"204","swap":false},{"code":"[23]..","swap":true},\
        {"code":"4..","swap":true},{"code":"[5]..","swap":true,"error":true}]}
        """
}
