/// How the pages look, as somebody chose it.
public enum Theme: String, CaseIterable, Sendable {
    case auto, light, dark
}
