import Markup
import Testing

@Suite struct XMLReaderTests {
  @Test func eventsComeInOrderWithDecodedValues() {
    let (log, report) = record(
      "<a x='1 &amp; 2'><b>c &lt; d</b><![CDATA[<e>]]><f/><!--g--></a>", as: .xml)
    #expect(log == "<a x=1 & 2><b>c < d</b><e><f></f><!--g--></a>")
    #expect(report.problem == nil)
    #expect(report.repairs == 0)
  }

  @Test func namespacesGiveLocalNames() {
    let (log, report) = record(
      "<t:a xmlns:t='urn:x' t:k='v'><t:b/></t:a>", as: .xml)
    #expect(log == "<a k=v><b></b></a>")
    #expect(report.problem == nil)
  }

  @Test func vocabularyTellsElementsApart() {
    enum Tag: String, MarkupTag { case line, text }
    struct Handler: MarkupHandler {
      var vocabulary: [String] { Tag.vocabulary }
      var seen: [Tag?] = []
      mutating func start(_ element: ElementEvent) { seen.append(Tag(code: element.code)) }
      mutating func end(_ element: ElementEnd) {}
      mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
    }
    var handler = Handler()
    _ = MarkupReader().read(
      ByteSource(bytes: Array("<r><line/><text/><line/></r>".utf8)), as: .xml, into: &handler)
    #expect(handler.seen == [nil, .line, .text, .line])
  }

  @Test func oneReaderServesManyDocuments() {
    let reader = MarkupReader()
    for i in 0..<20 {
      var recorder = EventRecorder()
      let report = reader.read(
        ByteSource(bytes: Array("<r\(i)><p>x</p></r\(i)>".utf8)), as: i % 2 == 0 ? .xml : .html,
        into: &recorder)
      #expect(report.problem == nil)
      #expect(recorder.log.contains("<r\(i)>"))
      #expect(recorder.log.contains("<p>x</p>"))
    }
  }

  @Test func truncationKeepsWhatIsCompleteAndNamesTheLine() {
    let (log, report) = record("<r>\n<a>1</a>\n<a>2</a>\n<a>3", as: .xml)
    #expect(log.hasPrefix("<r>\n<a>1</a>\n<a>2</a>\n<a>"))
    #expect(report.problem?.code == "truncated")
    #expect(report.problem?.line == 4)
  }

  @Test func mismatchedTagEndsReadingWithItsLine() {
    let (log, report) = record("<r>\n<a>1</a>\n<b>2</c></r>", as: .xml)
    #expect(log.contains("<a>1</a>"))
    #expect(report.problem?.code == "not-well-formed")
    #expect(report.problem?.line == 3)
    #expect(report.problem?.reason.contains("2") == false || report.problem != nil)
  }

  @Test func reasonsNeverHoldContent() {
    let (_, report) = record("<r><secretword>2</othersecret></r>", as: .xml)
    #expect(report.problem?.reason.contains("secret") == false)
  }

  @Test func emptyAndBlankFilesAreReported() {
    #expect(record("", as: .xml).report.problem?.code == "empty")
    #expect(record("  \n ", as: .xml).report.problem?.code == "empty")
    #expect(record("only prose", as: .xml).report.problem?.code == "empty")
  }

  @Test func bareAmpersandsAreReadOverWithoutLoss() {
    let (log, report) = record(
      "<r><a>Smith & Sons, R&D dept, x &unknown; y</a>\n<b>z</b></r>", as: .xml)
    #expect(log == "<r><a>Smith & Sons, R&D dept, x &unknown; y</a>\n<b>z</b></r>")
    #expect(report.problem == nil)
    #expect(report.repairs == 3)
    #expect(report.firstRepairLine == 1)
  }

  @Test func htmlEntitiesInXMLAreDecoded() {
    let (log, report) = record("<r a='&eacute;'>caf&eacute;&nbsp;&hellip;</r>", as: .xml)
    #expect(log == "<r a=é>café\u{A0}…</r>")
    #expect(report.problem == nil)
  }

  @Test func numericReferencesOfWindows1252AreDecoded() {
    let (log, _) = record("<r>it&#146;s &#x93;so&#x94;</r>", as: .xml)
    #expect(log == "<r>it’s “so”</r>")
  }

  @Test func controlCharactersAreLeftOutAndCounted() {
    let (log, report) = record("<r>a\u{1}b\u{B}c&#2;d&#xFFFF;e\u{FFFE}</r>", as: .xml)
    #expect(log == "<r>ab cde</r>")
    #expect(report.controls >= 4)
    #expect(report.problem == nil)
  }

  @Test func proseBeforeTheDocumentIsLeftOutAndLinesStayRight() {
    let (log, report) = record(
      "This file has no style.\n\n<rss version='0.92'>\n<a></b></rss>", as: .xml)
    #expect(log.hasPrefix("<rss version=0.92>"))
    #expect(report.skippedPrefix > 0)
    #expect(report.problem?.line == 4)
  }

  @Test func blankLinesBeforeTheDeclarationAreNoFault() {
    let (log, report) = record("\n\n<?xml version='1.0'?><r>x</r>", as: .xml)
    #expect(log == "<r>x</r>")
    #expect(report.problem == nil)
    #expect(report.skippedPrefix == 0)
  }

  @Test func textAcrossPiecesIsWhole() {
    // Longer than one piece of input, with references and wide characters at every offset.
    for shift in 0..<7 {
      let body =
        String(repeating: "x", count: shift) + String(repeating: "é&#233;&amp;ж😀 ", count: 9000)
      let (log, report) = record("<r>" + body + "</r>", as: .xml)
      let expected = body.replacing("&#233;", with: "é").replacing("&amp;", with: "&")
      #expect(log == "<r>" + expected + "</r>")
      #expect(report.problem == nil)
      #expect(report.undecodable == 0)
    }
  }
}
