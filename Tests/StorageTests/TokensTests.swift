import Testing

@testable import Storage

@Suite("R · Words are found however they are written")
struct TokensTests {
    @Test(arguments: [
        ("電腦", "电脑"), ("印表機無法連線", "印表机无法连线"), ("ＡＢＣ１２３", "abc123"), ("Printer", "PRINTER"),
        ("Ｗｉ－Ｆｉ 斷線", "wi-fi 断线"), ("Café", "cafe"), ("cafe\u{301}", "café"), ("ｶﾀｶﾅ", "カタカナ"), ("後臺", "后台"),
        ("龍\u{FE00}", "龙"), ("Ｅ－１０１", "e-101"), ("ÄÖÜ", "aou"),
    ])
    func `two spellings of one thing have the same tokens`(one: String, other: String) {
        #expect(!Tokens.of(text: one).isEmpty)
        #expect(Tokens.of(text: one) == Tokens.of(text: other))
    }

    @Test(arguments: [
        ("打印机无法连接", "打印"), ("打印机无法连接", "连接"), ("打印机无法连接", "机"), ("打印机无法连接", "打印机无法连接"),
        ("今天 iPhone15 黑屏了", "iphone15 黑屏"), ("今天 iPhone15 黑屏了", "屏"), ("错误码E-101,重启无效", "e 101"),
        ("A4纸卡住", "a4"), ("A4纸卡住", "纸卡"), ("訂單20240501001沒收到", "订单20240501001"), ("𠮷野家 外賣", "𠮷野"),
    ])
    func `a search finds the text that holds it`(text: String, search: String) {
        let wanted = Tokens.of(search: search)
        #expect(!wanted.isEmpty)
        #expect(Set(Tokens.of(text: text)).isSuperset(of: wanted))
    }

    @Test(arguments: [
        ("打印机无法连接", "印打"), ("打印机无法连接", "打机"), ("打 印", "打印"), ("iPhone15", "iphone"), ("网络断开", "络段"),
    ])
    func `a search finds nothing that is not there`(text: String, search: String) {
        #expect(!Set(Tokens.of(text: text)).isSuperset(of: Tokens.of(search: search)))
    }

    @Test(arguments: [
        "13812345678", "+86 138-1234-5678", "138 1234 5678", "8613812345678", "１３８１２３４５６７８", "010-87654321",
        "(0755) 8765 4321", "11010519491231002X", "wang.li+a@example.com.cn", "13812345678 2024",
        "13812345678,13912345678",
        "008613812345678",
    ])
    func `contacts never enter the index`(contact: String) {
        let around = Tokens.of(text: "请拨打 ， 谢谢")
        #expect(
            Set(Tokens.of(text: "请拨打 \(contact)， 谢谢")).subtracting(around).subtracting(Tokens.of(text: "2024")).isEmpty)
        #expect(Set(Tokens.of(text: "请拨打\(contact)谢谢")).isDisjoint(with: Tokens.of(text: "13812345678x 12345678 5678")))
        #expect(Set(Tokens.of(search: contact)).subtracting(Tokens.of(text: "2024")).isEmpty)
    }

    @Test(arguments: [
        "20240501001", "2024-05-01", "1001", "6901234567892", "123456789012345678", "v1.2.3", "@channel", "a@",
    ])
    func `numbers that are no contacts can be searched for`(number: String) {
        #expect(!Tokens.of(search: number).isEmpty)
        #expect(Set(Tokens.of(text: "编号 \(number) 完")).isSuperset(of: Tokens.of(search: number)))
    }

    @Test func `a token is the same in every run and on every machine`() {
        #expect(Token(pair: 0x6253, 0x5370).number == -1_460_987_710_656_987_866)
        #expect(Token(label: "team/3").number == 1_315_721_017_196_527_152)
    }

    @Test func `a long text gives a bounded number of tokens, and takes bounded time`() {
        let long = (0..<200_000).map { "w\($0)" }.joined(separator: "-")
        #expect(Tokens.of(text: long).count == Tokens.mostPerText)
        #expect(Tokens.of(text: String(repeating: "a", count: 1_000_000)).count == 1)
        #expect(Tokens.of(search: long).count == Tokens.mostPerSearch)
        #expect(Tokens.of(text: String(repeating: "1 ", count: 300_000)).count == 1)
    }
}
