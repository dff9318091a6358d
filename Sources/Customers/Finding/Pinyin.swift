import Foundation

/// How Chinese characters are read, without tones and with `v` for ü, as people type it. Foundation knows the readings; a
/// table is made of them once, in some 50 ms.
enum Pinyin {
    private static let first: UInt32 = 0x4E00
    private static let last: UInt32 = 0x9FFF

    /// The reading of every character from `first` to `last`; empty where there is none.
    private static let readings: [String] = {
        var text = String.UnicodeScalarView()
        for value in first...last {
            text.append(Unicode.Scalar(value) ?? " ")
            text.append("\n")
        }
        let latin = String(text).applyingTransform(.mandarinToLatin, reverse: false) ?? ""
        let lines = latin.split(separator: "\n", omittingEmptySubsequences: false).map { plain($0) }
        // Without the transform names are found as they are written.
        return lines.count == Int(last - first) + 2 ? lines : []
    }()

    /// The reading of a character; nil when it has none.
    static func reading(of scalar: Unicode.Scalar) -> String? {
        guard (first...last).contains(scalar.value), !readings.isEmpty else { return nil }
        let reading = readings[Int(scalar.value - first)]
        return reading.isEmpty ? nil : reading
    }

    /// Latin letters as they are typed: `lǚ` becomes `lv`, `wáng` becomes `wang`; anything else becomes nothing.
    static func plain(_ syllable: some StringProtocol) -> String {
        // Han, kana and hangul hold no Latin letter.
        guard syllable.unicodeScalars.contains(where: { $0.value < 0x2E80 }) else { return "" }
        var letters = ""
        for scalar in syllable.decomposedStringWithCanonicalMapping.lowercased().unicodeScalars {
            if "a"..."z" ~= scalar {
                letters.unicodeScalars.append(scalar)
            } else if scalar == "\u{308}", letters.last == "u" {
                letters.removeLast()
                letters.append("v")
            }
        }
        return letters
    }

    /// Surnames that are read otherwise than the same characters elsewhere; simplified, as folded names are.
    static let surnames: [(name: String, reading: [String])] = [
        ("尉" + "迟", ["yu", "chi"]), ("万" + "俟", ["mo", "qi"]), ("长" + "孙", ["zhang", "sun"]),
        ("单" + "于", ["chan", "yu"]),
        ("澹" + "台", ["tan", "tai"]), ("单", ["shan"]), ("曾", ["zeng"]), ("查", ["zha"]), ("解", ["xie"]), ("仇", ["qiu"]),
        ("区", ["ou"]), ("翟", ["zhai"]), ("朴", ["piao"]), ("缪", ["miao"]), ("乐", ["yue"]), ("种", ["chong"]),
        ("折", ["she"]), ("员", ["yun"]), ("尉", ["yu"]), ("盖", ["ge"]), ("繁", ["po"]), ("秘", ["bi"]), ("沈", ["shen"]),
        ("贾", ["jia"]), ("石", ["shi"]), ("覃", ["qin"]), ("葛", ["ge"]), ("华", ["hua"]), ("任", ["ren"]), ("宁", ["ning"]),
        ("洗", ["xian"]), ("纪", ["ji"]), ("臧", ["zang"]), ("晁", ["chao"]), ("祭", ["zhai"]), ("句", ["gou"]),
        ("能", ["nai"]), ("钻", ["zuan"]), ("召", ["shao"]), ("车", ["che"]), ("俞", ["yu"]), ("郝", ["hao"]),
        ("冯", ["feng"]),
    ]
}
