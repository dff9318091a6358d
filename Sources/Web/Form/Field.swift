import Pages

/// A labelled field of a form, with its hint and, after a refusal, its flaw beside it and what was entered still in it.
struct Field {
    enum Control {
        /// A line of text; the kind is the input's `type`.
        case line(StaticString)
        case secret(StaticString)
        case lines(Int)
        case choice([Choice], blank: String?)
        case files(limit: Int)
    }

    let name: String
    let label: String
    var control: Control = .line("text")
    var hint: String?
    var isRequired = false
    /// Where writing begins when the page opens.
    var isFocused = false
    var autocomplete: String?
    var limit: Int?
    /// Tells apart two forms of one page that have a field of the same name.
    var prefix = "f"

    /// - Parameter within: what tells this form apart, where only the page knows it.
    func html(_ filled: Filled, _ texts: Texts, within: String? = nil) -> HTML {
        let id = "\(within ?? prefix)-\(name)"
        let flaw = filled.flaw(in: name)
        return """
            <div class="field\(flaw == nil ? "" : " wrong")">
            <label for="\(id)">\(label)\(when: !isRequired, "<small>\(texts["field.optional"])</small>")</label>
            \(hint.map { "<p class=\"hint\" id=\"\(id)-hint\">\($0)</p>" as HTML })
            \(control(id, filled[name], isWrong: flaw != nil))
            \(flaw.map { "<p class=\"flaw\" id=\"\(id)-flaw\">\(texts.text(of: $0))</p>" as HTML })
            </div>
            """
    }

    private func control(_ id: String, _ value: String, isWrong: Bool) -> HTML {
        switch control {
        case .line(let type):
            "<input type=\"\(HTML(stringLiteral: type))\" value=\"\(value)\"\(attributes(id, isWrong: isWrong))>"
        case .secret(let autocomplete):
            "<input type=\"password\" autocomplete=\"\(HTML(stringLiteral: autocomplete))\"\(attributes(id, isWrong: isWrong))>"
        case .lines(let rows):
            "<textarea rows=\"\(rows)\"\(attributes(id, isWrong: isWrong))>\n\(value)</textarea>"
        case .choice(let choices, let blank):
            """
            <select\(attributes(id, isWrong: isWrong))>\(blank.map { "<option value=\"\">\($0)</option>" as HTML })\
            \(choices.map { "<option value=\"\($0.key)\"\(flag: "selected", $0.key == value)>\($0.name)</option>" })</select>
            """
        case .files(let limit):
            "<input type=\"file\" multiple data-limit=\"\(limit)\"\(attributes(id, isWrong: isWrong))>"
        }
    }

    private func attributes(_ id: String, isWrong: Bool) -> HTML {
        let described = (hint == nil ? [] : ["\(id)-hint"]) + (isWrong ? ["\(id)-flaw"] : [])
        return """
             id="\(id)" name="\(name)"\(flag: "required", isRequired)\(flag: "autofocus", isFocused)\(attribute: "autocomplete", autocomplete)\
            \(attribute: "maxlength", limit.map(String.init))\(attribute: "aria-invalid", isWrong ? "true" : nil)\
            \(attribute: "aria-describedby", described.isEmpty ? nil : described.joined(separator: " "))
            """
    }
}
