/// The frame of everything that is printed: whose center, which paper, its number, and below what it is based on and when
/// it was printed. Style sheets give it the size of A4.
public struct PrintSheet {
    let center: String
    let title: String
    let number: String?
    /// Such as "依据手册第 4 版"; stands at the foot.
    let basis: String

    public init(center: String, title: String, number: String? = nil, basis: String) {
        self.center = center
        self.title = title
        self.number = number
        self.basis = basis
    }

    public func html(_ wording: Wording, _ content: HTML) -> HTML {
        """
        <main id="main" class="a4">
        <header><p class="center">\(center)</p><h1>\(title)</h1>
        \(number.map { "<p class=\"card-number\"><span>\(wording.texts["print.number"])</span> <b>\($0)</b></p>" as HTML })</header>
        \(content)
        <footer><span>\(basis)</span> <span>\(wording.texts["print.at"]) \(wording.stamped(wording.now))</span></footer>
        </main>
        """
    }
}
