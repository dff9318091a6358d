import Pages

/// One to five stars: radio buttons that read as words and look like stars.
struct Stars {
    var chosen: Int?

    func html(_ texts: Texts) -> HTML {
        """
        <fieldset class="stars" id="g-stars"><legend class="unseen">\(texts["field.stars"])</legend>\
        \((1...5).map { option($0, texts) })</fieldset>
        """
    }

    private func option(_ count: Int, _ texts: Texts) -> HTML {
        """
        <label><input type="radio" name="stars" value="\(count)" required\(flag: "checked", chosen == count)>\
        \(Icon.star.html)<span>\(texts["stars.\(count)"])</span></label>
        """
    }

    /// A rating that was given.
    static func shown(_ count: Int, _ texts: Texts) -> HTML {
        """
        <span class="given" role="img" aria-label="\(texts["stars.\(count)"])">\
        \((1...5).map { ($0 <= count ? Icon.starred : Icon.star).html })</span>
        """
    }
}
