import Foundation
import Pages

/// A whole HTML document: head, the room's header and footer, and the content between.
struct Document {
    enum Room: CaseIterable {
        case portal, desk, manual, door, paper, wall

        /// Which of the looks it has: the manual's room is one of the desk's.
        var look: String {
            switch self {
            case .portal: "portal"
            case .desk, .manual: "desk"
            case .door: "door"
            case .paper: "paper"
            case .wall: "wall"
            }
        }
    }

    let frame: Frame
    let room: Room
    let title: String
    /// After how many seconds it loads itself anew without a script; nil for a page that stays.
    var refresh: Int?

    /// - Parameter content: made in its place.
    func html(_ texts: Texts, _ content: @autoclosure () -> HTML) -> HTML {
        """
        <!doctype html>
        <html lang="\(frame.language.rawValue)" data-theme="\(frame.theme.rawValue)" data-room="\(room.look)">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="referrer" content="no-referrer">
        <meta name="now" content="\(frame.now.milliseconds)">
        <meta name="words" content="\(texts.constant("spoken") { HTML(escaping: Self.spokenWords(texts)) })">
        \(refresh.map { "<noscript><meta http-equiv=\"refresh\" content=\"\($0)\"></noscript>" as HTML })<title>\(title) · \(frame.center)</title>
        <link rel="icon" type="image/svg+xml" href="\(frame.assets)/icon.svg">
        \(each: PageAssets.stylesheets(of: room), stylesheet)\
        \(scripts)
        </head>
        <body\(attribute: "data-live", frame.live)>
        <a class="skip" href="#main">\(texts["frame.skip"])</a>
        \(header(texts))
        \(content())
        \(footer(texts))
        </body>
        </html>
        """
    }

    private func stylesheet(_ name: String) -> HTML {
        "<link rel=\"stylesheet\" href=\"\(frame.assets)/css/\(name).css\">\n"
    }

    private var scripts: HTML {
        switch room {
        case .desk, .manual:
            """
            <meta name="htmx-config" content="\(PageAssets.htmxSettings)">
            <script defer src="\(frame.assets)/vendor/htmx.min.js"></script>
            <script type="module" src="\(frame.assets)/js/\(room == .desk ? "desk" : "manual").js"></script>
            """
        case .portal, .door: "<script type=\"module\" src=\"\(frame.assets)/js/portal.js\"></script>"
        case .paper: "<script type=\"module\" src=\"\(frame.assets)/js/paper.js\"></script>"
        case .wall: "<script type=\"module\" src=\"\(frame.assets)/js/wall.js\"></script>"
        }
    }

    private func header(_ texts: Texts) -> HTML {
        switch room {
        case .desk, .manual: DeskHeader(frame: frame).html(texts)
        case .portal, .door: PortalHeader(frame: frame, leadsHome: room == .portal).html(texts)
        case .paper, .wall: .empty
        }
    }

    private func footer(_ texts: Texts) -> HTML {
        switch room {
        case .desk, .manual: KeysHelp(handles: frame.allows(.handleTickets)).html(texts)
        case .portal, .door: PreferencesForm(frame: frame).footer(texts)
        case .paper, .wall: .empty
        }
    }

    /// What the scripts say, as JSON: keys to sentences with their gaps open.
    static func spokenWords(_ texts: Texts) -> String {
        let keys = [
            "span.under-a-minute", "span.minutes", "span.hours", "span.hours-minutes", "span.days", "span.days-hours",
            "span.left", "span.over", "time.just-now", "time.minutes-ago", "time.today", "time.yesterday",
            "clock.announce-soon", "clock.announce-missed", "live.lost", "live.back", "draft.kept", "files.too-many",
            "copy.done",
        ]
        let pairs = keys.map { "\"\($0)\":\"\(quotable(texts[$0, "{0}", "{1}"]))\"" }
        return "{\(pairs.joined(separator: ","))}"
    }

    private static func quotable(_ text: String) -> String {
        // Nearly no sentence holds either, and looking is much cheaper than replacing.
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "\"") }) else { return text }
        return text.replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(of: "\"", with: "\\\"")
    }
}
