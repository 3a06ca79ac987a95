import Conversations
import Ingest
import Testing

@Suite struct MessagingTests {
  // MARK: Telegram

  static func telegram(_ messages: String) -> String {
    """
    <!DOCTYPE html><html><head><meta charset="utf-8"/><title>Exported Data</title></head><body><div class="page_wrap"><div class="page_header"><div class="content"><div class="text bold">Shop line</div></div></div>
    <div class="page_body chat_page"><div class="history">\(messages)</div></div></div></body></html>
    """
  }

  static let telegramFirst = telegram(
    """
    <div class="message service" id="message-1"><div class="body details">14 October 2025</div></div>
    <div class="message service" id="message2"><div class="body details">Ann joined the group</div></div>
    <div class="message default clearfix" id="message3"><div class="pull_left userpic_wrap"><div class="userpic userpic1"><div class="initials">A</div></div></div>
    <div class="body"><div class="pull_right date details" title="14.10.2025 20:43:18 UTC+03:00">20:43</div><div class="from_name">Ann </div><div class="text">Hello<br>you</div></div></div>
    <div class="message default clearfix joined" id="message4"><div class="body"><div class="pull_right date details" title="14.10.2025 20:44:18 UTC+03:00">20:44</div>
    <div class="reply_to details">In reply to <a href="#go_to_message3">this message</a></div><div class="text">still me</div></div></div>
    <div class="message default clearfix" id="message5"><div class="body"><div class="pull_right date details" title="14.10.2025 20:45:18">20:45</div><div class="from_name">Ben</div>
    <div class="forwarded body"><div class="from_name">Zed <span class="date details" title="01.01.2020 00:00:00">x</span></div><div class="text">forwarded</div></div><div class="media_wrap clearfix"><a class="media">pic</a></div></div></div>
    """)

  @Test func telegramCarriesNamesAndZones() throws {
    let found = ingest(Self.telegramFirst, name: "messages.html")
    #expect(found.result.format == "telegram-html")
    let chat = try #require(found.conversations.first)
    #expect(chat.texts == ["Ann joined the group", "Hello\nyou", "still me", "forwarded"])
    #expect(chat.names == [nil, "Ann", "Ann", "Ben"])
    #expect(chat.role(0) == .system)
    #expect(
      chat.times == ["-", "2025-10-14T17:43:18Z", "2025-10-14T17:44:18Z", "2025-10-14T20:45:18"])
    #expect(chat.turns.map(\.attachments) == [0, 0, 0, 1])
    #expect(chat.contact.subject == "Shop line")
  }

  @Test func telegramPartsAreOneChat() throws {
    let sandbox = Sandbox()
    let first = sandbox.write(Self.telegramFirst, to: "messages.html")
    let second = sandbox.write(
      Self.telegram(
        "<div class=\"message default clearfix\" id=\"message9\"><div class=\"body\"><div class=\"pull_right date details\" title=\"15.10.2025 09:00:00 UTC+03:00\">9</div><div class=\"from_name\">Ann</div><div class=\"text\">next day</div></div></div>"
      ), to: "messages2.html")
    let joined = try #require(ingest(file: first).conversations.first)
    #expect(joined.texts.last == "next day")
    #expect(joined.turns.count == 5)
    let continuation = ingest(file: second)
    #expect(continuation.conversations.isEmpty)
    #expect(continuation.rejectionCodes.isEmpty)
  }

  // MARK: Discord

  @Test func discordReadsMinifiedGroups() throws {
    let page = """
      <!DOCTYPE html><html lang=en><head><title>x</title><style>.chatlog{x:y}</style></head><body><div class=preamble><div class=preamble__entry>Guild</div><div class=preamble__entry>Text / help</div></div>
      <div class=chatlog><div class=chatlog__message-group><div id=c1 class=chatlog__message-container data-message-id=111><div class=chatlog__message><div class=chatlog__header>
      <span class=chatlog__author style=x title=ann data-user-id=7>Ann</span> <span class=chatlog__timestamp title="Tuesday, 3 March 2026 14:05"><a href=#c1>3/3/2026</a></span></div>
      <div class=chatlog__content><span class=chatlog__markdown-preserve>one
      two <img class=chatlog__emoji alt=🙂 src=x></span></div></div></div>
      <div id=c2 class=chatlog__message-container data-message-id=112><div class=chatlog__message><div class=chatlog__short-timestamp title="Tuesday, 3 March 2026 14:06">14:06</div>
      <div class=chatlog__reply><span class=chatlog__reply-author>Zed</span><div class=chatlog__content>quoted</div></div><div class=chatlog__content>three</div><div class=chatlog__attachment>f</div></div></div></div>
      <div class=chatlog__message-group><div class=chatlog__message-container data-message-id=113><div class=chatlog__message><span class=chatlog__author data-user-id=9>Helper</span><span class=chatlog__author-tag>APP</span>
      <span class=chatlog__timestamp title="Tuesday, 3 March 2026 14:07">x</span><div class=chatlog__content>beep</div></div></div></div></div></body></html>
      """
    let found = ingest(page, name: "d.html")
    #expect(found.result.format == "discord-html")
    let chat = try #require(found.conversations.first)
    #expect(chat.names == ["Ann", "Ann", "Helper"])
    #expect(chat.texts == ["one\ntwo 🙂", "three", "beep"])
    #expect(chat.roles == [nil, nil, .bot])
    #expect(chat.times[1] == "2026-03-03T14:06:00")
    #expect(chat.turns.map(\.attachments) == [0, 1, 0])
    #expect(chat.participants[0].id == "7")
    #expect(chat.exportID == "discord-111")
  }

  // MARK: SMS

  @Test func smsArePartedByAddress() throws {
    let found = ingest(
      """
      <?xml version='1.0'?><smses count="6"><sms protocol="0" address="+39 333-1" date="1326918173000" type="2" body="second" contact_name="null"/>
      <sms address="+393331" date="1326918172000" type="1" body="first &amp; best" contact_name="Ann"/>
      <sms address="+44 1" date="1326918172500" type="1" body="null" contact_name="(Unknown)"/>
      <sms address="+44 1" date="1326918172600" type="3" body="draft"/><sms address="+44 1" date="1326918172700" type="5" body="failed"/>
      <mms date="1326918174000" msg_box="1" address="+393331" contact_name="Ann"><parts><part ct="application/smil" text="x"/><part ct="text/plain" text="pic"/><part ct="image/jpeg" text="null"/></parts></mms></smses>
      """)
    #expect(found.result.format == "sms-xml")
    #expect(found.conversations.map(\.exportID) == ["+393331", "+441"])
    let thread = try #require(found.conversations.first)
    #expect(thread.lines == ["customer: first & best", "agent: second", "customer: pic"])
    #expect(thread.time(0) == "2012-01-18T20:22:52Z")
    #expect(thread.name(0) == "Ann")
    #expect(thread.turns[2].attachments == 1)
    #expect(found.conversations[1].texts == [""])
    #expect(found.result.notes["draft left out"] == 1)
    #expect(found.result.notes["message that could not be sent left out"] == 1)
  }

  // MARK: Adium, Pidgin

  @Test func adiumWithoutItsEndTagIsWhole() throws {
    let found = ingest(
      """
      <?xml version="1.0" encoding="UTF-8" ?>
      <chat xmlns="http://purl.org/net/ulf/ns/0.4-02" account="desk" service="AIM" adiumversion="1.5">
      <event type="windowOpened" sender="desk" time="2026-03-16T23:55:40-0400"/>
      <message sender="ann@x" time="2026-03-16T23:55:48-0400" alias="Ann"><div><span style="font-family: Helvetica;">Hi<br/>you</span></div></message>
      <message sender="desk" time="2026-03-16T23:55:50-0400"><div>Hi &amp; bye</div></message>
      """, name: "x.chatlog")
    #expect(found.result.format == "adium-xml")
    #expect(found.rejectionCodes.isEmpty)
    let chat = try #require(found.conversations.first)
    #expect(chat.lines == ["system: ", "customer: Hi\nyou", "agent: Hi & bye"])
    #expect(chat.time(1) == "2026-03-17T03:55:48Z")
    #expect(found.result.notes["file without its end"] == 1)
  }

  static let pidgin = """
    <head><title>Conversation with ann@x at 3/16/2026 11:55:43 PM on desk (aim)</title></head><h3>Conversation with ann@x at 3/16/2026 11:55:43 PM on desk (aim)</h3>
    <font color="#A82F2F"><font size="2">(23:55:48)</font> <b>Ann:</b></font> <span>Hi<br>there</span><br/>
    <font color="#16569E"><font size="2">(23:59:50)</font> <b>Desk B:</b></font> see <font color="#ff0000">(this)</font><br/>
    <font size="2">(00:01:02)</font><b> Ann left the room.</b><br/>
    <font color="#16569E"><font size="2">(12:03:00 AM)</font> <b>Desk B &lt;AUTO-REPLY&gt;:</b></font> away<br/>
    """

  @Test func pidginTakesTheDateFromItsTitle() throws {
    let found = ingest(Self.pidgin, name: "log.html")
    #expect(found.result.format == "pidgin-html")
    let chat = try #require(found.conversations.first)
    #expect(
      chat.lines == [
        "customer: Hi\nthere", "agent: see (this)", "system: Ann left the room.", "bot: away",
      ])
    #expect(
      chat.times == [
        "2026-03-16T23:55:48", "2026-03-16T23:59:50", "2026-03-17T00:01:02",
        "2026-03-17T00:03:00",
      ])
  }

  @Test func pidginTakesDateAndZoneFromTheFilesName() throws {
    let chat = try #require(
      ingest(Self.pidgin, name: "2026-03-16.235543-0400EDT.html").conversations.first)
    #expect(chat.times[0] == "2026-03-17T03:55:48Z")
    #expect(chat.times[2] == "2026-03-17T04:01:02Z")
  }

  @Test func pidginWithoutAnyDateHasNoClock() throws {
    let page = """
      <h1>Conversation with chat184</h1><FONT SIZE="2">(02:54:06)</FONT> <B>Ann entered the room.</B><BR>
      <FONT SIZE="2">(02:54:09)</FONT> <B>Ann:</B> hello<BR>
      """
    let chat = try #require(ingest(page, name: "bad.html").conversations.first)
    #expect(chat.lines == ["system: Ann entered the room.", "?: hello"])
    #expect(chat.times == ["-", "-"])
    #expect(chat.rawTime(1) == "02:54:09")
  }

  // MARK: XMPP

  @Test func xmppOffsetsCountFromTheMessageBefore() throws {
    let found = ingest(
      """
      <list><chat xmlns="urn:xmpp:archive" with="ann@x.example/home" start="2026-10-03T08:00:00Z" subject="Lamp">
      <from secs="0"><body>hello</body></from><to secs="11"><body>hi &lt;b&gt;</body></to><from secs="7"><body>bye</body></from><note utc="2026-10-03T09:00:00Z">n</note>
      <to utc="2026-10-03T10:00:00Z"><body>late</body></to><from secs="3"><body>ok</body></from></chat></list>
      """)
    #expect(found.result.format == "xmpp-xml")
    let chat = try #require(found.conversations.first)
    #expect(
      chat.lines == [
        "customer: hello", "agent: hi <b>", "customer: bye", "agent: late", "customer: ok",
      ])
    #expect(
      chat.times == [
        "2026-10-03T08:00:00Z", "2026-10-03T08:00:11Z", "2026-10-03T08:00:18Z",
        "2026-10-03T10:00:00Z", "2026-10-03T10:00:03Z",
      ])
    #expect(chat.participants[0].address == "ann@x.example")
  }

  // MARK: Compliance archives

  @Test func bloombergSecondsAndPeople() throws {
    let found = ingest(
      """
      <FileDump><Version>1</Version><Conversation Perspective="X"><RoomID>CHAT-1</RoomID><StartTimeUTC>1326918100</StartTimeUTC>
      <ParticipantEntered><User><LoginName>ANN1</LoginName><FirstName>Ann</FirstName><LastName>Lee</LastName><EmailAddress>ann@desk.example</EmailAddress></User><DateTimeUTC>1326918100</DateTimeUTC></ParticipantEntered>
      <Message><User><LoginName>ANN1</LoginName></User><DateTimeUTC>1326918172</DateTimeUTC><Content>hello &lt;you&gt;</Content></Message>
      <Message><User><LoginName>BOB2</LoginName><EmailAddress>bob@out.example</EmailAddress></User><DateTimeUTC>1326918180</DateTimeUTC><Content>yes</Content></Message>
      <EndTimeUTC>1326918200</EndTimeUTC></Conversation>
      <Conversation><RoomID>CHAT-2</RoomID><Message><LoginName>ANN1</LoginName><DateTimeUTC>1326918190</DateTimeUTC><Content>x</Content></Message></Conversation></FileDump>
      """)
    #expect(found.result.format == "compliance-xml")
    #expect(found.conversations.map(\.exportID) == ["CHAT-1", "CHAT-2"])
    let chat = try #require(found.conversations.first)
    #expect(chat.texts == ["", "hello <you>", "yes"])
    #expect(chat.names == ["Ann Lee", "Ann Lee", "BOB2"])
    #expect(chat.roles == [.system, nil, nil])
    #expect(chat.time(1) == "2012-01-18T20:22:52Z")
    #expect(chat.participants.map(\.address) == ["ann@desk.example", "bob@out.example"])
  }

  @Test func lyncMillisecondsWithoutConversation() throws {
    let found = ingest(
      """
      <Messages><Message type="CHAT"><From>ann@desk.example</From><DateTimeUTC since1970="1326918172743">2012-01-18T20:22:52</DateTimeUTC><Content>one</Content></Message>
      <Message type="CHAT"><From>bob@out.example</From><DateTimeUTC since1970="1326918180743" long="634625849727430000"/><Content>two</Content></Message></Messages>
      """)
    #expect(found.result.format == "compliance-xml")
    let chat = try #require(found.conversations.first)
    #expect(chat.texts == ["one", "two"])
    #expect(chat.times == ["2012-01-18T20:22:52Z", "2012-01-18T20:23:00Z"])
    #expect(chat.participants.map(\.address) == ["ann@desk.example", "bob@out.example"])
  }

  @Test func globalRelayLists() throws {
    let found = ingest(
      """
      <html><body><ul><li class="message"><span class="sent_time">2026-10-03 08:00:00 UTC</span> <span class="username">ann@desk.example:</span> <span class="message">one<br>more</span></li>
      <li class="message"><span class="sent_time">2026-10-03 08:00:09 UTC</span> <span class="username">Bob</span> <span class="message">two</span></li></ul></body></html>
      """, name: "gr.html")
    #expect(found.result.format == "global-relay-html")
    let chat = try #require(found.conversations.first)
    #expect(chat.texts == ["one\nmore", "two"])
    #expect(chat.names == ["ann@desk.example", "Bob"])
    #expect(chat.times[0] == "2026-10-03T08:00:00Z")
    #expect(chat.participants[0].address == "ann@desk.example")
  }

  @Test func everyFormatIsRecognisedAlone() {
    #expect(Set(Ingester.formats).count == Ingester.formats.count)
    #expect(Ingester.formats.count >= 20)
  }
}
