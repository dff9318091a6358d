import Pages

/// The bar above the desk: rooms, search, and the person.
struct DeskHeader {
    let frame: Frame

    func html(_ texts: Texts) -> HTML {
        """
        <header class="bar">
        <a class="brand" href="/desk">\(Icon.seal.html)<span>\(texts["frame.product"])</span></a>
        <nav class="rooms" aria-label="\(texts["frame.rooms"])">
        \(room("/desk", texts["frame.workspace"], isHere: isAtDesk))
        \(room("/manual", texts["frame.manual"], isHere: frame.path.hasPrefix("/manual")))
        </nav>
        <form class="search" action="/search" method="get" role="search">
        <label class="unseen" for="q">\(texts["frame.search"])</label>
        \(Icon.search.html)
        <input id="q" name="q" type="search" autocomplete="off" placeholder="\(texts["frame.search-hint"])">
        <kbd aria-hidden="true">/</kbd>
        </form>
        <p id="connection" class="connection" role="status"></p>
        \(frame.staff.map { person($0, texts) })
        </header>
        <p id="announcements" class="unseen" role="status"></p>
        """
    }

    private var isAtDesk: Bool { frame.path.hasPrefix("/desk") || frame.path.hasPrefix("/tickets") }

    private func room(_ path: String, _ name: String, isHere: Bool) -> HTML {
        "<a href=\"\(path)\"\(attribute: "aria-current", isHere ? "page" : nil)>\(name)</a>"
    }

    private func person(_ staff: Frame.Staff, _ texts: Texts) -> HTML {
        """
        <details class="menu">
        <summary>\(staff.name) <small>\(staff.role)</small></summary>
        <div class="sheet">
        <a href="/me">\(texts["frame.me"])</a>
        \(PreferencesForm(frame: frame).html(texts))
        <form method="post" action="/sign-out">\(Hidden(frame).html)<button class="plain">\(texts["frame.sign-out"])</button></form>
        </div>
        </details>
        """
    }
}

/// The bar above what customers see: whose center this is.
struct PortalHeader {
    let frame: Frame
    let leadsHome: Bool

    func html(_ texts: Texts) -> HTML {
        """
        <header class="letterhead">
        \(leadsHome ? "<a href=\"/\">\(frame.center)</a>" as HTML : "<span>\(frame.center)</span>")
        \(when: leadsHome, "<span class=\"aside\">\(texts["frame.portal"])</span>")
        </header>
        <p id="announcements" class="unseen" role="status"></p>
        """
    }
}
