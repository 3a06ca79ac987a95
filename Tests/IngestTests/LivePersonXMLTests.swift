import Conversations
import Ingest
import Testing

@Suite struct LivePersonXMLTests {
  static let export = """
    <?xml version="1.0" encoding="UTF-8"?>
    <Sessions>
      <var id="7"><title>How would you rate us?</title></var>
      <var id="8"><title>Any comments?</title></var>
      <Session type="chat" id="a-1">
        <agent>Mozilla/5.0 (X11; Linux x86_64)</agent>
        <Rep repName="Anna Blum" repId="3"/>
        <varValue id="9" name="Your name" type="PreChat">Sam</varValue>
        <Chat start="2026-10-03T08:00:00+00:00" end="2026-10-03T08:05:00+00:00">
          <line by="info" time="2026-10-03T08:00:00+00:00"><Text>You are now chatting with Anna Blum.</Text></line>
          <line by="Anna Blum" repId="3" time="2026-10-03T08:00:05+00:00"><HTML>&lt;div dir="ltr"&gt;Hello &amp;amp; welcome&lt;br/&gt;How can I help?&lt;/div&gt;</HTML></line>
          <line by="Visitor" time="2026-10-03T10:01:00+02:00"><Text>My lamp &lt;b&gt; is broken</Text></line>
          <line by="Visitor" time="2026-10-03T08:01:10+00:00"><Text/></line>
          <line by="Visitor"><Text>still there?</Text></line>
        </Chat>
        <varValue id="7" name="q1" type="PostChat">4</varValue>
        <varValue id="8" name="q2" type="PostChat">slow but kind</varValue>
      </Session>
      <Session type="visit" id="a-2"><Rep repName="" repId=""/></Session>
      <Session type="chat" id="a-3"><Rep repName="Kim" repId="4"/><Chat>
        <line by="" repId="4"><Text>hi</Text></line></Chat></Session>
    </Sessions>
    """

  @Test func turnsRolesAndClocks() throws {
    let found = ingest(Self.export)
    #expect(found.result.format == "liveperson-xml")
    #expect(found.result.rejections.isEmpty)
    #expect(found.conversations.map(\.exportID) == ["a-1", "a-3"])
    let chat = try #require(found.conversations.first)
    #expect(
      chat.lines == [
        "system: You are now chatting with Anna Blum.",
        "agent: Hello & welcome\nHow can I help?", "customer: My lamp <b> is broken",
        "customer: ", "customer: still there?",
      ])
    #expect(
      chat.times == [
        "2026-10-03T08:00:00Z", "2026-10-03T08:00:05Z", "2026-10-03T08:01:00Z",
        "2026-10-03T08:01:10Z", "-",
      ])
    #expect(chat.rawTime(2) == "2026-10-03T10:01:00+02:00")
    #expect(chat.contact.opened?.iso8601 == "2026-10-03T08:00:00Z")
    #expect(chat.contact.closed?.iso8601 == "2026-10-03T08:05:00Z")
  }

  @Test func theBrowserIsNoAgent() throws {
    let chat = try #require(ingest(Self.export).conversations.first)
    #expect(chat.participants.map(\.name) == ["Anna Blum", "Visitor"])
    #expect(chat.participants.map(\.role) == [.agent, .customer])
  }

  @Test func namelessLinesTakeTheRepresentativesName() throws {
    let chat = try #require(ingest(Self.export).conversations.last)
    #expect(chat.name(0) == "Kim")
    #expect(chat.role(0) == .agent)
  }

  @Test func ratingsComeFromTheSurveyAfterTheChat() throws {
    let chat = try #require(ingest(Self.export).conversations.first)
    #expect(chat.contact.rating == 4)
    #expect(chat.contact.ratingComment == "slow but kind")
  }

  @Test func sessionsWithoutChatAreCountedNotRejected() {
    let found = ingest(Self.export)
    #expect(found.result.notes["session without chat"] == 1)
    #expect(found.result.received == 2)
    #expect(found.result.sent == 2)
  }

  @Test func truncationKeepsCompleteSessions() throws {
    let cut = try #require(Self.export.firstRange(of: "<Session type=\"visit\""))
    let found = ingest(
      String(Self.export[..<cut.lowerBound]) + "<Session id=\"a-9\"><Chat><line by=\"x\">")
    #expect(found.conversations.map(\.exportID) == ["a-1"])
    #expect(found.rejectionCodes == ["truncated"])
    #expect(found.result.rejections.first?.origin.line == 19)
  }
}
