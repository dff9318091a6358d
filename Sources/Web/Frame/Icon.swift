import Pages

/// The small drawings of the desk, on a grid of 16, drawn with one pen. They always stand beside words.
enum Icon: Int, CaseIterable {
    case seal, search, clip, lock, star, starred, check, print, back, person, link, eye

    var html: HTML { Self.drawn[rawValue] }

    private static let drawn = allCases.map(\.whole.lasting)

    private var whole: HTML {
        """
        <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false" fill="none" \
        stroke="currentColor" stroke-width="1.25" stroke-linecap="round" stroke-linejoin="round">\(drawing)</svg>
        """
    }

    private var drawing: HTML {
        switch self {
        case .seal:
            """
            <rect x="1.5" y="1.5" width="13" height="13" rx="2.5" fill="currentColor" stroke="none"/>\
            <path class="knockout" d="M4.5 5.2h7M8 3.6v1.6M5 5.2c0 3.4-.3 5.2-1.2 7M6.8 7.6l.8 2.4M9 7.2l.4 2.4M11.6 7.2c-.5 2-1.1 3.3-2 4.6M6 12.2h6"/>
            """
        case .search: "<circle cx=\"7\" cy=\"7\" r=\"4.5\"/><path d=\"m10.5 10.5 3.5 3.5\"/>"
        case .clip:
            "<path d=\"m13 7.5-5.2 5.2a3 3 0 0 1-4.3-4.3l5.8-5.7a2 2 0 0 1 2.9 2.9l-5.6 5.5a1 1 0 0 1-1.5-1.4l4.7-4.6\"/>"
        case .lock: "<rect x=\"3\" y=\"7\" width=\"10\" height=\"7\" rx=\"1\"/><path d=\"M5 7V5a3 3 0 0 1 6 0v2\"/>"
        case .star: Self.fivePoints
        case .starred: "<g fill=\"currentColor\">\(Self.fivePoints)</g>"
        case .check: "<path d=\"m3 8.5 3.2 3.2L13 5\"/>"
        case .print: "<path d=\"M4.5 6V2h7v4M4.5 11.5H2.5V6h11v5.5h-2\"/><path d=\"M4.5 9.5h7V14h-7z\"/>"
        case .back: "<path d=\"M10 3 5 8l5 5\"/>"
        case .person:
            "<circle cx=\"8\" cy=\"5\" r=\"3\"/><path d=\"M2.5 14c.5-3 2.7-4.5 5.5-4.5s5 1.5 5.5 4.5\"/>"
        case .link:
            "<path d=\"M6.5 9.5a3 3 0 0 0 4.3 0l2.3-2.3A3 3 0 0 0 8.8 3l-.8.8M9.5 6.5a3 3 0 0 0-4.3 0L2.9 8.8A3 3 0 0 0 7.2 13l.8-.8\"/>"
        case .eye:
            "<path d=\"M1.5 8C3 5.2 5.3 3.8 8 3.8S13 5.2 14.5 8C13 10.8 10.7 12.2 8 12.2S3 10.8 1.5 8z\"/><circle cx=\"8\" cy=\"8\" r=\"2\"/>"
        }
    }

    private static let fivePoints: HTML =
        "<path d=\"m8 1.8 1.9 4 4.3.6-3.1 3 .7 4.3L8 11.6l-3.8 2.1.7-4.3-3.1-3 4.3-.6z\"/>"
}
