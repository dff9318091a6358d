import Vocabulary

extension Edition {
    /// A way in which customers reach the center.
    public struct Channel: Hashable, Sendable {
        public let key: ChannelKey
        public let name: Name
        /// Whether the customer waits on the line while somebody answers, as on the phone or in a chat.
        public let isLive: Bool
        public let paragraph: Paragraph
    }
}

extension Edition.Channel {
    init(_ entry: Entry) {
        var taken = Set(entry.reading.channels.keys)
        key = entry.newKey(taken: &taken)
        name = entry.name("name")
        isLive = entry.flag("live")
        paragraph = entry.paragraph()
        entry.reading.channels[key] = isLive
    }
}
