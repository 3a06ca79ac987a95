import Markup
import Testing

@Suite struct CharsetTests {
  static let latin: [UInt8] = [0x63, 0x61, 0x66, 0xE9]  // café

  static func utf16(_ text: String, bigEndian: Bool, mark: Bool) -> [UInt8] {
    var out: [UInt8] = mark ? (bigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]) : []
    for unit in text.utf16 {
      let high = UInt8(unit >> 8)
      let low = UInt8(unit & 0xFF)
      out += bigEndian ? [high, low] : [low, high]
    }
    return out
  }

  @Test func byteOrderMarkDecides() {
    let (log, report) = record([0xEF, 0xBB, 0xBF] + Array("<r>è</r>".utf8), as: .xml)
    #expect(log == "<r>è</r>")
    #expect(report.charsetReason == "byte order mark")
  }

  @Test(arguments: [true, false], [true, false])
  func utf16IsRead(bigEndian: Bool, mark: Bool) {
    let text = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><r>Привет è 😀</r>"
    let (log, report) = record(Self.utf16(text, bigEndian: bigEndian, mark: mark), as: .xml)
    #expect(log == "<r>Привет è 😀</r>")
    #expect(report.charset == (bigEndian ? "utf-16be" : "utf-16le"))
  }

  @Test func longUTF16SplitsAtNoCharacter() {
    let body = String(repeating: "ж😀x", count: 30_000)
    let (log, report) = record(
      Self.utf16("<r>\(body)</r>", bigEndian: false, mark: true), as: .xml)
    #expect(log == "<r>\(body)</r>")
    #expect(report.undecodable == 0)
  }

  @Test func xmlDeclarationDecides() {
    let bytes = Array("<?xml version=\"1.0\" encoding='windows-1251'?><r>".utf8) + [0xCF, 0xF0]
    let (log, report) = record(bytes + Array("</r>".utf8), as: .xml)
    #expect(log == "<r>Пр</r>")
    #expect(report.charset == "windows-1251")
    #expect(report.charsetReason == "XML declaration")
  }

  @Test(arguments: [
    "<meta charset=windows-1252>",
    "<META HTTP-EQUIV=\"Content-Type\" CONTENT=\"text/html; charset=iso-8859-1\">",
  ])
  func metaDecides(_ meta: String) {
    let (log, report) = record(
      Array("<html><head>\(meta)</head><body><p>".utf8) + Self.latin, as: .html)
    #expect(log.contains("<p>café"))
    #expect(report.charset == "windows-1252")
    #expect(report.charsetReason == "meta element")
  }

  @Test func windows1252IsTheLastResort() {
    let (log, report) = record(Array("<p>".utf8) + Self.latin + [0x20, 0x93, 0x94], as: .html)
    #expect(log.contains("café “”"))
    #expect(report.charset == "windows-1252")
    #expect(report.charsetReason == "it is not valid UTF-8")
  }

  @Test func undeclaredUTF8IsRecognised() {
    let (log, report) = record("<p>città и город</p>", as: .html)
    #expect(log.contains("città и город"))
    #expect(report.charset == "utf-8")
  }

  @Test func wrongDeclarationIsNotBelieved() {
    let utf8 = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><r>perché è così</r>"
    #expect(record(utf8, as: .xml).log == "<r>perché è così</r>")
    let latin =
      Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?><r>".utf8) + Self.latin
      + Array("</r>".utf8)
    let (log, report) = record(latin, as: .xml)
    #expect(log == "<r>café</r>")
    #expect(report.problem == nil)
    let wide = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><r>è</r>"
    #expect(record(wide, as: .xml).log == "<r>è</r>")
  }

  @Test func oneBadByteInUTF8DoesNotTurnTheFile() {
    let bytes = Array("<r>è ".utf8) + [0xE9] + Array(" ж</r>".utf8)
    let (log, report) = record(bytes, as: .xml)
    #expect(log == "<r>è é ж</r>")
    #expect(report.undecodable == 1)
    let first = Array("<r>".utf8) + [0xE9] + Array(" è ж</r>".utf8)
    #expect(record(first, as: .xml).log == "<r>é è ж</r>")
  }

  @Test func userLabelOverrides() {
    let bytes = Array("<r>".utf8) + [0xF0, 0xD2] + Array("</r>".utf8)
    #expect(
      record(bytes, as: .xml, encoding: "koi8-r").log == "<r>Пр</r>".replacing("Пр", with: "Пр")
        || record(bytes, as: .xml, encoding: "koi8-r").report.charset == "koi8-r")
    #expect(record(bytes, as: .xml, encoding: "koi8-r").log == "<r>\u{41F}\u{440}</r>")
  }

  @Test func unknownLabelsFallBackToTheBytes() {
    let (log, report) = record(
      "<?xml version=\"1.0\" encoding=\"x-no-such-set\"?><r>è</r>", as: .xml)
    #expect(log == "<r>è</r>")
    #expect(report.problem == nil)
  }

  @Test func partsOfMailsAreDecoded() {
    let japanese: [UInt8] = [0x82, 0xA0]
    #expect(
      String(
        decoding: japanese.withUnsafeBufferPointer { CharsetDecoder.utf8($0, label: "Shift_JIS") },
        as: UTF8.self) == "あ")
    #expect(
      String(
        decoding: Self.latin.withUnsafeBufferPointer { CharsetDecoder.utf8($0, label: nil) },
        as: UTF8.self) == "café")
  }
}
