import Markup
import Testing

@Suite struct HostileFileTests {
  @Test func entityBombIsRefused() {
    let bomb = """
      <?xml version="1.0"?>
      <!DOCTYPE r [<!ENTITY a "0123456789"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
      <r>&b;</r>
      """
    let (log, report) = record(bomb, as: .xml)
    #expect(log.isEmpty)
    #expect(report.problem?.code == "entity-declaration")
    #expect(report.problem?.line == 2)
  }

  @Test(arguments: [
    "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><r>&x;</r>",
    "<!DOCTYPE r [<!ENTITY % p SYSTEM 'file:///etc/hostname'> %p;]><r>a</r>",
    "<!DOCTYPE r [<!NOTATION n SYSTEM 'x'><!ENTITY x SYSTEM 'a' NDATA n>]><r>a</r>",
  ])
  func externalEntitiesAreRefused(_ text: String) {
    let (log, report) = record(text, as: .xml)
    #expect(log.isEmpty)
    #expect(report.problem?.code == "entity-declaration")
  }

  @Test func entitiesInHTMLAreRefused() {
    let (_, report) = record(
      "<!DOCTYPE html [<!ENTITY x 'y'>]><html><body>&x;</body></html>", as: .html)
    #expect(report.problem?.code == "entity-declaration")
  }

  @Test(arguments: [
    "<!DOCTYPE bugzilla SYSTEM \"http://example.invalid/bugzilla.dtd\">\n<r>a</r>",
    "<!DOCTYPE r>\n<r>a</r>",
    "<!DOCTYPE r [<!ELEMENT r (#PCDATA)>]>\n<r>a</r>",
    "<!DOCTYPE r PUBLIC \"-//X\" \"/etc/hostname\">\n<r>a</r>",
  ])
  func bareDocumentTypeIsFine(_ text: String) {
    let (log, report) = record(text, as: .xml)
    #expect(log == "<r>a</r>")
    #expect(report.problem == nil)
  }

  @Test func deepNestingIsBounded() {
    let xml = String(repeating: "<a>", count: 100_000)
    let (_, report) = record(xml, as: .xml)
    #expect(report.problem?.code == "too-deep")
    var recorder = EventRecorder()
    recorder.keepsLog = false
    let html = MarkupReader().read(
      ByteSource(bytes: Array(String(repeating: "<div>", count: 300_000).utf8)), as: .html,
      into: &recorder)
    #expect(html.problem?.code == "too-deep")
    #expect(recorder.deepest <= 1_024)
  }

  @Test func giganticAttributeIsRefused() {
    let value = String(repeating: "x", count: 12 << 20)
    for kind in [MarkupKind.xml, .html] {
      var recorder = EventRecorder()
      recorder.keepsLog = false
      let report = MarkupReader().read(
        ByteSource(bytes: Array("<r><a b=\"\(value)\">c</a></r>".utf8)), as: kind, into: &recorder)
      #expect(report.problem?.code == "oversized-token")
      #expect(recorder.textBytes == 0)
    }
  }

  @Test func commentThatNeverEndsIsBoundedAndReported() {
    let (_, report) = record("<p>a</p><!-- b <p>c</p>", as: .html)
    #expect(report.problem?.code == "unfinished-comment")
    var recorder = EventRecorder()
    recorder.keepsLog = false
    let endless = Array("<p>a</p><!--".utf8) + [UInt8](repeating: 0x78, count: 12 << 20)
    let huge = MarkupReader().read(ByteSource(bytes: endless), as: .html, into: &recorder)
    #expect(huge.problem?.code == "oversized-token")
  }

  @Test func binaryNamedMarkupDoesNoHarm() {
    let picture: [UInt8] =
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + (0..<200_000).map { UInt8($0 * 7 & 0xFF) }
    _ = record(picture, as: .html)
    #expect(record(picture, as: .xml).report.problem != nil)
  }

  @Test func pathsThatAreNoFilesAreReported() {
    #expect(throws: MarkupProblem.self) { try ByteSource(path: "/nonexistent/file.xml") }
    #expect(throws: MarkupProblem.self) { try ByteSource(path: "/") }
    #expect(throws: MarkupProblem.self) { try ByteSource(path: "/dev/zero") }
  }

  @Test func manyDistinctNamesAreStillToldApart() {
    let names = (0..<3000).map { "n\($0)" }
    let xml = "<r>" + names.map { "<\($0)/><line/>" }.joined() + "</r>"
    struct Handler: MarkupHandler {
      var vocabulary: [String] { ["line"] }
      var lines = 0
      var others = 0
      mutating func start(_ element: ElementEvent) {
        if element.code == 0 { lines += 1 } else { others += 1 }
      }
      mutating func end(_ element: ElementEnd) {}
      mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
    }
    var handler = Handler()
    let report = MarkupReader().read(
      ByteSource(bytes: Array(xml.utf8)), as: .xml, into: &handler)
    #expect(report.problem == nil)
    #expect(handler.lines == 3000)
    #expect(handler.others == 3001)
  }
}
