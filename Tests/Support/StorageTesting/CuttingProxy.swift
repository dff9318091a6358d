import Foundation

/// Stands between a store and PostgreSQL, counts the protocol's messages in both directions and cuts the wire at one.
/// (Message formats: PostgreSQL manual, chapter 55.) Sessions that are not for work, such as signals, pass uncounted.
public final class CuttingProxy: Sendable {
    public enum Cut: Sendable, CaseIterable {
        /// The message is lost.
        case before
        /// The message arrives, and nothing after it.
        case after
        /// The wire stays, but neither this message nor anything else on it arrives.
        case silence
    }

    private enum Target {
        case number(Int)
        case holding([UInt8])
    }

    private struct State {
        var isOpen = true
        var isClosed = false
        var count = 0
        var target: (message: Target, cut: Cut)?
        /// Whether nobody can connect any more once the wire was cut.
        var staysCut = false
        var wires: [Wire] = []
    }

    private let state = Shared(State())
    private let listener: Int32
    private let server: (host: String, port: UInt16)
    private let port: UInt16

    public init() async throws {
        guard let conninfo = TestServer.conninfo else { throw TestServer.Fault.missing }
        server = try TestServer.address(of: conninfo)
        (listener, port) = try Wire.listen()
        Thread.detachNewThread { [self] in
            while let client = Wire.accept(on: listener) { begin(client) }
        }
    }

    /// The way to a database through this proxy, unencrypted so that it can read along.
    public func conninfo(for direct: String) throws -> String {
        guard !direct.contains("://") else { throw TestServer.Fault.refused("a connection string of words is needed") }
        return direct + " host=127.0.0.1 hostaddr=127.0.0.1 port=\(port) sslmode=disable gssencmode=disable"
    }

    /// Whether connections are let through; shutting it cuts those there are.
    public var isOpen: Bool {
        get { state.value.isOpen }
        set {
            let wires = state.change { state -> [Wire] in
                state.isOpen = newValue
                return newValue ? [] : state.wires
            }
            for wire in wires { wire.cut() }
        }
    }

    /// Counts from zero again and cuts once, at the given message, counted from 1.
    public func cut(at message: Int, _ cut: Cut, forGood staysCut: Bool = false) {
        state.change { state in
            state.count = 0
            state.target = (.number(message), cut)
            state.staysCut = staysCut
            state.isOpen = true
        }
    }

    /// Cuts once, at the next message that holds these words.
    public func cut(at words: String, _ cut: Cut) { state.change { $0.target = (.holding([UInt8](words.utf8)), cut) } }

    /// Cuts all wires now, unnoticed until the next message.
    public func cutNow() { for wire in state.value.wires { wire.cut() } }

    /// Lets everything through from now on; true when the cut that was asked for had been made.
    public func mend() -> Bool {
        state.change { state in
            defer {
                state.target = nil
                state.isOpen = true
            }
            return state.target == nil
        }
    }

    public func close() {
        state.change { $0.isClosed = true }
        isOpen = false
        shutdown(listener, Int32(SHUT_RDWR))
        Foundation.close(listener)
    }

    private func begin(_ client: Int32) {
        guard isOpen, let server = Wire.connect(to: server.host, server.port) else {
            Foundation.close(client)
            return
        }
        let wire = Wire(client: client, server: server)
        guard
            state.change({ state in
                guard state.isOpen, !state.isClosed else { return false }
                state.wires.append(wire)
                return true
            })
        else { return wire.cut() }
        for direction in Wire.Direction.allCases {
            Thread.detachNewThread { [self] in
                while let message = wire.receive(direction), pass(message, on: wire, direction) {}
                wire.cut()
                if wire.isOver() { state.change { $0.wires.removeAll { $0 === wire } } }
            }
        }
    }

    /// Passes a message on, or cuts the wire there; false when it was cut.
    private func pass(_ message: [UInt8], on wire: Wire, _ direction: Wire.Direction) -> Bool {
        if wire.isSilent { return true }
        guard wire.isCounted else { return wire.send(message, direction) }
        let cut: Cut? = state.change { state in
            state.count += 1
            guard let target = state.target else { return nil }
            switch target.message {
            case .number(let number): guard number == state.count else { return nil }
            case .holding(let words): guard message.firstRange(of: words) != nil else { return nil }
            }
            state.target = nil
            if state.staysCut { state.isOpen = false }
            return target.cut
        }
        switch cut {
        case nil: return wire.send(message, direction)
        case .before: return false
        case .after:
            // First, or the answer could slip through before the wire is cut.
            wire.silence()
            _ = wire.send(message, direction)
            return false
        case .silence:
            wire.silence()
            return true
        }
    }
}
