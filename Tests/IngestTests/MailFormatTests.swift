import Conversations
import Ingest
import Settings
import Testing

/// What one file gives, read as a run would.
private struct Read {
  var conversations: [RawConversation] = []
  var result: IngestResult

  init(_ text: String, _ name: String = "a.html", as format: String? = nil) {
    self.init(Array(text.utf8), name, as: format)
  }

  init(_ bytes: [UInt8], _ name: String, as format: String? = nil) {
    let box = Sandbox()
    let path = box.write(bytes, to: name)
    var source = SourceSettings(name: "mail", path: "*")
    source.format = format
    let input = IngestInput(source: source, path: name, fileSystemPath: path, isExplicit: true)
    var found: [RawConversation] = []
    result = Ingester(mappings: []).read(input) {
      found.append($0)
      return true
    }
    conversations = found
  }

  func text(_ i: Int = 0) -> String {
    guard conversations.indices.contains(i), let turn = conversations[i].turns.first else {
      return ""
    }
    return String(decoding: conversations[i].bytes[turn.text], as: UTF8.self)
  }

  func author(_ i: Int = 0) -> RawParticipant? {
    guard conversations.indices.contains(i), let p = conversations[i].turns.first?.participant
    else {
      return nil
    }
    return conversations[i].participants[p]
  }

  func clock(_ i: Int = 0) -> RawClock? {
    conversations.indices.contains(i) ? conversations[i].turns.first?.clock : nil
  }
}

private func utc(_ month: Int, _ day: Int, _ hour: Int, _ minute: Int, _ second: Int = 0)
  -> RawClock
{
  .utc(
    CivilTime(year: 2026, month: month, day: day, hour: hour, minute: minute, second: second)
      .secondsAsUTC)
}

private let local = RawClock.local(
  CivilTime(year: 2026, month: 4, day: 28, hour: 14, minute: 53).secondsAsUTC)

@Suite struct SavedMailTests {
  @Test(arguments: [
    // Outlook, saved as HTML.
    "<html><body lang=EN><div class=WordSection1><p class=MsoNormal style='margin-left:225.0pt;text-indent:-225.0pt'><b><span>From:<span style='mso-tab-count:1'> </span></span></b><span>Jane Roe &lt;jane@example.org&gt;<o:p></o:p></span></p><p class=MsoNormal><b>Sent:<span style='mso-tab-count:1'> </span></b>Tuesday, April 28, 2026 2:53 PM</p><p class=MsoNormal><b>To:<span style='mso-tab-count:1'> </span></b>Desk</p><p class=MsoNormal><b>Subject:<span style='mso-tab-count:1'> </span></b>Lamp</p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>Where is it?</p></div></body></html>",
    // The same in German, with the owner's name on top.
    "<html><body><p class=MsoNormal><b>Jane Roe</b></p><hr><p class=MsoNormal><b>Von:</b> Jane Roe &lt;jane@example.org&gt;</p><p><b>Gesendet:</b> Dienstag, 28. April 2026 14:53</p><p><b>An:</b> Desk</p><p><b>Betreff:</b> Lamp</p><p>Where is it?</p></body></html>",
    // Thunderbird's export: a table.
    "<html><head><title>Lamp</title></head><body><table border=0 cellspacing=0 width=\"100%\"><tr><td><b>Subject: </b>Lamp</td></tr><tr><td><b>From: </b>Jane Roe &lt;jane@example.org&gt;</td></tr><tr><td><b>Date: </b>28/04/2026 14:53</td></tr><tr><td><b>To: </b>Desk &lt;desk@example.com&gt;</td></tr></table><br><p>Where is it?</p></body></html>",
    // Label and value in cells of their own.
    "<html><body><table><tr><td>Da:</td><td>Jane Roe &lt;jane@example.org&gt;</td></tr><tr><td>Data:</td><td>28 aprile 2026 14:53</td></tr><tr><td>A:</td><td>Desk</td></tr><tr><td>Oggetto:</td><td>Lamp</td></tr></table><p>Where is it?</p></body></html>",
    // Apple Mail.
    "<html><body><div><b>От:</b> Jane Roe &lt;jane@example.org&gt;</div><div><b>Тема:</b> Lamp</div><div><b>Дата:</b> 28 апреля 2026 г., 14:53</div><div><b>Кому:</b> Desk</div><br><div>Where is it?</div></body></html>",
  ])
  func headOnTopIsRead(_ page: String) {
    let read = Read(page)
    #expect(read.result.format == "email-html")
    #expect(read.conversations.count == 1)
    #expect(read.author()?.name == "Jane Roe")
    #expect(read.author()?.address == "jane@example.org")
    #expect(read.clock() == local)
    #expect(read.conversations.first?.contact.subject == "Lamp")
    #expect(read.conversations.first?.isMail == true)
    #expect(read.text() == "Where is it?")
  }

  @Test func gmailPrintPageIsRead() {
    let read = Read(
      "<html><head><title>Gmail - Lamp</title></head><body><table><tr><td><b>Lamp</b></td></tr></table><hr><table><tr><td><b>Jane Roe </b>&lt;jane@example.org&gt;</td><td>Tue, Apr 28, 2026 at 2:53 PM</td></tr><tr><td>To: desk@example.com</td></tr><tr><td><p>Where is it?</p></td></tr></table></body></html>"
    )
    #expect(read.result.format == "email-html")
    #expect(read.author()?.name == "Jane Roe")
    #expect(read.clock() == local)
    #expect(read.text() == "Where is it?")
  }

  @Test func headOfAQuotedMailIsNotTheMailsOwn() {
    let read = Read(
      "<html><body><div id=divRplyFwdMsg><b>From:</b> Jane Roe &lt;jane@example.org&gt;<br><b>Sent:</b> Tuesday, April 28, 2026 2:53 PM<br><b>To:</b> Desk<br><b>Subject:</b> Lamp</div><p>Where is it?</p></body></html>",
      as: "email-html")
    #expect(read.author() == nil)
    #expect(read.text().hasPrefix("From: Jane Roe"))
    let thanks = Read(
      "<html><body><p>Thanks</p><p><b>From:</b> Jane Roe &lt;jane@example.org&gt;<br><b>Sent:</b> Tuesday, April 28, 2026 2:53 PM<br><b>To:</b> Desk<br><b>Subject:</b> Lamp</p></body></html>",
      as: "email-html")
    #expect(thanks.author() == nil)
    #expect(thanks.text().hasPrefix("Thanks"))
  }

  @Test func windowsCharsetIsRead() {
    var page = Array(
      "<html><head><meta http-equiv=Content-Type content=\"text/html; charset=windows-1252\"></head><body><p><b>From:</b> Jane Ro"
        .utf8)
    page += [0xEB]
    page += Array(
      " &lt;jane@example.org&gt;</p><p><b>Subject:</b> Lamp</p><p><b>To:</b> Desk</p><p>It costs 20 "
        .utf8)
    page += [0x80]
    page += Array("</p></body></html>".utf8)
    let read = Read(page, "a.htm")
    #expect(read.author()?.name == "Jane Roë")
    #expect(read.text() == "It costs 20 €")
  }

  @Test func marksOfTheBodyStandWhereTheyBelong() throws {
    let read = Read(
      "<html><body><p><b>From:</b> Jane Roe &lt;jane@example.org&gt;<br><b>Subject:</b> Lamp<br><b>To:</b> Desk</p><p>Yes.</p><blockquote type=cite>Is it red?</blockquote></body></html>",
      as: "email-html")
    let raw = try #require(read.conversations.first)
    let quote = try #require(raw.marks.first { $0.kind == .quote })
    #expect(String(decoding: raw.bytes[quote.range], as: UTF8.self).contains("Is it red?"))
    #expect(quote.range.lowerBound >= raw.turns[0].text.lowerBound)
    #expect(quote.range.upperBound <= raw.turns[0].text.upperBound)
  }

  @Test func plainTextWithAndWithoutHead() {
    let read = Read(
      "From: Jane Roe <jane@example.org>\nDate: Tue, 28 Apr 2026 14:53:00 +0200\nSubject: Lamp\nMessage-ID: <1@example.org>\n\nWhere is it?\n",
      "a.txt", as: "email-text")
    #expect(read.author()?.name == "Jane Roe")
    #expect(read.clock() == utc(4, 28, 12, 53))
    #expect(read.conversations.first?.contact.messageID == "1@example.org")
    #expect(read.text() == "Where is it?\n")
    #expect(Read("Where is it?", "a.txt", as: "email-text").text() == "Where is it?")
    #expect(Read(" \n", "a.txt", as: "email-text").result.rejections.map(\.code) == ["no-text"])
  }
}

@Suite struct EMLTests {
  private let head =
    "From: =?utf-8?Q?Jane_Ro=C3=AB?= <jane@example.org>\r\nTo: \"Desk, Help\" <desk@example.com>, Bob\r\n <bob@example.com>\r\nDate: Tue, 28 Apr 2026 14:53:00 +0200\r\nSubject: =?iso-8859-1?B?TGFtcOk=?=\r\n =?iso-8859-1?Q?_red?=\r\nMessage-ID: <3@example.org>\r\nIn-Reply-To: <2@example.org>\r\nReferences: <1@example.org>\r\n\t<2@example.org>\r\nMIME-Version: 1.0\r\n"

  @Test func htmlPartIsPreferred() {
    let read = Read(
      head
        + "Content-Type: multipart/alternative; boundary=\"=_b\"\r\n\r\npreamble\r\n--=_b\r\nContent-Type: text/plain\r\n\r\nplain\r\n--=_b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>It costs 20 =E2=82=AC and =\r\nmore</p><blockquote type=3D\"cite\">Old</blockquote>\r\n--=_b--\r\n",
      "a.eml")
    #expect(read.result.format == "email-eml")
    #expect(read.text() == "It costs 20 € and more\n\nOld")
    #expect(read.author()?.name == "Jane Roë")
    #expect(read.author()?.address == "jane@example.org")
    #expect(read.clock() == utc(4, 28, 12, 53))
    let contact = read.conversations.first?.contact
    #expect(contact?.subject == "Lampé red")
    #expect(contact?.messageID == "3@example.org")
    #expect(contact?.references == ["1@example.org", "2@example.org"])
    #expect(read.conversations.first?.exportID == "3@example.org")
    #expect(
      read.conversations.first?.participants.map(\.address) == [
        "jane@example.org", "desk@example.com", "bob@example.com",
      ])
    #expect(read.conversations.first?.marks.contains { $0.kind == .quote } == true)
  }

  @Test func attachmentsAreCountedAndTextPartsJoined() {
    let read = Read(
      head
        + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=koi8-r\r\nContent-Transfer-Encoding: base64\r\n\r\n8NLJ18XU\r\n--b\r\nContent-Type: application/pdf; name=\"a.pdf\"\r\nContent-Disposition: attachment\r\n\r\nx\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: a@b\r\n\r\ninner\r\n--b\r\nContent-Type: text/plain\r\n\r\nAnd more.\r\n--b--\r\n",
      "a.eml")
    #expect(read.text() == "Привет\nAnd more.")
    #expect(read.conversations.first?.turns.first?.attachments == 2)
  }

  @Test func flowedLinesAreJoined() {
    let read = Read(
      head
        + "Content-Type: text/plain; format=flowed\r\n\r\nThis line \r\ngoes on.\r\n> Old \r\n> line.\r\n-- \r\nJane\r\n",
      "a.eml")
    #expect(read.text() == "This line goes on.\n> Old line.\n-- \nJane")
  }

  @Test func mailboxHoldsManyMails() throws {
    let mailbox = """
      From jane at example.org  Sat Mar  1 03:03:46 2014
      From: jane at example.org (Jane Roe)
      Date: Sat, 1 Mar 2014 12:03:46 +0200
      Subject: Lamp
      Message-ID: <1@example.org>

      The lamp broke.
      From now on I use candles.

      From our side nothing is missing: it was complete.

      From desk at example.com  Sun Mar  2 03:03:46 2014
      From: "Lamp desk" <desk@example.com>
      Date: Sun, 2 Mar 2014 09:00:00 +0000
      Subject: Re: Lamp
      Message-ID: <2@example.com>
      In-Reply-To: <1@example.org>

      A new one is on its way.

      """
    let found = ingest(mailbox, name: "2014-March.eml")
    #expect(found.result.format == "email-eml")
    #expect(found.conversations.map(\.contact.messageID) == ["1@example.org", "2@example.com"])
    let first = try #require(found.conversations.first)
    #expect(first.participants[0].name == "Jane Roe")
    #expect(first.participants[0].address == "jane@example.org")
    #expect(first.text(0).contains("From our side nothing is missing"))
    #expect(found.conversations[1].origin.line == 12)
    #expect(found.conversations[1].contact.references == ["1@example.org"])
  }

  @Test func automaticAnswersAreABots() {
    let read = Read(head + "Auto-Submitted: auto-replied\r\n\r\nI am away.\r\n", "a.eml")
    #expect(read.conversations.first?.turns.first?.role == .bot)
  }

  @Test(arguments: [
    "Content-Type: text/plain; charset=no-such\r\n\r\nPlain.\r\n",
    "Content-Type: multipart/mixed; boundary=never\r\n\r\nPlain.\r\n",
    "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nPlain.\r\n",
    "Content-Transfer-Encoding: x-unknown\r\n\r\nPlain.\r\n",
  ])
  func brokenMIMEStillGivesAMail(_ rest: String) {
    let read = Read(head + rest, "a.eml")
    #expect(read.conversations.count == 1)
    #expect(read.author()?.address == "jane@example.org")
  }

  @Test func nestedPartsAreBounded() {
    var text = head + "Content-Type: multipart/mixed; boundary=b0\r\n\r\n"
    for i in 0..<200 {
      text += "--b\(i)\r\nContent-Type: multipart/mixed; boundary=b\(i + 1)\r\n\r\n"
    }
    #expect(Read(text, "a.eml").conversations.count == 1)
  }

  @Test func noMailIsNotTakenForOne() {
    #expect(Read("Shopping list:\nbread\nmilk\n", "a.eml").result.format != "email-eml")
  }
}
