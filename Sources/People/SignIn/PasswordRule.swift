import Foundation
import Vocabulary

/// What a new password must be: long enough and not one that everybody tries first. No composition rules (NIST SP
/// 800-63B, section 5.1.1.2).
public enum PasswordRule {
    static let fewestCharacters = 10
    static let mostBytes = 1000

    /// The form in which a password is hashed and compared (NFKC), so that every keyboard spells it the same; nil when
    /// it is longer than anybody types.
    static func normal(_ typed: String) -> String? {
        guard typed.utf8.count <= mostBytes else { return nil }
        let normal = typed.precomposedStringWithCompatibilityMapping
        return normal.utf8.count <= mostBytes ? normal : nil
    }

    /// What is wrong with a new password; nil when nothing is.
    public static func flaw(in typed: String, login: String, field: String = "password") -> Refusal.Flaw? {
        guard let password = normal(typed) else { return Refusal.Flaw(field, "password.too-long", ["\(mostBytes)"]) }
        guard password.count >= fewestCharacters else {
            return Refusal.Flaw(field, "password.too-short", ["\(fewestCharacters)"])
        }
        let folded = password.lowercased()
        if folded == Login(login)?.text { return Refusal.Flaw(field, "password.is-login") }
        if common.contains(folded) || Set(folded).count < 3 { return Refusal.Flaw(field, "password.common") }
        return nil
    }

    /// Long ones that head every list of guesses.
    private static let common: Set<String> = [
        "0123456789", "1234567890", "12345678910", "123456789a", "0987654321", "9876543210", "1122334455",
        "112233445566",
        "1223334444", "123123123123", "123321123321", "123qweasdzxc", "1357924680", "1314520520", "13145201314",
        "147258369a", "1472583690", "159357159357", "1q2w3e4r5t", "1q2w3e4r5t6y", "1qaz2wsx3edc", "1qazxsw23edc",
        "5201314520", "5201314521", "520131452013", "abc123456789", "a1234567890", "a123456789", "aa123456789",
        "abcd123456", "abcd1234567", "abcdefghij", "admin12345", "admin123456", "administrator", "asdfghjkl1",
        "asdfghjkl;", "asdf123456", "changeme123", "football123", "iloveyou123", "letmein1234", "password00",
        "password01", "password12", "password123", "password1234", "passw0rd123", "p@ssw0rd123", "p@ssword123",
        "q123456789", "qazwsx1234", "qazwsxedc1", "qazwsxedcrfv", "qq123456789", "qwe123456789", "qwer123456",
        "qwertyuiop", "qwerty1234", "qwerty12345", "qwerty123456", "welcome123", "welcome1234", "woaini1314",
        "woaini1314520", "woaini5201314", "woaini520520", "woaini123456", "zxcvbnm123", "zxcvbnm1234", "zaq12wsxcde3",
    ]
}
