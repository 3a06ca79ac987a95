import Conversations
import Ingest
import Testing

@Suite struct SalesforceChatTests {
  static let body = """
    <p align="center">Chat Started: Monday, December 17, 2018, 23:27:57 (-0500)</p><p align="center">
    Chat Origin: Shop Button</p><p align="center">Agent Mara G</p>( 10s )
    Mara G: Hello: this is Mara &amp; I&#39;ll help
    you today<br>( 44s ) Visitor: it says: "error: 7"<br>second line<br>( 1m 13s ) Mara G: One moment.<br>
    <p align="center">Chat Transferred From Mara G To Lev To Go</p>
    <p align="center">Chat Started: Monday, December 17, 2018, 23:40:00 (-0500)</p><p align="center">Agent Lev To Go</p>
    ( 5s ) Lev To Go: Taking over.<br>( 1h 2m 3s ) Visitor: ok<br>
    """

  @Test func messagesAreTextBetweenBreaks() throws {
    let found = ingest(Self.body, name: "body.html")
    #expect(found.result.format == "salesforce-chat")
    let chat = try #require(found.conversations.first)
    #expect(
      chat.lines == [
        "agent: Hello: this is Mara & I'll help you today",
        "customer: it says: \"error: 7\"\nsecond line", "agent: One moment.",
        "system: Chat Transferred From Mara G To Lev To Go", "agent: Taking over.",
        "customer: ok",
      ])
    #expect(chat.contact.queue == "Shop Button")
  }

  @Test func offsetsRestartAfterATransfer() throws {
    let chat = try #require(ingest(Self.body, name: "body.html").conversations.first)
    #expect(
      chat.times == [
        "2018-12-18T04:28:07Z", "2018-12-18T04:28:41Z", "2018-12-18T04:29:10Z", "-",
        "2018-12-18T04:40:05Z", "2018-12-18T05:42:03Z",
      ])
    #expect(chat.rawTime(2) == "( 1m 13s )")
    #expect(chat.turns[3].event == .transferred)
  }

  @Test func offsetsThatGoBackWithoutANewStartHaveNoClock() throws {
    let text = """
      <p align="center">Chat Started: Monday, December 17, 2018, 23:27:57 (-0500)</p><p align="center">Agent A</p>
      ( 50s ) A: one<br><p align="center">Chat Transferred From A To B</p>( 3s ) B: two<br>
      """
    let chat = try #require(ingest(text, name: "x.html").conversations.first)
    #expect(chat.times == ["2018-12-18T04:28:47Z", "-", "-"])
  }

  @Test func severalAgentsAndANamedVisitor() throws {
    let text = """
      <p align="center">Chat Started: Monday, December 17, 2018, 23:27:57 (-0500)</p>
      <p align="center">Agent A One</p><p align="center">Agent B Two</p>
      ( 1s ) A One: hello<br>( 2s ) Zoe P: hi<br>( 3s ) B Two: I listen<br>( 4s ) Shop Bot: noted<br>( 5s ) HelpBot: noted too<br>
      """
    let chat = try #require(ingest(text, name: "x.html").conversations.first)
    #expect(chat.roles == [.agent, .customer, .agent, .bot, .bot])
  }

  @Test func placeholderInTheHeaderTellsNothing() throws {
    let text = """
      <p align="center">Chat Started: Monday, December 17, 2018, 23:27:57 (-0500)</p>
      <p align="center">Agent (UserFirstName)</p>( 1s ) Ann: hello<br>( 2s ) Bob: hi<br>
      """
    let chat = try #require(ingest(text, name: "x.html").conversations.first)
    #expect(chat.roles == [nil, nil])
  }

  @Test func bodyThatIsCutOffLosesNothing() throws {
    let text = """
      <p align="center">Chat Started: Monday, December 17, 2018, 23:27:57 (-0500)</p>
      <p align="center">Agent A</p>( 1s ) A: hello<br>( 3m 32s )
      """
    let chat = try #require(ingest(text, name: "x.html").conversations.first)
    #expect(chat.lines == ["agent: hello"])
  }

  @Test func bodiesEscapedInsideXML() throws {
    func escaped(_ text: String) -> String {
      text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
    let xml = """
      <?xml version="1.0"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/">
      <soapenv:Body><queryResponse><result>
      <records><Id>570A</Id><Name>00001</Name><Body>\(escaped(Self.body))</Body></records>
      <records><Id>570B</Id><Body>\(escaped(Self.body.replacing("Mara", with: "Nora")))</Body><Name>00002</Name></records>
      <records><Id>570C</Id><Body>\(escaped(escaped(Self.body.replacing("Mara", with: "Ole"))))</Body></records>
      </result></queryResponse></soapenv:Body></soapenv:Envelope>
      """
    let found = ingest(xml)
    #expect(found.result.format == "salesforce-chat")
    #expect(found.conversations.map(\.exportID) == ["570A", "570B", "570C"])
    #expect(found.conversations.map(\.turns.count) == [6, 6, 6])
    #expect(found.conversations[1].contact.ticket == "00002")
    #expect(
      found.conversations.map { $0.name(0) } == ["Mara G", "Nora G", "Ole G"])
    #expect(found.conversations[2].text(0) == "Hello: this is Ole & I'll help you today")
  }
}
