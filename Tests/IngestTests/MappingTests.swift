import Conversations
import Ingest
import Settings
import Testing

@Suite struct MappingTests {
  static func xml(_ change: (inout FormatMapping) -> Void = { _ in }) -> FormatMapping {
    var mapping = FormatMapping(
      id: "ours", kind: .genericXML, conversation: "talk", turn: "lines/line", text: "said")
    mapping.conversationID = "@ref"
    mapping.agent = "about/staff"
    mapping.customer = "about/guest/@name"
    mapping.speaker = "who"
    mapping.time = "@at"
    mapping.queue = "about/desk"
    var role = RoleMapping()
    role.attribute = "side"
    role.agent = ["staff"]
    role.customer = ["guest"]
    role.bot = ["robot"]
    role.system = ["event"]
    role.internalNote = ["note"]
    mapping.role = role
    change(&mapping)
    return mapping
  }

  static let export = """
    <talks><talk ref="T1">
      <about><staff>Ida N</staff><guest name="Moe"/><desk>north</desk></about>
      <lines>
        <line side="event" at="2026-10-03T08:00:00Z"><said>joined</said></line>
        <line side="staff" at="2026-10-03T08:00:05Z"><who>Ida N</who><said>A &amp;lt; B&lt;br&gt;next</said></line>
        <line side="guest" at="2026-10-03T08:00:09Z"><said>x &lt; 5 and y</said></line>
        <line side="note" at="2026-10-03T08:00:12Z"><who>Ida N</who><said>rude one</said></line>
        <line side="robot"><who>Robby</who><said>one</said><said>two</said></line>
        <other><line side="staff"><said>not a turn</said></line></other>
      </lines>
    </talk><talk ref="T2"><about><staff>Ida N</staff></about><lines><line side="guest"><said>hi</said></line></lines></talk></talks>
    """

  @Test func pathsFindTurnsAndFields() throws {
    let found = ingest(Self.export, mappings: [Self.xml()])
    #expect(found.result.format == "ours")
    #expect(found.conversations.map(\.exportID) == ["T1", "T2"])
    let talk = try #require(found.conversations.first)
    #expect(
      talk.lines == [
        "system: joined", "agent: A < B\nnext", "customer: x < 5 and y", "agent: rude one",
        "bot: one\ntwo",
      ])
    #expect(talk.names == [nil, "Ida N", "Moe", "Ida N", "Robby"])
    #expect(talk.turns.map(\.isInternal) == [false, false, false, true, false])
    #expect(talk.time(1) == "2026-10-03T08:00:05Z")
    #expect(talk.contact.queue == "north")
    #expect(talk.contact.customer == "Moe")
  }

  @Test func theAgentOfASilentConversationBelongsToIt() throws {
    let talk = try #require(ingest(Self.export, mappings: [Self.xml()]).conversations.last)
    #expect(talk.participants.contains { $0.name == "Ida N" && $0.role == .agent })
  }

  @Test func textIsOnlyReadAsHTMLWhereItIs() throws {
    let plain = try #require(
      ingest(Self.export, mappings: [Self.xml { $0.textIsHTML = false }]).conversations.first)
    #expect(plain.text(1) == "A &lt; B<br>next")
  }

  @Test func anyDepthAndAlternatives() throws {
    let mapping = Self.xml {
      $0.turn = ".//line"
      $0.text = "missing|said"
    }
    let talk = try #require(ingest(Self.export, mappings: [mapping]).conversations.first)
    #expect(talk.turns.count == 6)
    #expect(talk.text(5) == "not a turn")
  }

  static func html(_ change: (inout FormatMapping) -> Void = { _ in }) -> FormatMapping {
    var mapping = FormatMapping(
      id: "widget", kind: .genericChatHTML, conversation: "body", turn: "div.msg", text: ".what")
    mapping.conversationID = "#talk@data-ref"
    mapping.speaker = ".who"
    mapping.time = ".when@title"
    var role = RoleMapping()
    role.attribute = "class"
    role.agent = ["crew"]
    role.customer = ["guest"]
    mapping.role = role
    change(&mapping)
    return mapping
  }

  @Test func selectorsFindTurnsAndFields() throws {
    let page = """
      <!DOCTYPE html><html><head><style>.msg{x:y}</style></head><body><div id=talk data-ref="W7">
      <div class="msg guest"><b class=who>Guest:</b> <i class=when title="2026-10-02 18:05:01">18:05</i><p class="what">hello<br>there &amp; you</div>
      <div class="x msg crew"><span class=who>Dot</span><i class=when title="2026-10-02 18:05:31">18:05</i><p class="what">hi <script>x()</script><span style="display:none">no</span></p></div>
      <div class="message"><p class="what">no turn</p></div></div></body></html>
      """
    let found = ingest(page, name: "w.html", mappings: [Self.html()])
    #expect(found.result.format == "widget")
    let talk = try #require(found.conversations.first)
    #expect(talk.exportID == "W7")
    #expect(talk.lines == ["customer: hello\nthere & you", "agent: hi"])
    #expect(talk.names == ["Guest", "Dot"])
    #expect(talk.times == ["2026-10-02T18:05:01", "2026-10-02T18:05:31"])
    #expect(talk.rawTime(0) == "2026-10-02 18:05:01")
  }

  @Test func definitionListsAndCarriedNames() throws {
    let mapping = Self.html {
      $0.turn = "dd"
      $0.speaker = "dt b"
      $0.time = "dt i"
      $0.text = "."
      $0.conversation = "dl.talk"
      $0.opened = "h2"
      $0.role = nil
    }
    let page = """
      <dl class=talk><h2>3 October 2026</h2><dt><b>Ann</b> <i>23:59</i></dt><dd>one</dd><dd>two</dd>
      <dt><b>Bob</b> <i>00:02</i></dt><dd>three</dd></dl>
      """
    let talk = try #require(ingest(page, name: "x.html", mappings: [mapping]).conversations.first)
    #expect(talk.names == ["Ann", "Ann", "Bob"])
    #expect(talk.texts == ["one", "two", "three"])
    #expect(
      talk.times == ["2026-10-03T23:59:00", "2026-10-03T23:59:00", "2026-10-04T00:02:00"])
    #expect(talk.roles == [nil, nil, nil])
  }

  @Test func namesInsideTheTextAreTakenOutOfIt() throws {
    let mapping = Self.html {
      $0.turn = "p.line"
      $0.speaker = "b"
      $0.time = "small"
      $0.text = "."
      $0.role = nil
    }
    let page = """
      <body><p class=line><small>2026-10-03 10:00</small> <b>Ann:</b> good <i>day</i></p>
      <p class=line><small>2026-10-03 10:01</small> <b>Bob:</b> hello</p></body>
      """
    let talk = try #require(ingest(page, name: "x.html", mappings: [mapping]).conversations.first)
    #expect(talk.names == ["Ann", "Bob"])
    #expect(talk.texts == ["good day", "hello"])
    #expect(talk.times == ["2026-10-03T10:00:00", "2026-10-03T10:01:00"])
  }

  @Test func childAndAttributeSelectors() throws {
    let mapping = Self.html {
      $0.conversation = "main[data-kind^='cha']"
      $0.turn = "main > div[data-k=v]"
      $0.text = "div > span"
      $0.speaker = nil
      $0.role = nil
    }
    let page = """
      <main data-kind=chat><div data-k=v><span>a</span><p><span>b</span></p></div><section><div data-k=v><span>c</span></div></section></main>
      """
    let talk = try #require(
      ingest(page, name: "x.html", mappings: [mapping], format: "widget").conversations.first)
    #expect(talk.texts == ["a"])
  }

  @Test func mailsKeepMarksOfQuotes() throws {
    let mapping = Self.html {
      $0.turn = "body"
      $0.text = "div.mail"
      $0.speaker = ".from"
      $0.time = ".sent"
      $0.role = nil
      $0.isMail = true
    }
    let page = """
      <body><p class=from>Ann Lee &lt;ann@shop.example&gt;</p><p class=sent>2026-10-03T10:00:00Z</p>
      <div class=mail>New<blockquote type=cite>Old <div class=mail>older</div></blockquote></div></body>
      """
    let mail = try #require(
      ingest(page, name: "x.html", mappings: [mapping], format: "widget").conversations.first)
    #expect(mail.isMail)
    #expect(mail.turns.count == 1)
    #expect(mail.participants.first?.address == "ann@shop.example")
    #expect(mail.participants.first?.name == "Ann Lee")
    #expect(mail.text(0).hasPrefix("New"))
    let quote = try #require(mail.marks.first { $0.kind == .quote })
    let quoted = String(decoding: mail.bytes[quote.range], as: UTF8.self)
    #expect(quoted.filter { $0 > " " } == "Oldolder")
    #expect(mail.turns[0].marks.contains(try #require(mail.marks.firstIndex(of: quote))))
  }

  @Test(arguments: [
    ("turn", "div..x"), ("turn", "div[x"), ("turn", ""), ("text", ".a@"), ("speaker", "a ! b"),
  ])
  func mistakesInSelectorsAreNamed(_ key: String, _ selector: String) {
    let mapping = Self.html {
      switch key {
      case "turn": $0.turn = selector
      case "text": $0.text = selector
      default: $0.speaker = selector
      }
    }
    #expect(mapping.selectorProblems.map(\.key) == [key])
    let found = ingest("<body></body>", name: "x.html", mappings: [mapping], format: "widget")
    #expect(found.rejectionCodes == ["bad-mapping"])
  }

  @Test func goodMappingsHaveNoProblems() {
    #expect(Self.xml().selectorProblems.isEmpty)
    #expect(Self.html().selectorProblems.isEmpty)
  }
}
