import Pages
import Vocabulary

/// Language and light, changed by plain buttons; the page comes back where it was.
struct PreferencesForm {
    let frame: Frame

    func html(_ texts: Texts) -> HTML {
        """
        <form class="preferences" method="post" action="/preferences">
        \(Hidden(frame).html)
        <input type="hidden" name="back" value="\(frame.path)">
        <div class="choice" role="group" aria-label="\(texts["frame.language"])">\(Language.allCases.map(button))</div>
        <div class="choice" role="group" aria-label="\(texts["frame.theme"])">\(Frame.Theme.allCases.map { button($0, texts) })</div>
        </form>
        """
    }

    func footer(_ texts: Texts) -> HTML { "<footer class=\"colophon\">\(html(texts))</footer>" }

    private func button(_ language: Language) -> HTML {
        """
        <button class="plain" name="language" value="\(language.rawValue)" lang="\(language.rawValue)" \
        aria-pressed="\(language == frame.language ? "true" : "false")">\(language.ownName)</button>
        """
    }

    private func button(_ theme: Frame.Theme, _ texts: Texts) -> HTML {
        """
        <button class="plain" name="theme" value="\(theme.rawValue)" \
        aria-pressed="\(theme == frame.theme ? "true" : "false")">\(texts["theme.\(theme.rawValue)"])</button>
        """
    }
}

extension Language {
    /// Each language in its own words, so that whoever needs it can read it.
    var ownName: String {
        switch self {
        case .zhHans: "简体中文"
        case .zhHant: "繁體中文"
        case .en: "English"
        }
    }
}
