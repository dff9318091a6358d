import Foundation
import Pages

/// A whole HTML document: head, the room's header and footer, and the content between.
struct Document {
    enum Room: String { case portal, desk, door, paper }

    let frame: Frame
    let room: Room
    let title: String

    func html(_ texts: Texts, _ content: HTML) -> HTML {
        """
        <!doctype html>
        <html lang="\(frame.language.rawValue)" data-theme="\(frame.theme.rawValue)" data-room="\(room.rawValue)">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="referrer" content="no-referrer">
        <meta name="now" content="\(frame.now.milliseconds)">
        <meta name="words" content="\(Self.spokenWords(texts))">
        <title>\(title) · \(frame.center)</title>
        <link rel="icon" type="image/svg+xml" href="\(frame.assets)/icon.svg">
        \(stylesheets)
        \(scripts)
        </head>
        <body\(attribute: "data-live", frame.live)>
        <a class="skip" href="#main">\(texts["frame.skip"])</a>
        \(header(texts))
        \(content)
        \(footer(texts))
        </body>
        </html>
        """
    }

    private var stylesheets: HTML {
        PageAssets.stylesheets(of: room).map {
            "<link rel=\"stylesheet\" href=\"\(frame.assets)/css/\($0).css\">"
        }
        .joined(by: "\n")
    }

    private var scripts: HTML {
        switch room {
        case .desk:
            """
            <meta name="htmx-config" content="\(PageAssets.htmxSettings)">
            <script defer src="\(frame.assets)/vendor/htmx.min.js"></script>
            <script type="module" src="\(frame.assets)/js/desk.js"></script>
            """
        case .portal, .door: "<script type=\"module\" src=\"\(frame.assets)/js/portal.js\"></script>"
        case .paper: "<script type=\"module\" src=\"\(frame.assets)/js/paper.js\"></script>"
        }
    }

    private func header(_ texts: Texts) -> HTML {
        switch room {
        case .desk: DeskHeader(frame: frame).html(texts)
        case .portal, .door: PortalHeader(frame: frame, leadsHome: room == .portal).html(texts)
        case .paper: .empty
        }
    }

    private func footer(_ texts: Texts) -> HTML {
        switch room {
        case .desk: KeysHelp().html(texts)
        case .portal, .door: PreferencesForm(frame: frame).footer(texts)
        case .paper: .empty
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
