import Conversations
import Ingest
import Settings
import Testing

private func read(_ text: String, _ name: String) -> (
  result: IngestResult, mails: [RawConversation]
) {
  let box = Sandbox()
  let path = box.write(text, to: name)
  let input = IngestInput(
    source: SourceSettings(name: "list", path: "*"), path: name, fileSystemPath: path,
    isExplicit: true)
  var found: [RawConversation] = []
  let result = Ingester(mappings: []).read(input) {
    found.append($0)
    return true
  }
  return (result, found)
}

private func text(_ mail: RawConversation) -> String {
  String(decoding: mail.bytes[mail.turns[0].text], as: UTF8.self)
}

private func author(_ mail: RawConversation) -> RawParticipant? {
  mail.turns[0].participant.map { mail.participants[$0] }
}

private func utc(_ year: Int, _ month: Int, _ day: Int, _ hour: Int, _ minute: Int, _ second: Int)
  -> RawClock
{
  .utc(
    CivilTime(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
      .secondsAsUTC)
}

@Suite struct MailArchiveTests {
  @Test func pipermailPage() throws {
    let page = """
      <HTML><HEAD><TITLE>[Lamps] Foot</TITLE>
      <LINK REL="made" HREF="mailto:lamps%40lists.example.org?Subject=Re&In-Reply-To=%3C7.x%40example.org%3E">
      </HEAD><BODY><H1>[Lamps] Foot</H1>
      <B>Jane Roe</B>
      <A HREF="mailto:lamps%40lists.example.org?Subject=Re%3A&In-Reply-To=%3C7.x%40example.org%3E" TITLE="x">jane at example.org
      </A><BR><I>Wed Jul  1 12:08:21 CDT 2015</I>
      <P><UL><LI>Previous message: <A HREF="1.html">Other</A></li></UL><HR>
      <!--beginarticle-->
      <PRE>The foot is broken &lt;again&gt;.

      &gt;<i> Which one?
      </I>The left.
      -------------- next part --------------
      A non-text attachment was scrubbed...
      Name: foot.png
      URL: &lt;<A HREF="http://lists.example.org/foot.png">http://lists.example.org/foot.png</A>&gt;
      </PRE>
      <!--endarticle--><HR><P>Messages sorted by</BODY></HTML>
      """
    let (result, mails) = read(page, "000007.html")
    #expect(result.format == "pipermail-html")
    let mail = try #require(mails.first)
    #expect(mail.contact.messageID == "7.x@example.org")
    #expect(mail.contact.subject == "[Lamps] Foot")
    #expect(author(mail)?.name == "Jane Roe")
    #expect(author(mail)?.address == "jane@example.org")
    #expect(mail.turns[0].clock == utc(2015, 7, 1, 17, 8, 21))
    #expect(text(mail).hasPrefix("The foot is broken <again>.\n\n> Which one?\nThe left."))
    #expect(mail.turns[0].attachments == 1)
    #expect(mail.marks.contains { $0.kind == .disclaimer })
  }

  @Test func pipermailListsHoldNoMail() {
    let (result, mails) = read(
      "<HTML><HEAD><title>The Lamps March 2015 Archive by thread</title></HEAD><BODY><h1>March 2015 Archives by thread</h1><ul><li><b>Messages sorted by:</b> <a href=\"subject.html\">[ subject ]</a></ul><a href=\"https://lists.example.org/listinfo/lamps\">More info on this list...</a></BODY></HTML>",
      "index.html")
    #expect(result.format == "pipermail-html")
    #expect(mails.isEmpty)
    #expect(result.rejections.isEmpty)
  }

  @Test(arguments: [true, false])
  func mhonarcPage(_ hasEndMark: Bool) throws {
    let page = """
      <!-- MHonArc v2.6.19 -->
      <!--X-Subject: Foot &#45; left -->
      <!--X-From-R13: Wnar Ebr <wnar@rknzcyr.bet> -->
      <!--X-Date: Tue, 28 Apr 2026 14:53:00 +0200 -->
      <!--X-Message-Id: a&#45;&#45;b@example.org -->
      <!--X-Content-Type: text/plain -->
      <!--X-Reference: first@example.org -->
      <!--X-Reference: second@example.org -->
      <!--X-Head-End-->
      <html><head><title>Foot</title></head><body><h1>Foot</h1>
      <!--X-Head-of-Message--><ul><li><em>From</em>: Jane</li></ul><!--X-Head-of-Message-End-->
      <!--X-Head-Body-Sep-Begin--><hr><!--X-Head-Body-Sep-End-->
      <!--X-Body-of-Message-->
      <pre>The left one.</pre>
      \(hasEndMark ? "<!--X-Body-of-Message-End-->" : "")
      <!--X-MsgBody-End-->
      <!--X-Follow-Ups--><hr><ul><li>Follow-ups</li></ul></body></html>
      """
    let (result, mails) = read(page, "msg00001.html")
    #expect(result.format == "mhonarc-html")
    let mail = try #require(mails.first)
    #expect(author(mail)?.name == "Jane Roe")
    #expect(author(mail)?.address == "jane@example.org")
    #expect(mail.contact.messageID == "a--b@example.org")
    #expect(mail.contact.references == ["first@example.org", "second@example.org"])
    #expect(mail.contact.subject == "Foot - left")
    #expect(mail.turns[0].clock == utc(2026, 4, 28, 12, 53, 0))
    #expect(text(mail) == "The left one.")
  }

  @Test func hypermailPage() throws {
    let page = """
      <html><head><title>Foot</title></head><body>
      <!-- received="Fri Jul 21 20:40:21 2006" -->
      <!-- isoreceived="20060721204021" -->
      <!-- sent="Fri, 21 Jul 2006 13:40:18 -0700" -->
      <!-- isosent="20060721204018" -->
      <!-- name="Jane Roe" -->
      <!-- email="jane_at_example.org" -->
      <!-- subject="Re: Foot &amp; cable" -->
      <!-- id="2@example.org" -->
      <!-- charset="utf-8" -->
      <!-- inreplyto="1@example.org" -->
      <h1>Re: Foot</h1><p>navigation</p>
      <!-- body="start" -->
      <p>The left one.</p>
      <!-- body="end" -->
      <p>footer</p></body></html>
      """
    let (result, mails) = read(page, "0001.html")
    #expect(result.format == "hypermail-html")
    let mail = try #require(mails.first)
    #expect(author(mail)?.name == "Jane Roe")
    #expect(mail.contact.subject == "Re: Foot & cable")
    #expect(mail.contact.messageID == "2@example.org")
    #expect(mail.contact.references == ["1@example.org"])
    #expect(mail.turns[0].clock == utc(2006, 7, 21, 20, 40, 18))
    #expect(text(mail) == "The left one.")
  }

  @Test func hyperKittyPage() throws {
    func email(_ id: String, _ name: String, _ time: String, _ body: String) -> String {
      "<div class=\"email\"><div id=\"\(id)\" class=\"email-header\"><div class=\"email-author\"><h2 class=\"name\"><a href=\"/u\">\(name)</a></h2></div><div class=\"email-date\"><span title=\"Sender's time: \(time)\">today</span></div></div><div class=\"email-body \">\(body)</div></div>"
    }
    let page =
      "<html><body><h3>Foot</h3>"
      + email("AAA", "Jane Roe", "2026-04-28 14:53:00", "<p>It broke.</p>")
      + email(
        "BBB", "Tom Poe", "April 28, 2026, 3:10 p.m.",
        "<p>Which?</p><div class=\"quoted-switch\"><a href=\"#\">...</a></div><blockquote class=\"quoted-text\">It broke.</blockquote>"
      )
      + "</body></html>"
    let (result, mails) = read(page, "thread.html")
    #expect(result.format == "hyperkitty-html")
    #expect(mails.map(\.exportID) == ["AAA", "BBB"])
    #expect(mails.compactMap { author($0)?.name } == ["Jane Roe", "Tom Poe"])
    #expect(mails.map(\.contact.references) == [[], ["AAA"]])
    let second = try #require(mails.last)
    #expect(
      second.turns[0].clock
        == .local(CivilTime(year: 2026, month: 4, day: 28, hour: 15, minute: 10).secondsAsUTC))
    #expect(second.marks.contains { $0.kind == .quote })
  }

  @Test(arguments: ["t", "types"])
  func ewsConversation(_ p: String) throws {
    let page = """
      <?xml version="1.0"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>
      <m:R xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages" xmlns:\(p)="http://schemas.microsoft.com/exchange/services/2006/types">
      <\(p):Conversation><\(p):ConversationNodes>
      <\(p):ConversationNode><\(p):InternetMessageId>&amp;lt;2@x&amp;gt;</\(p):InternetMessageId>
       <\(p):ParentInternetMessageId>&lt;1@x&gt;</\(p):ParentInternetMessageId>
       <\(p):Items><\(p):Message><\(p):Subject>RE: Foot</\(p):Subject>
        <\(p):Body BodyType="HTML">&lt;p&gt;Which?&lt;/p&gt;&lt;div id="divRplyFwdMsg"&gt;From: Jane&lt;/div&gt;</\(p):Body>
        <\(p):UniqueBody BodyType="Text">Which?</\(p):UniqueBody>
        <\(p):ToRecipients><\(p):Mailbox><\(p):Name>Jane Roe</\(p):Name><\(p):EmailAddress>jane@example.org</\(p):EmailAddress></\(p):Mailbox></\(p):ToRecipients>
        <\(p):DateTimeReceived>2026-04-28T12:53:09Z</\(p):DateTimeReceived>
        <\(p):From><\(p):Mailbox><\(p):Name>Tom Poe</\(p):Name><\(p):EmailAddress>Tom@Example.com</\(p):EmailAddress></\(p):Mailbox></\(p):From>
        </\(p):Message></\(p):Items></\(p):ConversationNode>
      <\(p):ConversationNode><\(p):InternetMessageId>1@x</\(p):InternetMessageId>
       <\(p):Items><\(p):Message><\(p):Body BodyType="Text">It broke.</\(p):Body><\(p):DateTimeReceived>2026-04-28T12:00:00Z</\(p):DateTimeReceived>
        <\(p):From><\(p):Mailbox><\(p):Name>Jane Roe</\(p):Name><\(p):EmailAddress>jane@example.org</\(p):EmailAddress></\(p):Mailbox></\(p):From></\(p):Message></\(p):Items></\(p):ConversationNode>
      </\(p):ConversationNodes></\(p):Conversation></m:R></s:Body></s:Envelope>
      """
    let (result, mails) = read(page, "ews.xml")
    #expect(result.format == "ews-xml")
    #expect(mails.map(\.contact.messageID) == ["2@x", "1@x"])
    #expect(mails.map(\.contact.references) == [["1@x"], []])
    let first = try #require(mails.first)
    #expect(author(first)?.address == "tom@example.com")
    #expect(first.turns[0].clock == utc(2026, 4, 28, 12, 53, 9))
    #expect(text(first).hasPrefix("Which?"))
    #expect(first.marks.contains { $0.kind == .historyStart })
    #expect(mails.last.map(text) == "It broke.")
  }

  @Test func olmMails() throws {
    let page = """
      <?xml version="1.0" encoding="utf-8"?><emails><email xml:space="preserve">
      <OPFMessageCopySubject>Foot</OPFMessageCopySubject>
      <OPFMessageCopySentTime>2026-04-28T14:53:00</OPFMessageCopySentTime>
      <OPFMessageCopyMessageID>&lt;1@x&gt;</OPFMessageCopyMessageID>
      <OPFMessageCopyFromAddresses><emailAddress OPFContactEmailAddressAddress="Jane@Example.org" OPFContactEmailAddressName="Jane Roe"/></OPFMessageCopyFromAddresses>
      <OPFMessageCopyToAddresses><emailAddress OPFContactEmailAddressAddress="desk@example.com"/></OPFMessageCopyToAddresses>
      <OPFMessageCopyBody>It broke.</OPFMessageCopyBody>
      <OPFMessageCopyHTMLBody>&lt;html&gt;&lt;p&gt;It &lt;b&gt;broke&lt;/b&gt;.&lt;/p&gt;&lt;/html&gt;</OPFMessageCopyHTMLBody>
      <OPFMessageCopyAttachmentList><messageAttachment/></OPFMessageCopyAttachmentList>
      </email><email><OPFMessageCopySubject>Bare</OPFMessageCopySubject><OPFMessageCopyBody>Plain.</OPFMessageCopyBody></email></emails>
      """
    let (result, mails) = read(page, "message.xml")
    #expect(result.format == "olm-xml")
    #expect(mails.map(text) == ["It broke.", "Plain."])
    let first = try #require(mails.first)
    #expect(author(first)?.name == "Jane Roe")
    #expect(author(first)?.address == "jane@example.org")
    #expect(
      first.turns[0].clock
        == .local(CivilTime(year: 2026, month: 4, day: 28, hour: 14, minute: 53).secondsAsUTC))
    #expect(first.turns[0].attachments == 1)
  }

  @Test func dxlMails() throws {
    let page = """
      <?xml version="1.0"?><!DOCTYPE database SYSTEM "xmlschemas/domino_8_5.dtd">
      <database xmlns="http://www.lotus.com/dxl" title="Desk">
      <document form="Memo"><noteinfo unid="ABC1"/>
       <item name="From"><text>CN=Jane Roe/O=Example</text></item>
       <item name="SendTo"><textlist><text>CN=Desk/O=Example</text><text>bob@example.com</text></textlist></item>
       <item name="Subject"><text>Foot</text></item>
       <item name="PostedDate"><datetime>20260428T145300,00+02</datetime></item>
       <item name="$MessageID"><text>&lt;1@x&gt;</text></item>
       <item name="Body"><richtext><pardef id="1"/><par def="1"><run><font color="red"/>It </run><run>broke.</run></par><par def="1"><picture><gif>R0lG</gif></picture>Twice<break/>already.</par></richtext></item>
      </document>
      <document form="Reply"><noteinfo unid="ABC2"/><item name="From"><text>Tom Poe &lt;tom@example.com&gt;</text></item><item name="$REF"><noteref unid="ABC1"/></item><item name="Body"><text>Which?</text></item></document>
      <document form="Contact"><item name="FullName"><text>x</text></item></document></database>
      """
    let (result, mails) = read(page, "desk.dxl.xml")
    #expect(result.format == "dxl-xml")
    #expect(
      mails.map(text).map { $0.split(separator: "\n").joined(separator: "|") } == [
        "It broke.|Twice|already.", "Which?",
      ])
    let first = try #require(mails.first)
    #expect(author(first)?.name == "Jane Roe")
    #expect(first.participants.map(\.name) == ["Jane Roe", "Desk", ""])
    #expect(first.turns[0].clock == utc(2026, 4, 28, 12, 53, 0))
    #expect(first.contact.messageID == "1@x")
    #expect(mails.last?.contact.references == ["ABC1"])
  }
}
