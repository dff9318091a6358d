import Vocabulary

extension Filled {
    /// What a refused form held, apart from what nobody should see again.
    init(_ form: Form, _ refusal: Refusal, fields: [String]) {
        self.init(values: Dictionary(uniqueKeysWithValues: fields.map { ($0, form.entered($0)) }), refusal: refusal)
    }
}
