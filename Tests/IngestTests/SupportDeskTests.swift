import Conversations
import Ingest
import Testing

@Suite struct SupportDeskTests {
  // MARK: Genesys

  static let genesys = """
    <?xml version="1.0"?><chatTranscript startAt="2026-10-03T07:09:33Z" sessionId="005PA">
    <newParty userId="U1" timeShift="0" visibility="ALL" eventId="1"><userInfo personId="" userNick="Olga" userType="CLIENT" protocolType="FLEX"/>
      <userData><item key="FirstName" type="string">Olga</item></userData></newParty>
    <message userId="U1" timeShift="0" visibility="ALL"><msgText>Hello &lt;there&gt;</msgText></message>
    <newParty userId="U2" timeShift="1"><userInfo personId="" userNick="system" userType="EXTERNAL"/></newParty>
    <notice userId="U2" timeShift="1" visibility="ALL"><noticeText noticeType="USER_CUSTOM">InteractionId=1</noticeText></notice>
    <newParty userId="U3" timeShift="2"><userInfo personId="helper" userNick="Lumi" userType="AGENT"/>
      <userData><item key="GCTI_Chat_PartyStyle" type="string">BOT</item></userData></newParty>
    <message userId="U3" timeShift="13"><msgText>I am the helper. Wait.</msgText></message>
    <notice userId="U3" timeShift="13"><noticeText>&lt;p&gt;I am the &lt;b&gt;helper&lt;/b&gt;. Wait.&lt;/p&gt;</noticeText></notice>
    <newParty userId="U4" timeShift="20"><userInfo personId="" userNick="Nameless" userType="AGENT"/></newParty>
    <newParty userId="U5" timeShift="26"><userInfo personId="kim.r" userNick="Kim" userType="AGENT"/></newParty>
    <message userId="U5" timeShift="43"><msgText>Hi</msgText></message>
    <message userId="U5" timeShift="46" visibility="INT"><msgText>look at this one</msgText></message>
    <partyLeft userId="U5" timeShift="60" askerId="U5"><reason code="2">left</reason></partyLeft>
    </chatTranscript>
    """

  @Test func genesysTellsBotsNoticesAndWhispers() throws {
    let found = ingest(Self.genesys)
    #expect(found.result.format == "genesys-engage-xml")
    let chat = try #require(found.conversations.first)
    #expect(chat.exportID == "005PA")
    let messages = chat.turns.indices.filter { chat.turns[$0].event == nil }
    #expect(
      messages.map { chat.lines[$0] } == [
        "customer: Hello <there>", "bot: I am the helper. Wait.", "agent: Hi",
        "agent: look at this one",
      ])
    #expect(messages.map { chat.turns[$0].isInternal } == [false, false, false, true])
    #expect(chat.time(messages[1]) == "2026-10-03T07:09:46Z")
    #expect(chat.participants.map(\.role) == [.customer, .system, .bot, .bot, .agent])
    #expect(chat.texts.contains("InteractionId=1"))
    #expect(chat.texts.filter { $0.contains("helper") }.count == 1)
    #expect(chat.turns.last?.event == .left)
  }

  // MARK: Cisco

  @Test func ciscoTakesRolesFromParticipants() throws {
    let found = ingest(
      """
      <ChatTranscripts><ChatTranscript><id>4C01</id><refURL>https://x/y/4C01/transcript</refURL>
      <startDate>1326918153649</startDate><endDate>1326918175931</endDate>
      <participants><participant><agentName/><nickName>Tea</nickName></participant>
      <participant><agentName>admin</agentName><nickName>Desk</nickName></participant></participants>
      <transcript><chat><time>1326918172743</time><name>Desk</name><msg>hello</msg></chat>
      <chat><time>1326918173170</time><name>Tea</name><msg>a &amp; b</msg></chat></transcript></ChatTranscript>
      <ChatTranscript><refURL>https://x/socialcontact/
        77AB/transcript</refURL><startDate>1389540103973</startDate><transcript>
      <chat><time>1389540103973</time><name>Agent</name><msg>Hi</msg></chat>
      <chat><time>1389540108058</time><name>Dee</name><msg>Hello</msg></chat></transcript></ChatTranscript></ChatTranscripts>
      """)
    #expect(found.result.format == "cisco-chat-xml")
    #expect(found.conversations.map(\.exportID) == ["4C01", "77AB"])
    #expect(
      found.conversations.map(\.lines) == [
        ["agent: hello", "customer: a & b"], ["agent: Hi", "customer: Hello"],
      ])
    #expect(found.conversations[0].time(0) == "2012-01-18T20:22:52Z")
    #expect(found.conversations[0].contact.closed?.iso8601 == "2012-01-18T20:22:55Z")
  }

  @Test func ciscoShortFormWithoutTheWordAgentTellsNoRoles() throws {
    let chat = try #require(
      ingest(
        "<ChatTranscript><transcript><chat><time>1389540103973</time><name>Ann</name><msg>Hi</msg></chat></transcript></ChatTranscript>"
      ).conversations.first)
    #expect(chat.roles == [nil])
    #expect(chat.exportID == nil)
  }

  // MARK: Dynamics 365

  @Test func dynamicsMessagesStandInAScript() throws {
    let found = ingest(
      """
      <!DOCTYPE html><html><head><style>x{}</style></head><body><div id="transcript"></div>
      <script>
      const messages = [{"created":"2026-10-03T08:02:00.12+00:00","content":"Hello [1] \\u003cb\\u003ethere\\u003c/b\\u003e","from":{"user":{"displayName":"Kim R"}},"tags":""},
      {"created":"2026-10-03T08:01:00+00:00","content":"my \\"lamp\\" ]","from":{"application":{"displayName":"Customer"}}},
      {"created":"2026-10-03T08:00:30+00:00","content":"secret","tags":"Hidden,x","from":{"user":{"displayName":"Kim R"}}},
      {"created":"2026-10-03T08:00:20+00:00","content":"joined","tags":["system"],"isControlMessage":true},
      {"created":"2026-10-03T08:00:00+00:00","content":"I am a robot","from":{"user":{"displayName":"Help Bot"}}}];
      </script></body></html>
      """, name: "transcript.html")
    #expect(found.result.format == "dynamics365-chat")
    let chat = try #require(found.conversations.first)
    #expect(
      chat.lines == [
        "bot: I am a robot", "system: joined", "agent: secret", "customer: my \"lamp\" ]",
        "agent: Hello [1] there",
      ])
    #expect(chat.turns.map(\.isInternal) == [false, false, true, false, false])
    #expect(chat.time(4) == "2026-10-03T08:02:00Z")
  }

  @Test func dynamicsLegacyCarriesDateAndName() throws {
    func block(_ head: String, _ text: String) -> String {
      "<div class='transcripts' style='width:80%;'><div class='circle'><font>KR</font></div><div style='x'><font size = '1px'>\(head)</font></div>"
        + "<div class='dialogbox' style='y'><font>\(text)</font></div></div>"
    }
    let page =
      "<!DOCTYPE html><html><meta charset='UTF-8'><body><div class='allTranscripts'>"
      + block("<b>Kim R </b> 10/3/2026 11:58 PM", "Hello<br>you")
      + block("11:59 PM", "still me") + block("<b>Customer </b> 12:01 AM", "hi &amp; bye")
      + "</div></body></html>"
    let chat = try #require(ingest(page, name: "t.html").conversations.first)
    #expect(chat.format == "dynamics365-chat")
    #expect(chat.lines == ["agent: Hello\nyou", "agent: still me", "customer: hi & bye"])
    #expect(
      chat.times == ["2026-10-03T23:58:00", "2026-10-03T23:59:00", "2026-10-04T00:01:00"])
  }

  // MARK: Freshdesk

  static let freshdesk = """
    <helpdesk-tickets type="array"><helpdesk-ticket><id type="integer">9001</id><display-id type="integer">12</display-id>
    <subject>Bill</subject><description>First words</description><requester-id type="integer">5</requester-id><responder-id>7</responder-id>
    <created-at type="datetime">2026-10-03T10:00:00+02:00</created-at><status-name>Closed</status-name><requester-name>Rita</requester-name><responder-name>Ben</responder-name>
    <requester><id>5</id><created-at>2019-01-01T00:00:00Z</created-at><name>Rita</name></requester>
    <helpdesk-notes type="array">
      <helpdesk-note><id>1</id><body>Answer</body><body-html>&lt;p&gt;Answer&lt;/p&gt;</body-html><user-id>7</user-id><created-at>2026-10-03T11:00:00+02:00</created-at><private type="boolean">false</private></helpdesk-note>
      <helpdesk-note><id>2</id><body>he is difficult</body><user-id>8</user-id><created-at>2026-10-03T11:05:00+02:00</created-at><private type="boolean">true</private></helpdesk-note>
      <helpdesk-note><id>3</id><body-html>&lt;div&gt;thanks&lt;br&gt;a lot&lt;/div&gt;</body-html><user-id>5</user-id><created-at>2026-10-03T12:00:00+02:00</created-at></helpdesk-note>
      <helpdesk-note><id>4</id><body>copied in</body><user-id>99</user-id><created-at>2026-10-03T12:10:00+02:00</created-at></helpdesk-note>
    </helpdesk-notes></helpdesk-ticket></helpdesk-tickets>
    """

  @Test func freshdeskBeginsWithTheDescription() throws {
    let found = ingest(Self.freshdesk, name: "Tickets0.xml")
    #expect(found.result.format == "freshdesk-xml")
    let ticket = try #require(found.conversations.first)
    #expect(ticket.exportID == "12")
    #expect(
      ticket.lines == [
        "customer: First words", "agent: Answer", "agent: he is difficult",
        "customer: thanks\na lot", "?: copied in",
      ])
    #expect(ticket.turns.map(\.isInternal) == [false, false, true, false, false])
    #expect(ticket.time(0) == "2026-10-03T08:00:00Z")
    #expect(ticket.name(0) == "Rita")
    #expect(ticket.name(1) == "Ben")
    #expect(ticket.contact.isClosed == true)
    #expect(ticket.contact.opened?.iso8601 == "2026-10-03T08:00:00Z")
  }

  @Test func freshdeskNotesHaveTwoNames() throws {
    let other = Self.freshdesk.replacing("helpdesk-notes", with: "notes")
    let ticket = try #require(ingest(other, name: "Tickets0.xml").conversations.first)
    #expect(ticket.turns.count == 5)
    #expect(ticket.turns.map(\.isInternal) == [false, false, true, false, false])
  }

  @Test func freshdeskPartsGiveTheSameId() {
    let first = ingest(Self.freshdesk, name: "Tickets0.xml").conversations.first
    let second = ingest(Self.freshdesk, name: "Tickets1.xml").conversations.first
    #expect(first?.exportID == second?.exportID)
  }

  // MARK: ServiceNow

  @Test func serviceNowJoinsJournalsThatFollow() throws {
    let found = ingest(
      """
      <unload><incident action="INSERT_OR_UPDATE"><number>INC1</number><sys_id>aa</sys_id><opened_at>2026-01-15 08:30:00</opened_at><closed_at/>
      <short_description>Wifi</short_description><description>no net</description><assigned_to display_value="Al C">u1</assigned_to><caller_id display_value="Bo W">u2</caller_id></incident>
      <problem><sys_id>pp</sys_id><description>x</description></problem>
      <sys_journal_field><element>comments</element><element_id>aa</element_id><sys_created_by>u1</sys_created_by><sys_created_on>2026-01-15 10:15:00</sys_created_on><value>done</value></sys_journal_field>
      <sys_journal_field><element>work_notes</element><element_id>aa</element_id><sys_created_by>u9</sys_created_by><sys_created_on>2026-01-15 09:00:00</sys_created_on><value>internal</value></sys_journal_field>
      <sys_journal_field><element>comments</element><element_id>aa</element_id><sys_created_by>u2</sys_created_by><sys_created_on>2026-01-15 08:45:00</sys_created_on><value>please</value></sys_journal_field>
      <sys_journal_field><element>comments</element><element_id>zz</element_id><sys_created_by>u2</sys_created_by><sys_created_on>2026-01-15 08:45:00</sys_created_on><value>lost</value></sys_journal_field>
      <sys_attachment><file_name>a</file_name><table_sys_id>aa</table_sys_id></sys_attachment></unload>
      """)
    #expect(found.result.format == "servicenow-xml")
    let record = try #require(found.conversations.first)
    #expect(found.conversations.count == 1)
    #expect(record.exportID == "INC1")
    #expect(
      record.lines == ["customer: no net", "customer: please", "?: internal", "agent: done"])
    #expect(record.turns.map(\.isInternal) == [false, false, true, false])
    #expect(record.names == ["Bo W", "Bo W", "u9", "Al C"])
    #expect(record.time(1) == "2026-01-15T08:45:00")
    #expect(record.turns[0].attachments == 1)
    #expect(record.contact.isClosed == false)
    #expect(found.result.notes["journal entry of a record that is not in the file"] == 1)
    #expect(found.result.notes["record that is no contact with a customer"] == 1)
  }

  // MARK: Jira

  @Test func jiraSavedFromABrowserBeginsWithProse() throws {
    let found = ingest(
      """
      This XML file does not appear to have any style information associated with it.
      <rss version="0.92"><channel><title>J</title><item><title>[AB-1] x</title><key id="1">AB-1</key><summary>Printer</summary><project id="9" key="AB">Help</project>
      <assignee accountid="acc2">Ben D</assignee><reporter accountid="acc1">Ann R</reporter><created>Tue, 5 Mar 2024 18:00:00 -0800</created>
      <description>&lt;p&gt;It &lt;b&gt;hums&lt;/b&gt;&lt;br/&gt;loudly&lt;/p&gt;</description>
      <comments><comment id="1" author="acc2" created="Tue, 5 Mar 2024 18:39:11 -0800">&lt;p&gt;Looking&lt;/p&gt;</comment>
      <comment id="2" author="acc3" created="Tue, 5 Mar 2024 18:40:11 -0800" roleLevel="Staff">psst</comment>
      <comment id="3" author="acc1" created="Tue, 5 Mar 2024 18:41:11 -0800">ok</comment></comments></item></channel></rss>
      """)
    #expect(found.result.format == "jira-xml")
    #expect(found.rejectionCodes.isEmpty)
    let issue = try #require(found.conversations.first)
    #expect(issue.exportID == "AB-1")
    #expect(
      issue.lines == ["customer: It hums\nloudly", "agent: Looking", "?: psst", "customer: ok"])
    #expect(issue.names == ["Ann R", "Ben D", "acc3", "Ann R"])
    #expect(issue.turns.map(\.isInternal) == [false, false, true, false])
    #expect(issue.time(1) == "2024-03-06T02:39:11Z")
    #expect(issue.contact.subject == "Printer")
  }

  // MARK: Kayako

  @Test func kayakoTellsCreatorsAndSurveys() throws {
    let found = ingest(
      """
      <tickets><ticket id="31"><displayid>ABC-31</displayid><subject>Box</subject><posts>
      <post><dateline>1326918153</dateline><fullname>Ann</fullname><email>ann@x.example</email><creator>2</creator><isprivate>0</isprivate><issurveycomment>0</issurveycomment><ishtml>1</ishtml><contents><![CDATA[<p>Hello<br>you</p>]]></contents></post>
      <post><dateline>1326918253</dateline><fullname>Desk</fullname><email/><creator>1</creator><isprivate>0</isprivate><ishtml>0</ishtml><contents>a &lt; b</contents></post>
      <post><dateline>1326918353</dateline><fullname>Cee</fullname><email>c@x.example</email><creator>3</creator><contents>me too</contents></post>
      <post><dateline>1326918354</dateline><fullname>Dee</fullname><creator>4</creator><contents>and me</contents></post>
      <post><dateline>1326918355</dateline><fullname>Eve</fullname><creator>5</creator><contents>from outside</contents></post>
      <post><dateline>1326918453</dateline><fullname>Desk</fullname><creator>1</creator><isprivate>1</isprivate><contents>note</contents></post>
      <post><dateline>1326918553</dateline><fullname>Ann</fullname><creator>2</creator><issurveycomment>1</issurveycomment><contents>too slow</contents></post>
      </posts></ticket></tickets>
      """)
    #expect(found.result.format == "kayako-xml")
    let ticket = try #require(found.conversations.first)
    #expect(
      ticket.lines == [
        "customer: Hello\nyou", "agent: a < b", "?: me too", "?: and me", "?: from outside",
        "agent: note",
      ])
    #expect(ticket.turns.map(\.isInternal) == [false, false, false, false, false, true])
    #expect(ticket.time(0) == "2012-01-18T20:22:33Z")
    #expect(ticket.contact.ratingComment == "too slow")
    #expect(ticket.contact.ticket == "ABC-31")
  }

  // MARK: Zammad

  @Test func zammadReadsArticlesWithRawBodies() throws {
    func article(_ n: Int, _ sender: String, _ from: String, _ body: String) -> String {
      """
      <table><tr><td>Article \(n)</td><td></td></tr><tr><td>Created at:</td><td>2026-10-03 08:0\(n):00 UTC</td></tr><tr><td>From:</td><td>\(from)</td></tr>
      <tr><td>To:</td><td>desk</td></tr><tr><td>Subject:</td><td>Re</td></tr><tr><td>Sender:</td><td>\(sender)</td></tr><tr><td>Type:</td><td>email</td></tr></table>
      <div style="border: 1px solid #000; padding: 5px">\(body)</div>
      """
    }
    let page =
      "<html><head><title>Ticket#77012</title></head><body><h1>Ticket#77012 - Late box</h1>"
      + article(1, "Customer", "Ann Lee &lt;ann@x.example&gt;", "<p>Where?</p>")
      + article(2, "Agent", "Desk", "<div>Soon<blockquote type=cite>Where?</blockquote></div>")
      + article(3, "System", "", "closed") + "</body></html>"
    let found = ingest(page, name: "t.html", format: "zammad-html")
    let ticket = try #require(found.conversations.first)
    #expect(ticket.exportID == "77012")
    #expect(ticket.roles == [.customer, .agent, .system])
    #expect(ticket.text(0) == "Where?")
    #expect(ticket.participants[0].address == "ann@x.example")
    #expect(ticket.time(1) == "2026-10-03T08:02:00Z")
    #expect(ticket.marks.contains { $0.kind == .quote })
    #expect(ingest(page, name: "t.html").result.format == "zammad-html")
  }

  // MARK: Bugzilla

  @Test func bugzillaSurvivesControlCharactersAndItsDocumentType() throws {
    let found = ingest(
      """
      <?xml version="1.0"?><!DOCTYPE bugzilla SYSTEM "https://bugs.example/page.cgi?id=bugzilla.dtd">
      <bugzilla version="5"><bug><bug_id>42</bug_id><short_desc>Crash</short_desc><product>App</product><bug_status>RESOLVED</bug_status>
      <reporter name="Ann">ann@x.example</reporter><assigned_to name="Ben">ben@y.example</assigned_to>
      <long_desc isprivate="0"><commentid>1</commentid><who name="Ann">ann@x.example</who><bug_when>2026-01-05 10:11:12 -0800</bug_when><thetext>it\u{1}
      crashes</thetext></long_desc>
      <long_desc isprivate="1"><who name="Ben">ben@y.example</who><bug_when>2026-01-05 10:15:12 -0800</bug_when><thetext>hm</thetext></long_desc>
      <long_desc isprivate="0"><who name="Cy">cy@y.example</who><bug_when>2026-01-05 10:20:12 -0800</bug_when><thetext>fixed</thetext></long_desc></bug></bugzilla>
      """)
    #expect(found.result.format == "bugzilla-xml")
    #expect(found.rejectionCodes.isEmpty)
    let bug = try #require(found.conversations.first)
    #expect(bug.exportID == "42")
    #expect(bug.roles == [.customer, .agent, nil])
    #expect(bug.turns.map(\.isInternal) == [false, true, false])
    #expect(bug.text(0).hasPrefix("it"))
    #expect(bug.time(0) == "2026-01-05T18:11:12Z")
    #expect(bug.participants[1].address == "ben@y.example")
  }

  // MARK: Rocket.Chat

  @Test func rocketChatMessagesMayHoldAnyHTML() throws {
    let page = """
      <div><p><strong>You</strong>  <em>3 ottobre 2026 10:00</em></p><p>ciao</p><p><strong>bold</strong> start</p>
      <p><strong>Ada Desk</strong>  <em>3 ottobre 2026 10:01</em></p><p>see <b>this</b><br><ul><li>one</ul></p>
      <p><strong>Ada Desk</strong>  <em>3 ottobre 2026 10:02</em></p><p><i>chat closed</i></p></div>
      """
    let found = ingest(page, name: "mail.html")
    #expect(found.result.format == "rocketchat-html")
    let chat = try #require(found.conversations.first)
    #expect(chat.roles == [.customer, .agent, .system])
    #expect(chat.texts == ["ciao\n\nbold start", "see this\n\none", "chat closed"])
    #expect(chat.times[1] == "2026-10-03T10:01:00")
  }

  // MARK: Chatwoot

  static let chatwoot = """
    <table><tr><td><b>Ann</b></td></tr><tr><td style="padding-bottom: 32px;"><p>Hello <b>you</b></p>
    <p style="font-size: 90%; font-size: 90%;color: #899096;margin-top: -8px; margin-bottom: 0px;">Dec 31, 11:58 PM UTC</p></td></tr>
    <tr><td><b>Desk</b><div style="font-size: 90%; color: #899096; line-height: 16px"><div>From: desk@x.example</div><div>Subject: s</div></div></td></tr>
    <tr><td style="padding-bottom: 32px;"><p>Hi</p><p>Attachments:</p><p><a href="u" target="_blank">a.pdf</a></p>
    <p style="color: #899096;">Jan 01, 12:03 AM UTC</p></td></tr></table>
    """

  @Test func chatwootClocksStandAfterTheTextAndLackTheYear() throws {
    let found = ingest(Self.chatwoot, name: "chat-2026-12-31.html")
    #expect(found.result.format == "chatwoot-html")
    let chat = try #require(found.conversations.first)
    #expect(chat.texts == ["Hello you", "Hi"])
    #expect(chat.names == ["Ann", "Desk"])
    #expect(chat.times == ["2026-12-31T23:58:00Z", "2027-01-01T00:03:00Z"])
    #expect(chat.turns.map(\.attachments) == [0, 1])
    #expect(chat.participants[1].address == "desk@x.example")
    #expect(chat.roles == [nil, nil])
  }

  @Test func chatwootWithoutAYearAnywhereHasNoClock() throws {
    let chat = try #require(ingest(Self.chatwoot, name: "chat.html").conversations.first)
    #expect(chat.times == ["-", "-"])
    #expect(chat.rawTime(0) == "Dec 31, 11:58 PM UTC")
  }
}
