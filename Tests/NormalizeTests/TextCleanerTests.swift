import Conversations
import Testing

@testable import Normalize

@Suite struct TextCleanerTests {
  private func clean(_ bytes: [UInt8], marks: [Mark] = []) -> (text: String, marks: [Mark]) {
    var out: [UInt8] = Array("before".utf8)
    let mapped = bytes.withUnsafeBufferPointer {
      TextCleaner.clean($0, 0..<bytes.count, marks: marks[...], into: &out)
    }
    let text = String(validating: out.dropFirst(6), as: UTF8.self)
    return (text ?? "not UTF-8", mapped)
  }

  private func clean(_ text: String) -> String { clean(Array(text.utf8)).text }

  @Test(arguments: [
    ("plain text, as it is.", "plain text, as it is."),
    ("  both  ends\t ", "both ends"), ("a\u{A0}b\u{2003}c\u{3000}d", "a b c d"),
    ("a\r\nb\rc\nd", "a\nb\nc\nd"), ("a \n\n \n\n b", "a\n\nb"), ("a\u{2028}b\u{0B}c", "a\nb\nc"),
    ("so\u{AD}ft zero\u{200B}width\u{FEFF}", "soft zerowidth"),
    ("\u{202E}right\u{202C} \u{2066}to\u{2069}\u{200F} left", "right to left"),
    ("bell\u{07} and nul\u{00}", "bell and nul"), ("a \u{200B} b", "a b"),
    ("\u{92}tis \u{80}5\u{85}", "’tis €5…"), ("e\u{301}e\u{300} и\u{306} е\u{308}", "éè й ё"),
    ("a\u{302}\u{301}", "ấ"), ("q\u{301}", "q\u{301}"), ("Привет,  мир", "Привет, мир"),
    ("👩\u{200D}🔧 ok\u{200D}ay 👍\u{FE0F}", "👩\u{200D}🔧 okay 👍\u{FE0F}"),
    ("1\u{FE0F}\u{20E3}", "1\u{FE0F}\u{20E3}"), ("\u{212B}ngström", "Ångström"),
    ("\u{E0041}tags\u{E0042}", "tags"), ("", ""), (" \n\u{200B} ", ""), ("a\u{FFFE}b", "ab"),
  ])
  func textIsNormalised(raw: String, wanted: String) {
    #expect(Array(clean(raw).utf8) == Array(wanted.utf8), "\(clean(raw).debugDescription)")
  }

  @Test(arguments: [
    ([0x61, 0xFF, 0x62], "a\u{FFFD}b"), ([0xC3], "\u{FFFD}"), ([0xE2, 0x82], "\u{FFFD}"),
    ([0xE2, 0x82, 0x41], "\u{FFFD}A"), ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}"),
    ([0xF0, 0x9F, 0x98], "\u{FFFD}"), ([0xC0, 0xAF], "\u{FFFD}\u{FFFD}"),
    ([0x41, 0xD0, 0x20, 0x42], "A\u{FFFD} B"),
  ])
  func invalidBytesBecomeReplacementCharacters(bytes: [UInt8], wanted: String) {
    #expect(clean(bytes).text == wanted)
  }

  @Test func cleaningTwiceChangesNothing() {
    let raws = [
      "a \u{200B}\n\n\n b\u{301}", "x\u{AD}\u{301}y \u{A0} z\r\r\r1", "е\u{301}\u{308} \u{200D}👍",
    ]
    for raw in raws {
      let once = clean(raw)
      #expect(clean(once).utf8.elementsEqual(once.utf8))
    }
  }

  @Test func everyPrefixOfBytesGivesValidText() {
    let bytes = Array("я é \u{AD}👩\u{200D}🔧 e\u{301}\r\n\u{92}".utf8) + [0xF0, 0x9F, 0xFF, 0x41]
    for end in 0...bytes.count { #expect(clean(Array(bytes[0..<end])).text != "not UTF-8") }
  }

  @Test func marksFollowTheirText() {
    let text = "  one\u{200B}  two \r\n\r\n\r\n three  "
    let bytes = Array(text.utf8)
    func range(_ part: String) -> ByteRange {
      let needle = Array(part.utf8)
      let start = (0...(bytes.count - needle.count)).first {
        Array(bytes[$0..<($0 + needle.count)]) == needle
      }!
      return start..<(start + needle.count)
    }
    let all = Mark(.quote, 0..<bytes.count, depth: 1)
    let marks = [
      all, Mark(.link, range("two")), Mark(.signature, range(" \r\n\r\n\r\n three  ")),
      Mark(.disclaimer, range("\u{200B}")),
    ]
    let (cleaned, mapped) = clean(bytes, marks: marks)
    #expect(cleaned == "one two\n\nthree")
    #expect(
      mapped == [
        Mark(.quote, 0..<14, depth: 1), Mark(.link, 4..<7), Mark(.signature, 9..<14),
      ])
  }

  @Test func aMarkNeverCutsALetterInTwo() {
    let bytes = Array("e\u{301}e".utf8)
    let (text, marks) = clean(bytes, marks: [Mark(.link, 0..<1), Mark(.quote, 1..<4)])
    for mark in marks {
      let slice = Array(text.utf8)[mark.range]
      #expect(String(validating: slice, as: UTF8.self) != nil)
    }
    #expect(marks.count == 2)
  }

  @Test func namesAreOneLineAndCutBetweenCharacters() {
    #expect(TextCleaner.line(" A\n B ", limit: 10) == "A B")
    #expect(TextCleaner.line("ééé", limit: 5) == "éé")
  }
}
