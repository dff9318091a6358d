import Foundation
import NIOCore

/// An IP address; an IPv4 address that travels inside IPv6 (`::ffff:a.b.c.d`) counts as IPv4.
public struct NetworkAddress: Hashable, Sendable, CustomStringConvertible {
    /// Four or sixteen bytes.
    let bytes: [UInt8]

    public init?(_ text: some StringProtocol) {
        var text = String(text.prefix(64)).trimmingCharacters(in: .whitespaces)
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            text = String(text[text.index(after: text.startIndex)..<end])
        }
        if let zone = text.firstIndex(of: "%") { text = String(text[..<zone]) }

        var four = in_addr()
        var six = in6_addr()
        if inet_pton(AF_INET, text, &four) == 1 {
            self.init(bytes: withUnsafeBytes(of: &four) { Array($0) })
        } else if inet_pton(AF_INET6, text, &six) == 1 {
            self.init(bytes: withUnsafeBytes(of: &six) { Array($0) })
        } else {
            return nil
        }
    }

    /// The address of a connection's other end; nil for what has none, such as a Unix socket.
    init?(_ socket: SocketAddress) {
        switch socket {
        case .v4(let four):
            self.init(bytes: withUnsafeBytes(of: four.address.sin_addr) { Array($0) })
        case .v6(let six):
            self.init(bytes: withUnsafeBytes(of: six.address.sin6_addr) { Array($0) })
        case .unixDomainSocket:
            return nil
        }
    }

    /// Of four or sixteen bytes.
    private init(bytes: [UInt8]) {
        let isMapped = bytes.count == 16 && bytes[..<10].allSatisfy { $0 == 0 } && bytes[10] == 255 && bytes[11] == 255
        self.bytes = isMapped ? Array(bytes[12...]) : bytes
    }

    public var isLoopback: Bool { bytes.count == 4 ? bytes[0] == 127 : bytes == [UInt8](repeating: 0, count: 15) + [1] }

    /// What one household or machine holds: the address itself, or the /64 of an IPv6 address.
    var household: String {
        bytes.count == 4 ? description : bytes[..<8].map { String($0, radix: 16) }.joined(separator: ".")
    }

    public var description: String {
        if bytes.count == 4 { return bytes.map(String.init).joined(separator: ".") }
        return stride(from: 0, to: 16, by: 2)
            .map { String(UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]), radix: 16) }
            .joined(separator: ":")
    }
}

/// A range of addresses, written `10.0.0.0/8` or as a single address.
public struct NetworkRange: Hashable, Sendable {
    private let base: [UInt8]
    private let bits: Int

    public init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1)
        guard let first = parts.first, let address = NetworkAddress(first) else { return nil }
        let most = address.bytes.count * 8
        guard let bits = parts.count == 1 ? most : Int(parts[1]), (0...most).contains(bits) else { return nil }
        base = address.bytes
        self.bits = bits
    }

    public func contains(_ address: NetworkAddress) -> Bool {
        guard address.bytes.count == base.count else { return false }
        return base.indices.allSatisfy { index in
            let counted = min(max(bits - index * 8, 0), 8)
            let mask = counted == 0 ? UInt8(0) : UInt8(truncatingIfNeeded: 0xFF << (8 - counted))
            return base[index] & mask == address.bytes[index] & mask
        }
    }
}
