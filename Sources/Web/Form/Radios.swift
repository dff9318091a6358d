import Pages

/// A question with few answers, all of them in sight.
struct Radios {
    let name: String
    let legend: String
    let choices: [Choice]
    var isRequired = false
    var prefix = "f"
    /// What else is asked of whoever chooses an answer, by its key.
    var details: [String: HTML] = [:]

    func html(_ filled: Filled, _ texts: Texts) -> HTML {
        let flaw = filled.flaw(in: name)
        return """
            <fieldset class="field radios\(flaw == nil ? "" : " wrong")" id="\(prefix)-\(name)">
            <legend>\(legend)</legend>
            <div class="options">\(choices.map { option($0, isChosen: $0.key == filled[name]) })</div>
            \(flaw.map { "<p class=\"flaw\">\(texts.text(of: $0))</p>" as HTML })
            </fieldset>
            """
    }

    private func option(_ choice: Choice, isChosen: Bool) -> HTML {
        """
        <label class="option"><input type="radio" name="\(name)" value="\(choice.key)"\(flag: "required", isRequired)\
        \(flag: "checked", isChosen)><span>\(choice.name)\(choice.hint.map { "<small>\($0)</small>" as HTML })</span></label>
        \(details[choice.key].map { "<div class=\"details\">\($0)</div>" as HTML })
        """
    }
}
