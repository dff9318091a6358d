import Foundation
import Storage
import Testing
import Vocabulary

@testable import Customers

@Suite("A6 · What people type as their contact")
struct ContactPointTests {
    @Test(arguments: [
        ("13800138000", "+8613800138000"), ("138 0013 8000", "+8613800138000"), ("138-0013-8000", "+8613800138000"),
        ("１３８００１３８０００", "+8613800138000"), ("+86 138 0013 8000", "+8613800138000"), ("8613800138000", "+8613800138000"),
        ("0086-13800138000", "+8613800138000"), ("013800138000", "+8613800138000"), ("（010）8888 6666", "+861088886666"),
        ("0755-88886666", "+8675588886666"), ("+86 (0)10 8888 6666", "+861088886666"),
        ("400-810-1234", "+864008101234"),
        ("010-88886666转801", "+861088886666;ext=801"), ("010-88886666 ext. 801", "+861088886666;ext=801"),
        ("010-88886666#801", "+861088886666;ext=801"), ("+1 (415) 555-0132", "+14155550132"),
        ("+44 20 7946 0018", "+442079460018"),
        ("+852 2345 6789", "+85223456789"),
    ])
    func `every way of writing a phone number becomes one`(typed: String, number: String) throws {
        let point = try ContactPoint(typed: typed)
        #expect(point.kind == .phone)
        #expect(point.inClear == number)
        #expect(point.masked == .phone(tail: String(number.prefix { $0 != ";" }.suffix(4))))
    }

    @Test(arguments: ["88886666", "1380013800", "12345678901", "95588", "+1234", "+1234567890123456", "00"])
    func `a number that cannot be dialled from everywhere is asked for again`(typed: String) {
        #expect((try? ContactPoint(typed: typed))?.kind != .phone)  // what else it is does not matter here
    }

    @Test(arguments: [
        ("Wang@Example.COM", "wang@example.com"),
        (" wang.li+tag@mail.example.co.uk ", "wang.li+tag@mail.example.co.uk"),
        ("ｗａｎｇ＠ｅｘａｍｐｌｅ．ｃｏｍ", "wang@example.com"), ("wang@example。com", "wang@example.com"), ("王@例子.中国", "王@例子.中国"),
    ])
    func `an address is compared in lower case`(typed: String, address: String) throws {
        let point = try ContactPoint(typed: typed)
        #expect(point.kind == .email)
        #expect(point.inClear == address)
    }

    @Test(arguments: [
        "wang@", "@example.com", "a@b@c.com", "wang@localhost", "wang li@example.com", "wang@example..com",
        "<wang@example.com>",
        "wang@-example.com", "wang@example.com\r\nBcc: x@y.com", String(repeating: "a", count: 65) + "@example.com",
    ])
    func `what mail cannot be sent to is no address`(typed: String) {
        #expect(throws: Refusal.invalid([Refusal.Flaw("contact", "contact.address")])) {
            try ContactPoint(typed: typed)
        }
    }

    @Test func `anything else stands as it was typed, on one line and not too long`() throws {
        #expect(try ContactPoint(typed: "微信 Wang_Li-88").kind == .other)
        #expect(try ContactPoint(typed: "微信 Wang_Li-88").inClear == "微信 Wang_Li-88")
        #expect(try ContactPoint(typed: "微信 Wang_Li-88").comparable == "微信 wang_li-88")
        for (typed, key) in [
            ("", "contact.missing"), ("a\nb", "contact.too-long"),
            (String(repeating: "字", count: 201), "contact.too-long"),
        ] {
            #expect(throws: Refusal.invalid([Refusal.Flaw("contact", key)])) { try ContactPoint(typed: typed) }
        }
    }

    @Test(arguments: ["13800138000", "wang@example.com", "微信 Wang_Li", "010-88886666转801"])
    func `nothing prints it in clear`(typed: String) throws {
        let point = try ContactPoint(typed: typed)
        let intake = Customer.Intake(name: "王", language: .zhHans, contact: point)
        var printed =
            "\(point) \(String(reflecting: point)) \([point]) \(point.masked) \(intake) \(ContactSearch.whole(point))"
        dump(point, to: &printed)
        dump(intake, to: &printed)
        dump(point.masked, to: &printed)
        printed += "\(Mirror(reflecting: point).children.map { "\($0)" })"
        printed += String(decoding: try JSONEncoder().encode([point.masked]), as: UTF8.self)
        for secret in ["1380013", "wang@", "Wang_Li", "8888"] { #expect(!printed.contains(secret)) }
    }

    @Test func `the blind index differs for each key, and tells apart what differs`() throws {
        let keys = Scene.twoKeys
        let one = try ContactPoint(typed: "13800138000")
        let same = try ContactPoint(typed: "+86 138 0013 8000")
        let other = try ContactPoint(typed: "13900138000")
        #expect(one.mark(keys, key: 1) == same.mark(keys, key: 1))
        #expect(one.mark(keys, key: 1) != one.mark(keys, key: 2))
        #expect(one.mark(keys, key: 1) != other.mark(keys, key: 1))
        #expect(one.tailMark(keys, key: 1) == other.tailMark(keys, key: 1))
        #expect(one.tailMark(keys, key: 1) != one.tailMark(keys, key: 2))
        #expect(try ContactPoint(typed: "wang@example.com").tailMark(keys, key: 1) == nil)
        #expect(try one.sealed(by: keys) != one.sealed(by: keys))
        #expect(try ContactPoint(opening: one.sealed(by: keys), with: keys) == one)
    }
}
