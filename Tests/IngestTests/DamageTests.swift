import Conversations
import Glibc
import Ingest
import Settings
import Testing

@Suite struct DamageTests {
  static func session(_ id: String, _ text: String, more: String = "") -> String {
    "<Session id=\"\(id)\"><Rep repName=\"A\" repId=\"1\"/><Chat>"
      + "<line by=\"A\" repId=\"1\"><Text>\(text)</Text></line>\(more)</Chat></Session>\n"
  }

  @Test func emptyFile() {
    #expect(ingest("", name: "a.xml").rejectionCodes == ["empty"])
    #expect(ingest("", name: "a.txt").result.isSkipped)
  }

  @Test(arguments: [
    "<?xml version=\"1.0\"?>\n<tickets type=\"array\"/>", "<Sessions></Sessions>", "<unload/>",
    "<Sessions><Session id=\"1\"><Rep repName=\"A\"/></Session><Session id=\"2\"/></Sessions>",
  ])
  func exportWithoutConversationsIsNoError(_ text: String) {
    for format in [nil, ingest(text).result.format] {
      let found = ingest(text, format: format)
      #expect(found.result.isEmptyExport)
      #expect(found.rejectionCodes.isEmpty)
    }
  }

  @Test func exportThatIsCutOrOfAnotherKindIsNotCalledEmpty() {
    #expect(ingest("<Sessions><Session id=\"1\"><Chat>").rejectionCodes == ["truncated"])
    #expect(ingest("<nothing/>").rejectionCodes == ["unknown-format"])
    var mapping = FormatMapping(
      id: "own", kind: .genericXML, conversation: "chat", turn: "line", text: "text")
    mapping.speaker = "@by"
    let found = ingest("<all><chat><row/></chat></all>", mappings: [mapping], format: "own")
    #expect(found.rejectionCodes == ["no-conversations"])
  }

  /// The reason names the bound that was met, not another one.
  @Test func boundsAreNamed() throws {
    let crowd = (0...20_001).map {
      "<line by=\"V\($0)\" time=\"2026-10-05T09:00:00Z\"><Text>x</Text></line>"
    }
    let found = ingest(
      "<Sessions>" + Self.session("1", "a", more: crowd.joined()) + Self.session("2", "b")
        + "</Sessions>")
    #expect(found.rejectionCodes == ["oversized-conversation"])
    #expect(found.result.rejections.first?.reason.contains("20,000 people") == true)
    #expect(found.conversations.map(\.exportID) == ["2"])
    let comment = "<!--" + String(repeating: "-x", count: 200_000) + "-->"
    let behind = ingest(comment + "<Sessions>" + Self.session("1", "a") + "</Sessions>")
    #expect(behind.rejectionCodes == ["not-markup"])
    #expect(behind.result.rejections.first?.reason == "there are no tags at its beginning")
    #expect(
      ingest("no tags", name: "a.html").result.rejections.first?.reason.hasSuffix("in it") == true)
  }

  @Test func unreadableFile() {
    let found = ingest(file: "/nonexistent/a.xml")
    #expect(found.rejectionCodes == ["unreadable"])
  }

  @Test func entityBombAndExternalEntity() {
    for declaration in [
      "<!ENTITY a \"x\"><!ENTITY b \"&a;&a;\">", "<!ENTITY a SYSTEM \"file:///etc/hostname\">",
      "<!ENTITY % p SYSTEM \"http://localhost/x\"> %p;",
    ] {
      let found = ingest(
        "<!DOCTYPE Sessions [\(declaration)]>\n<Sessions>" + Self.session("1", "&a;")
          + "</Sessions>")
      #expect(found.rejectionCodes == ["entity-declaration"])
      #expect(found.conversations.isEmpty)
      #expect(found.result.received == 0)
    }
  }

  @Test func controlCharactersDoNotCostTheFile() throws {
    let found = ingest("<Sessions>" + Self.session("1", "a\u{8}b\u{0}c") + "</Sessions>")
    #expect(found.conversations.first?.text(0) == "abc")
    #expect(found.rejectionCodes.isEmpty)
    #expect(found.result.notes["control character left out"] == 2)
  }

  @Test func wrongCharsetIsReadByItsBytes() {
    let text =
      Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Sessions>".utf8)
      + Array("<Session id=\"1\"><Chat><line by=\"V\"><Text>perch".utf8) + [0xE9]
      + Array("</Text></line></Chat></Session></Sessions>".utf8)
    let found = ingest(text, name: "a.xml")
    #expect(found.conversations.first?.text(0) == "perché")
    #expect(found.result.charset == "windows-1252")
  }

  @Test func givenEncodingWins() {
    let text =
      Array("<Sessions><Session id=\"1\"><Chat><line by=\"V\"><Text>".utf8) + [0xCF, 0xF0]
      + Array("</Text></line></Chat></Session></Sessions>".utf8)
    let found = ingest(text, name: "a.xml") { $0.encoding = "windows-1251" }
    #expect(found.conversations.first?.text(0) == "Пр")
  }

  @Test func overlappingTagsKeepWhatIsBefore() {
    let found = ingest(
      "<Sessions>\n" + Self.session("1", "one") + "<Session id=\"2\"><Chat></Session></Chat>"
        + Self.session("3", "three") + "</Sessions>")
    #expect(found.conversations.map(\.exportID) == ["1"])
    #expect(found.rejectionCodes == ["not-well-formed"])
    #expect(found.result.rejections.first?.origin.line == 3)
  }

  /// Wherever a file ends, what is complete before is kept and the rest is told.
  @Test func fileMayEndAnywhere() {
    let whole = "<Sessions>" + (1...3).map { Self.session("\($0)", "t") }.joined() + "</Sessions>"
    let bytes = Array(whole.utf8)
    for end in stride(from: 40, to: bytes.count, by: 7) {
      let part = String(decoding: bytes[..<end], as: UTF8.self)
      let found = ingest(part, format: "liveperson-xml")
      #expect(found.conversations.count == part.ranges(of: "</Session>").count, "ends at \(end)")
      #expect(found.rejectionCodes == ["truncated"], "ends at \(end)")
    }
  }

  @Test func sameConversationTwiceCountsOnce() {
    let one = Self.session("1", "one")
    let found = ingest("<Sessions>" + one + one + "</Sessions>")
    #expect(found.conversations.map(\.exportID) == ["1"])
    #expect(found.rejectionCodes == ["duplicate"])
    #expect(found.result.received == 2)
    #expect(found.result.sent == 1)
  }

  @Test func longerVersionKeepsItsId() {
    let more = "<line by=\"V\"><Text>two</Text></line>"
    let found = ingest(
      "<Sessions>" + Self.session("1", "one") + Self.session("1", "one", more: more)
        + "</Sessions>")
    #expect(found.conversations.map(\.exportID) == ["1", "1"])
    #expect(found.conversations.map(\.turns.count) == [1, 2])
  }

  @Test func anIdGivenTwiceIsTwoConversations() {
    let found = ingest(
      "<Sessions>" + Self.session("1", "one") + Self.session("1", "other") + "</Sessions>")
    #expect(found.conversations.map(\.exportID) == ["1", "1#2"])
    #expect(found.rejectionCodes.isEmpty)
  }

  @Test func deepNestingAndGiganticAttributes() {
    let deep = ingest(
      "<Sessions>" + Self.session("1", "one") + String(repeating: "<x>", count: 50_000))
    #expect(deep.conversations.count == 1)
    #expect(deep.rejectionCodes == ["too-deep"])
    let wide = ingest(
      "<Sessions>" + Self.session("1", "one") + "<x a=\""
        + String(repeating: "y", count: 12 << 20) + "\"/></Sessions>")
    #expect(wide.conversations.count == 1)
    #expect(wide.rejectionCodes == ["oversized-token"])
  }

  @Test func giganticMessageCostsOnlyItsConversation() {
    let found = ingest(
      "<Sessions>" + Self.session("1", "one")
        + Self.session("2", String(repeating: "word ", count: 4 << 20))
        + Self.session("3", "three") + "</Sessions>")
    #expect(found.conversations.map(\.exportID).contains("1"))
    #expect(found.conversations.map(\.exportID).contains("3"))
    #expect(!found.rejectionCodes.isEmpty)
    #expect(found.conversations.allSatisfy { $0.bytes.count <= 17 << 20 })
  }

  @Test func conservation() {
    for text in [
      LivePersonXMLTests.export, ZendeskXMLTests.tickets,
      "<Sessions>" + Self.session("1", "a") + Self.session("1", "a") + "</Sessions>",
    ] {
      let found = ingest(text)
      #expect(found.result.sent == found.conversations.count)
      #expect(
        found.result.received - found.result.sent
          == found.result.rejections.filter { $0.conversation != nil }.count)
      #expect(found.conversations.map(\.place) == found.conversations.map(\.place).sorted())
    }
  }

  @Test func stoppingEarlyStops() {
    let sandbox = Sandbox()
    let text =
      "<Sessions>" + (0..<20_000).map { Self.session("\($0)", "t") }.joined() + "</Sessions>"
    let file = sandbox.write(text, to: "a.xml")
    var count = 0
    let result = Ingester(mappings: []).read(
      IngestInput(
        source: SourceSettings(name: "s", path: file), path: "a.xml", fileSystemPath: file)
    ) { _ in
      count += 1
      return count < 3
    }
    #expect(count == 3)
    #expect(result.sent == 3)
  }

  @Test func rejectionsAreBounded() {
    let one = Self.session("1", "one")
    let found = ingest(
      "<Sessions>" + String(repeating: one, count: 3000) + "</Sessions>")
    #expect(found.result.rejections.count == 1000)
    #expect(found.result.notes["further rejection not listed"] == 1999)
    #expect(found.result.received == 3000)
  }

  @Test func endlessConversationIsBounded() {
    let line = "<line by=\"V\"><Text>x</Text></line>"
    let found = ingest(
      "<Sessions>" + Self.session("1", "one", more: String(repeating: line, count: 500_001))
        + Self.session("2", "two") + "</Sessions>")
    #expect(found.conversations.map(\.exportID) == ["2"])
    #expect(found.rejectionCodes == ["oversized-conversation"])
    #expect(found.result.received == 2)
  }

  @Test func selectorsInDeepPagesTakeBoundedTime() {
    var mapping = FormatMapping(
      id: "deep", kind: .genericChatHTML, conversation: "body", turn: ".x div div div div span",
      text: ".")
    mapping.speaker = nil
    let page =
      "<body>" + String(repeating: "<div>", count: 900)
      + String(repeating: "<span>a</span>", count: 300)
    let found = ingest(page, name: "a.html", mappings: [mapping], format: "deep")
    #expect(found.conversations.isEmpty)
  }

  /// Bytes changed at random must never stop the program; what they give does not matter.
  @Test(arguments: [
    LivePersonXMLTests.export, SalesforceChatTests.body, ZendeskXMLTests.tickets,
    SupportDeskTests.genesys, SupportDeskTests.freshdesk, SupportDeskTests.chatwoot,
    MessagingTests.telegramFirst, MessagingTests.pidgin,
  ])
  func damagedBytesDoNoHarm(_ text: String) {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    func next(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(bound))
    }
    let format = ingest(text, name: "a.html").result.format
    for _ in 0..<60 {
      var bytes = Array(text.utf8)
      for _ in 0..<(1 + next(12)) {
        let at = next(bytes.count)
        switch next(4) {
        case 0: bytes[at] = UInt8(next(256))
        case 1: bytes.remove(at: at)
        case 2: bytes.insert(contentsOf: Array("<&>\"'=-]9".utf8).shuffledPrefix(next), at: at)
        default: bytes.removeSubrange(at..<min(bytes.count, at + next(40)))
        }
        if bytes.isEmpty { bytes = [0x3C] }
      }
      let found = ingest(bytes, name: "a.html", format: format)
      for conversation in found.conversations {
        for turn in conversation.turns {
          #expect(turn.text.upperBound <= conversation.bytes.count)
          #expect((turn.rawClock?.upperBound ?? 0) <= conversation.bytes.count)
        }
      }
    }
  }
}

extension [UInt8] {
  fileprivate func shuffledPrefix(_ next: (Int) -> Int) -> [UInt8] {
    (0..<(1 + next(3))).map { _ in self[next(count)] }
  }
}
