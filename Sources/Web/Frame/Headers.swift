import Pages

/// The bar above the desk: rooms, search, and the person.
struct DeskHeader {
    let frame: Frame

    func html(_ texts: Texts) -> HTML {
        """
        <header class="bar">
        <a class="brand" href="/desk" aria-label="\(texts["frame.product"])">\(Icon.seal.html)<span>\(texts["frame.product"])</span></a>
        \(DeskRooms(frame: frame).html(texts))
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

    private func person(_ staff: Frame.Staff, _ texts: Texts) -> HTML {
        """
        \(when: staff.isUnguarded, "<a class=\"nag\" href=\"/me/second-step\">\(texts["second-step.nag"])</a>")
        <details class="menu">
        <summary>\(staff.presence.map { "<span class=\"presence\" data-presence=\"\($0.rawValue)\"><span class=\"unseen\">\(texts["presence.\($0.rawValue)"])</span></span>" as HTML })\(staff.name) <small>\(staff.role)</small></summary>
        <div class="sheet">
        \(staff.presence.map { PresenceForm(frame: frame, presence: $0).html(texts) })
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
