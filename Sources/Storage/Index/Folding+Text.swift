extension String {
    /// One spelling for what people hold to be the same, without spaces and signs: what names are compared by.
    public var folded: String {
        var kept = UnicodeScalarView()
        for scalar in unicodeScalars {
            let (folded, kind) = Folding.fold(scalar)
            if kind == .word || kind == .ideograph, let scalar = Unicode.Scalar(folded) { kept.append(scalar) }
        }
        return String(kept)
    }
}
