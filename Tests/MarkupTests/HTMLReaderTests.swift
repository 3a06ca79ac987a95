import Markup
import Testing

@Suite struct HTMLReaderTests {
  @Test func tagSoupIsMended() {
    let (log, report) = record("<ul><li>a<li>b</ul><img src=x><br>c<b>d", as: .html)
    #expect(log.contains("<li>a</li><li>b</li></ul>"))
    #expect(log.contains("<img src=x></img><br></br>c<b>d</b>"))
    #expect(report.problem == nil)
  }

  @Test func attributesWithoutQuotesOrValuesAreRead() {
    let (log, _) = record("<div CLASS=Message hidden data-id='7'>x</div>", as: .html)
    #expect(log.contains("<div class=Message hidden= data-id=7>x</div>"))
  }

  @Test func commentsAreDelivered() {
    let (log, _) = record("<p>a<!--beginarticle--><b>c</b></p>", as: .html)
    #expect(log.contains("<!--beginarticle-->"))
  }

  @Test func scriptsAreTextOfTheirElement() {
    let (log, _) = record("<script>if (a < b) { c(\"</p>\") }</script><p>d</p>", as: .html)
    #expect(log.contains("if (a < b)"))
    #expect(log.contains("<p>d</p>"))
  }

  @Test func classesAndStylesAreRecognised() {
    struct Handler: MarkupHandler {
      var vocabulary: [String] { ["div"] }
      var hits: [Bool] = []
      mutating func start(_ element: ElementEvent) {
        guard element.code == 0 else { return }
        hits.append(element.hasClass("message"))
        hits.append(element.isHidden)
        hits.append(element.keepsLines)
      }
      mutating func end(_ element: ElementEnd) {}
      mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
    }
    var handler = Handler()
    let html =
      "<div class='a message'></div><div class=messages style='color:red; DISPLAY : none'></div>"
      + "<div hidden></div><div style='white-space: pre-wrap'></div>"
    _ = MarkupReader().read(ByteSource(bytes: Array(html.utf8)), as: .html, into: &handler)
    #expect(
      handler.hits == [
        true, false, false, false, true, false, false, true, false, false, false, true,
      ])
  }

  @Test func visibleTextBreaksLinesAtBlocks() {
    #expect(visibleText("a<br>b<div>c</div>d") == "a\nb\nc\nd")
    #expect(visibleText("<p>a</p>\n\n<p>b</p>") == "a\n\nb")
    #expect(visibleText("<ul>\n <li>a</li>\n <li>b\n</ul>") == "a\nb")
    #expect(visibleText("<table><tr><td>a<td>b</tr><tr><td>c</table>") == "a b\nc")
  }

  @Test func visibleTextCollapsesWhiteSpace() {
    #expect(visibleText("  a \n\t b <b> c</b>  d  ") == "a b c d")
    #expect(visibleText("a <br> b") == "a\nb")
    #expect(visibleText("<pre>a\n  b</pre>c") == "a\n  b\nc")
    #expect(visibleText("<div style='white-space:pre-wrap'>a\n b</div>") == "a\n b")
  }

  @Test func hiddenPartsAreNotText() {
    #expect(
      visibleText(
        "a<script>b</script><style>c</style><span style='display:none'>d<i>e</i></span>"
          + "<!-- g --> h") == "a h")
    #expect(visibleText("<div>a<p hidden>f</p> b</div>") == "a b")
  }

  @Test func entitiesAreDecodedOnce() {
    #expect(visibleText("&amp;lt; &eacute;&nbsp;&#8217;&#146;") == "&lt; é\u{A0}’’")
  }

  @Test func smileysInPicturesAreText() {
    #expect(visibleText("ok <img alt='🙂' src=x> <img alt='a photo of it' src=y>") == "ok 🙂")
  }

  @Test func fragmentsFollowEachOtherInOneReader() {
    let reader = HTMLFragmentReader()
    for i in 0..<50 {
      var recorder = TextRecorder()
      let bytes = Array("<div class=c\(i)>n\(i)<br>x</div>".utf8)
      let problem = bytes.withUnsafeBufferPointer { reader.read($0, into: &recorder) }
      #expect(problem == nil)
      recorder.text.finish(&recorder.bytes)
      #expect(String(decoding: recorder.bytes, as: UTF8.self) == "n\(i)\nx")
    }
  }
}
