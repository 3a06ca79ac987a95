import Conversations
import Ingest
import Settings
import Testing

@Suite struct MappingSuggestionTests {
  private func suggest(_ text: String, _ name: String) -> MappingSuggestion? {
    let sandbox = Sandbox()
    let file = sandbox.write(text, to: name)
    return withExtendedLifetime(sandbox) {
      Ingester(mappings: []).suggest(
        IngestInput(
          source: SourceSettings(name: "s", path: file), path: name, fileSystemPath: file))
    }
  }

  static let xml: String = {
    let lines = (0..<12).map { i in
      "<say who=\"\(i % 2 == 0 ? "visitor" : "staff")\" at=\"2026-10-05T09:0\(i % 10):01Z\"><name>\(i % 2 == 0 ? "Wim" : "Sofia C")</name><words>some longer words number \(i) of it all</words></say>"
    }
    let talk = lines.joined(separator: "\n")
    return "<parlo><dialogue ref=\"P-1\"><talk>\(talk)</talk></dialogue>\n"
      + "<dialogue ref=\"P-2\"><talk>\(talk)</talk></dialogue></parlo>"
  }()

  @Test func repeatedXMLIsProposedAndReads() throws {
    let proposed = try #require(suggest(Self.xml, "a.xml"))
    #expect(proposed.mapping.conversation == "dialogue")
    #expect(proposed.mapping.conversationID == "@ref")
    #expect(proposed.mapping.turn == "talk/say")
    #expect(proposed.mapping.time == "@at")
    #expect(proposed.mapping.speaker == "name")
    #expect(proposed.mapping.text == "words")
    #expect(proposed.mapping.role?.attribute == "who")
    #expect(proposed.mapping.role?.agent == ["staff"])
    #expect(proposed.mapping.role?.customer == ["visitor"])
    let found = ingest(Self.xml, mappings: [proposed.mapping])
    #expect(found.conversations.map(\.exportID) == ["P-1", "P-2"])
    #expect(found.conversations.first?.turns.count == 12)
    #expect(found.conversations.first?.roles.prefix(2) == [.customer, .agent])
    #expect(proposed.json.contains("\"turn\": \"talk/say\""))
  }

  @Test func repeatedHTMLIsProposedAndReads() throws {
    let lines = (0..<12).map { i in
      "<div class=\"msg \(i % 2 == 0 ? "guest" : "crew")\"><span class=who>\(i % 2 == 0 ? "Guest" : "Dot")</span> <span class=when>2026-10-02 18:05:0\(i % 10)</span><p class=what>some longer words number \(i)</p></div>"
    }
    let page =
      "<!DOCTYPE html><html><head><title>t</title></head><body><h1>Talk</h1><section class=talk>"
      + lines.joined() + "</section></body></html>"
    let proposed = try #require(suggest(page, "a.html"))
    #expect(proposed.mapping.turn == "div.msg")
    #expect(proposed.mapping.text == "p.what")
    #expect(proposed.mapping.speaker == "span.who")
    #expect(proposed.mapping.time == "span.when")
    let found = ingest(page, name: "a.html", mappings: [proposed.mapping])
    #expect(found.conversations.first?.turns.count == 12)
    #expect(found.conversations.first?.roles.prefix(2) == [.customer, .agent])
  }

  @Test func nothingThatRepeatsIsNoProposal() {
    #expect(suggest("<a><b>c</b></a>", "a.xml") == nil)
    #expect(suggest("", "a.xml") == nil)
  }
}
