/// A browser and its system, as short as they can be told: `Firefox · Linux`.
enum DeviceName {
    /// What a browser calls itself, and what people call it; whoever pretends to be another stands before it.
    private static let browsers = [
        ("MicroMessenger/", "WeChat"), ("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ]
    private static let systems = [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "macOS"),
        ("CrOS", "ChromeOS"), ("Linux", "Linux"),
    ]

    /// - Returns: the first forty characters of what nobody knows.
    static func short(_ agent: String) -> String {
        let known = [browsers, systems].compactMap { names in names.first { agent.contains($0.0) }?.1 }
        return known.isEmpty ? String(agent.prefix(40)) : known.joined(separator: " · ")
    }
}
