import Testing

@testable import Storage

@Suite("JSON in a column")
struct JSONTextTests {
    @Test func `what was read of a text is kept for its type alone`() throws {
        for _ in 1...2 {
            #expect(try JSONText.known("[1,2]", as: [Int].self) == [1, 2])
            #expect(try JSONText.known("[1,2]", as: [Double].self) == [1, 2])
            #expect(throws: DecodingError.self) { try JSONText.known("[1,2]", as: [String].self) }
        }
    }
}
