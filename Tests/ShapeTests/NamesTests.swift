import Foundation
import Testing

@Suite("The shape of the code · names")
struct NamesTests {
    /// A thing is named for what it is. These words only say that it does something for somebody.
    @Test(arguments: SourceFile.all) func `no type is named for its role`(file: SourceFile) {
        let vague =
            #/
            \b (?: struct | class | enum | actor | protocol | typealias ) \s+
            (?: \w* (?: Service | Manager | Helpers? | Utils? | Utility | Base | Common ) | (?: Base | Common ) [A-Z] \w* ) \b
            /#
        #expect(file.places(of: vague).isEmpty)
    }

    @Test(arguments: SourceFile.all) func `no file is named for its role`(file: SourceFile) {
        let vague = /(?:Service|Manager|Helpers?|Utils?|Utility|Base|Common|Misc|Extensions?)\.swift$/
        #expect(!file.name.contains(vague))
    }
}
