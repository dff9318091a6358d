import Foundation

/// What one caller can easily change of an address does not make them another one: an IPv6 subscriber owns a whole /64.
public enum AddressBlock {
    /// An IPv4 address as it is, also one mapped into IPv6; of an IPv6 address the first 64 bits; anything else as it is.
    public static func of(_ address: String) -> String {
        var bytes = [UInt8](repeating: 0, count: 16)
        let plain = String(address.prefix(100).prefix { $0 != "%" })
        guard inet_pton(AF_INET6, plain, &bytes) == 1 else { return plain }
        let isMapped = bytes.prefix(10).allSatisfy { $0 == 0 } && bytes[10] == 255 && bytes[11] == 255
        if isMapped { return bytes.suffix(4).map { String($0) }.joined(separator: ".") }
        return stride(from: 0, to: 8, by: 2).map { String(Int(bytes[$0]) << 8 | Int(bytes[$0 + 1]), radix: 16) }
            .joined(separator: ":") + "::/64"
    }
}
