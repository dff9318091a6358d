import Pages

/// The fields no one sees: the form token, the key that keeps a repeated sending from doing things twice, and the
/// revision of the ticket that the person saw.
struct Hidden {
    let token: String
    var key: String?
    var revision: Int?

    init(_ frame: Frame, key: String? = nil, revision: Int? = nil) {
        token = frame.formToken
        self.key = key
        self.revision = revision
    }

    var html: HTML {
        """
        <input type="hidden" name="form" value="\(token)">\
        \(key.map { "<input type=\"hidden\" name=\"key\" value=\"\($0)\">" as HTML })\
        \(revision.map { "<input type=\"hidden\" name=\"revision\" value=\"\($0)\">" as HTML })
        """
    }
}
