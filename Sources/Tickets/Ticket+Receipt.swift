import Storage
import Vocabulary

extension Ticket {
    /// Tells the customer that the request has arrived. A job does this; done twice it is there once.
    public func sendReceipt(_ words: String, in tx: Transaction) throws {
        guard !(try tx.exists("SELECT 1 FROM message WHERE ticket = \(id) AND kind = 'receipt'")) else { return }
        let message = try add(Writing(words), .receipt, in: tx)
        try record(.receiptSent(message: message), in: tx)
    }
}
