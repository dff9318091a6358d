import Pages
import People

/// Whether one can be given work, changed by plain buttons; the page comes back where it was.
struct PresenceForm {
    let frame: Frame
    let presence: Presence

    func html(_ texts: Texts) -> HTML {
        """
        <form method="post" action="/me/presence">\(Hidden(frame).html)
        <input type="hidden" name="back" value="\(frame.path)">
        <div class="presences" role="group" aria-label="\(texts["people.presence"])">\(Presence.allCases.map { button($0, texts) })</div>
        </form>
        """
    }

    private func button(_ choice: Presence, _ texts: Texts) -> HTML {
        """
        <button class="plain" name="presence" value="\(choice.rawValue)" \
        aria-pressed="\(choice == presence ? "true" : "false")">\(texts["presence.\(choice.rawValue)"])</button>
        """
    }
}
