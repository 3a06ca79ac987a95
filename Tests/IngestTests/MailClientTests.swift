import Conversations
import Normalize
import Testing

@testable import Ingest

/// A body in one client's markup; in every one Tom answers "It left today." to Jane's question.
struct ClientSample: Sendable, CustomTestStringConvertible {
  var client: String
  var html: String
  var author: String? = "Jane Roe"
  var testDescription: String { client }
}

private let attribution =
  "On Tue, Apr 28, 2026 at 2:53 PM Jane Roe &lt;<a href=\"mailto:jane@example.org\">jane@example.org</a>&gt; wrote:"
private let labels =
  "<b>From:</b> Jane Roe &lt;jane@example.org&gt;<br><b>Sent:</b> Tuesday, April 28, 2026 2:53 PM<br><b>To:</b> Desk<br><b>Subject:</b> Lamp"
private let question = "<p>Where is my lamp?</p>"

let clientSamples: [ClientSample] = [
  .init(
    client: "Gmail",
    html:
      "<div dir=ltr>It left today.</div><br><div class=\"gmail_quote gmail_quote_container\"><div dir=ltr class=gmail_attr>\(attribution)<br></div><blockquote class=gmail_quote style=\"margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex\">\(question)</blockquote></div>"
  ),
  .init(
    client: "Gmail 2006",
    html:
      "It left today.<br><br><div><span class=\"gmail_quote\">On 4/28/26, <b class=\"gmail_sendername\">Jane Roe</b> &lt;jane@example.org&gt; wrote:</span><blockquote class=\"gmail_quote\" style=\"border-left:1px solid #ccc\">\(question)</blockquote></div>"
  ),
  .init(
    client: "Gmail, extra around it",
    html:
      "<div dir=ltr>It left today.</div><div class=\"gmail_extra\"><br><div class=\"gmail_quote\">\(attribution)<br><blockquote class=\"gmail_quote\" style=\"border-left:1px #ccc solid\">\(question)</blockquote></div></div>"
  ),
  .init(
    client: "Gmail, requoted by Gmail",
    html:
      "<div dir=ltr>It left today.</div><div class=\"m_-3981gmail_quote\"><div class=\"m_-3981gmail_attr\">\(attribution)</div><blockquote class=\"m_-3981m_22gmail_quote\">\(question)</blockquote></div>"
  ),
  .init(
    client: "Gmail, requoted by Outlook web",
    html:
      "<div>It left today.</div><div class=\"x_gmail_quote\"><div class=\"x_gmail_attr\">\(attribution)</div><blockquote class=\"x_gmail_quote\">\(question)</blockquote></div>"
  ),
  .init(
    client: "Gmail, requoted by Hotmail",
    html:
      "<div>It left today.</div><div class=\"ecxgmail_quote\">\(attribution)<blockquote class=\"ecxgmail_quote\">\(question)</blockquote></div>"
  ),
  .init(
    client: "Outlook, Word engine",
    html:
      "<div class=WordSection1><p class=MsoNormal>It left today.<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><div><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0in 0in 0in'><p class=MsoNormal>\(labels)<o:p></o:p></p></div></div><p class=MsoNormal><o:p>&nbsp;</o:p></p>\(question)</div>"
  ),
  .init(
    client: "Outlook, Word engine, blue line",
    html:
      "<p class=MsoNormal>It left today.</p><div style='border:none;border-left:solid blue 1.5pt;padding:0cm 0cm 0cm 4.0pt'><div><div style='border:none;border-top:solid #B5C4DF 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p class=MsoNormal>\(labels)</p></div></div>\(question)</div>"
  ),
  .init(
    client: "Outlook, only bold labels",
    html: "<p class=MsoNormal>It left today.</p><p class=MsoNormal>\(labels)</p>\(question)"),
  .init(
    client: "Outlook 2003",
    html:
      "<div>It left today.</div><div class=MsoNormal align=center style='text-align:center'><hr size=3 width=\"100%\" align=center tabindex=-1></div><p class=MsoNormal>\(labels)</p>\(question)"
  ),
  .init(
    client: "Outlook Express",
    html:
      "<div>It left today.</div><blockquote style=\"PADDING-RIGHT:0px;PADDING-LEFT:5px;MARGIN-LEFT:5px;BORDER-LEFT:#000000 2px solid\"><div>----- Original Message -----</div><div><b>From:</b> Jane Roe</div><div><b>Sent:</b> Tuesday, April 28, 2026 2:53 PM</div>\(question)</blockquote>"
  ),
  .init(
    client: "Outlook web",
    html:
      "<div>It left today.</div><div id=appendonsend></div><hr style='display:inline-block;width:98%' tabindex=-1><div id=divRplyFwdMsg dir=ltr><font face=Calibri>\(labels)</font><div>&nbsp;</div></div><div>\(question)</div>"
  ),
  .init(
    client: "Outlook web, requoted",
    html:
      "<div>It left today.</div><div id=x_appendonsend></div><div id=x_divRplyFwdMsg>\(labels)</div><div>\(question)</div>"
  ),
  .init(
    client: "Outlook mobile",
    html:
      "<div>It left today.</div><div id=ms-outlook-mobile-signature>Get <a href=x>Outlook for iOS</a></div><div class=ms-outlook-mobile-reference-message><hr tabindex=-1><div>\(labels)</div>\(question)</div>"
  ),
  .init(
    client: "New Outlook",
    html:
      "<div>It left today.</div><div id=mail-editor-reference-message-container><div><div>\(labels)</div>\(question)</div></div>"
  ),
  .init(
    client: "Outlook for Mac 2011",
    html:
      "<div>It left today.</div><span id=OLK_SRC_BODY_SECTION><div style=\"BORDER-TOP:#b5c4df 1pt solid;PADDING-TOP:3pt\">\(labels)</div>\(question)</span>"
  ),
  .init(
    client: "Hotmail",
    html:
      "<body class=hmmessage><div>It left today.<br><hr id=\"stopSpelling\">Date: Tue, 28 Apr 2026 14:53:00 +0200<br>From: Jane Roe &lt;jane@example.org&gt;<br>Subject: Lamp<br>To: desk@example.com<br>\(question)</div></body>"
  ),
  .init(
    client: "Apple Mail",
    html:
      "It left today.<br><div><br><blockquote type=\"cite\"><div>On 28 Apr 2026, at 14:53, Jane Roe &lt;jane@example.org&gt; wrote:</div><br class=\"Apple-interchange-newline\"><div>\(question)</div></blockquote></div>"
  ),
  .init(
    client: "iOS",
    html:
      "<div>It left today.</div><div><br>Sent from my iPhone</div><div><br>On 28 Apr 2026, at 14:53, Jane Roe &lt;jane@example.org&gt; wrote:<br><br></div><blockquote type=\"cite\"><div>\(question)</div></blockquote>"
  ),
  .init(
    client: "Thunderbird",
    html:
      "<p>It left today.</p><div class=\"moz-cite-prefix\">On 4/28/26 14:53, Jane Roe wrote:<br></div><blockquote type=\"cite\" cite=\"mid:1@example.org\">\(question)</blockquote><pre class=\"moz-signature\" cols=\"72\">-- \nTom</pre>"
  ),
  .init(
    client: "Thunderbird, forwarded",
    html:
      "<p>It left today.</p><div class=\"moz-forward-container\"><br>-------- Forwarded Message --------<table class=\"moz-email-headers-table\"><tr><th>Subject: </th><td>Lamp</td></tr><tr><th>Date: </th><td>Tue, 28 Apr 2026 14:53:00 +0200</td></tr><tr><th>From: </th><td>Jane Roe &lt;jane@example.org&gt;</td></tr><tr><th>To: </th><td>desk@example.com</td></tr></table><br>\(question)</div>"
  ),
  .init(
    client: "Yahoo",
    html:
      "<div>It left today.</div><div id=\"ydp3c6fb1a3yahoo_quoted_77\" class=\"ydp3c6fb1a3yahoo_quoted\"><div><div>On Tuesday, April 28, 2026, 02:53:00 PM GMT+2, Jane Roe &lt;jane@example.org&gt; wrote:</div><div>\(question)</div></div></div>"
  ),
  .init(
    client: "Yahoo, iOS",
    html:
      "It left today.<br><div>Sent from Yahoo Mail for iPhone</div><br><p class=\"yahoo-quoted-begin\">On Tuesday, April 28, 2026, 2:53 PM, Jane Roe &lt;jane@example.org&gt; wrote:</p><blockquote class=\"iosymail\">\(question)</blockquote>"
  ),
  .init(
    client: "AOL",
    html:
      "<div>It left today.</div><div>-----Original Message-----<br>From: Jane Roe &lt;jane@example.org&gt;<br>To: desk &lt;desk@example.com&gt;<br>Sent: Tue, Apr 28, 2026 2:53 pm<br>Subject: Lamp<br><div id=\"AOLMsgPart_1_77\">\(question)</div></div>"
  ),
  .init(
    client: "Proton",
    html:
      "<div>It left today.</div><div class=\"protonmail_signature_block\"><div>Tom Poe, Desk</div></div><div class=\"protonmail_quote\">On Tuesday, April 28th, 2026 at 14:53, Jane Roe &lt;jane@example.org&gt; wrote:<br><blockquote class=\"protonmail_quote\" type=\"cite\">\(question)</blockquote></div>"
  ),
  .init(
    client: "Zimbra",
    html:
      "<div>It left today.</div><hr id=\"zwchr\" data-marker=\"__DIVIDER__\"><div data-marker=\"__HEADERS__\"><b>From: </b>\"Jane Roe\" &lt;jane@example.org&gt;<br><b>To: </b>\"Desk\"<br><b>Sent: </b>Tuesday, 28 April, 2026 14:53:00<br><b>Subject: </b>Lamp<br></div><div data-marker=\"__QUOTED_TEXT__\">\(question)</div>"
  ),
  .init(
    client: "Zoho",
    html:
      "<div>It left today.</div><div class=\"zmail_extra\"><br>---- On Tue, 28 Apr 2026 14:53:00 +0200 <b>Jane Roe &lt;jane@example.org&gt;</b> wrote ----<br><blockquote style=\"border-left:1px solid #0000FF\">\(question)</blockquote></div>"
  ),
  .init(
    client: "GMX",
    html:
      "<div>It left today.</div><div name=\"quote\" style=\"margin:10px 5px;border-left:2px solid #C3D9E5\"><div><b>Gesendet:</b> Dienstag, 28. April 2026 um 14:53 Uhr<br><b>Von:</b> \"Jane Roe\" &lt;jane@example.org&gt;<br><b>An:</b> desk@example.com<br><b>Betreff:</b> Lamp</div><div name=\"quoted-content\">\(question)</div></div>"
  ),
  .init(
    client: "Tuta",
    html:
      "<div>It left today.</div><br>28 Apr 2026, 14:53 by jane@example.org:<br><blockquote class=\"tutanota_quote\">\(question)</blockquote>",
    author: nil),
  .init(
    client: "NetEase",
    html:
      "<div>It left today.</div><div style=\"position:relative\"></div><div id=\"divNeteaseMailCard\"></div><br>At 2026-04-28 14:53:00, \"Jane Roe\" &lt;jane@example.org&gt; wrote:<br><blockquote id=\"isReplyContent\" style=\"PADDING-LEFT:1ex;BORDER-LEFT:#ccc 1px solid\">\(question)</blockquote>"
  ),
  .init(
    client: "QQ",
    html:
      "<div>It left today.</div><div id=\"origbody\"><div style=\"background:#f2f2f2\"><div><b>发件人:</b> Jane Roe &lt;jane@example.org&gt;</div><div><b>发送时间:</b> 2026年4月28日 14:53</div><div><b>收件人:</b> Desk</div><div><b>主题:</b> Lamp</div></div>\(question)</div>"
  ),
  .init(
    client: "139",
    html:
      "<div>It left today.</div><hr id=\"replySplit\"><div id=\"reply139content\"><b>发件人:</b> Jane Roe &lt;jane@example.org&gt;<br><b>时间:</b> 2026/4/28 14:53<br><b>收件人:</b> Desk<br><b>主题:</b> Lamp<br>\(question)</div>"
  ),
  .init(
    client: "Mail.ru",
    html:
      "<p>It left today.</p><br>Tue, 28 Apr 2026 14:53:00 +0300 от Jane Roe &lt;jane@example.org&gt;:<br><blockquote style=\"border-left:1px solid #0857A6;margin:10px;padding:0 0 0 10px\">\(question)</blockquote>"
  ),
  .init(
    client: "Yandex",
    html:
      "<p>It left today.</p><p>28.04.2026, 14:53, \"Jane Roe\" &lt;jane@example.org&gt;:</p><blockquote>\(question)</blockquote>"
  ),
  .init(
    client: "a help desk",
    html:
      "<div>It left today.</div><div>##- Please type your reply above this line -##</div><div>\(labels)</div>\(question)"
  ),
]

/// An HTML body as far as Normalize takes it apart.
private func split(_ html: String) -> (text: [UInt8], body: MailBody) {
  let (text, marks) = MailHTMLText.read(Array(html.utf8))
  return (text, MailZones.split(text: text, marks: marks))
}

private func authored(_ split: (text: [UInt8], body: MailBody)) -> String {
  split.body.spans.filter { $0.kind == .authored }
    .map { String(decoding: split.text[$0.span.start..<$0.span.end], as: UTF8.self) }
    .joined().split(whereSeparator: \.isNewline).map(String.init)
    .filter { $0.contains { !$0.isWhitespace } }.joined(separator: "|")
}

@Suite struct MailClientTests {
  @Test(arguments: clientSamples)
  func onlyTheAnswerIsAuthored(_ sample: ClientSample) throws {
    let result = split(sample.html)
    #expect(authored(result) == "It left today.")
    let quoted = try #require(result.body.quoted.first { !$0.text.isEmpty })
    #expect(String(decoding: quoted.text, as: UTF8.self) == "Where is my lamp?")
    if let author = sample.author {
      #expect(quoted.name == author)
    } else {
      #expect(quoted.address == "jane@example.org")
    }
  }

  @Test(arguments: clientSamples)
  func answerBelowIsKeptWhereTheQuoteEnds(_ sample: ClientSample) {
    guard sample.html.hasSuffix("</blockquote></div>") || sample.html.hasSuffix("</blockquote>")
    else { return }
    let result = split(sample.html + "<div>And a second one too.</div>")
    #expect(authored(result) == "It left today.|And a second one too.")
  }

  @Test func answersBetweenQuotedPiecesStay() {
    let quote =
      "<blockquote class=gmail_quote style=\"border-left:1px solid #ccc\"><p>Question \u{1}</p></blockquote>"
    let html =
      "<div class=gmail_quote><div class=gmail_attr>\(attribution)</div>\(quote)<div>Answer one.</div>\(quote)<div>Answer two.</div></div>"
    #expect(authored(split(html)) == "Answer one.|Answer two.")
  }

  @Test func wrapperAroundTheReplyDoesNotSwallowIt() {
    let html =
      "<div class=gmail_quote><div>It left today.</div><div>Tom</div><blockquote class=gmail_quote style=\"border-left:1px solid #ccc\">\(attribution)<br>\(question)</blockquote></div>"
    #expect(authored(split(html)) == "It left today.|Tom")
  }

  @Test(arguments: [
    "<p>The leaflet says</p><blockquote><p>Keep it dry.</p></blockquote><p>but it got wet.</p>",
    "<p>The leaflet says</p><blockquote style=\"margin:0 0 0 40px;border:none;padding:0\"><p>Keep it dry.</p></blockquote><p>but it got wet.</p>",
    "<p>The leaflet says</p><blockquote class=gmail_quote style=\"margin:0 0 0 40px;border:none;padding:0px\"><p>Keep it dry.</p></blockquote><p>but it got wet.</p>",
  ])
  func blockQuoteOfTheWriterStays(_ html: String) {
    #expect(authored(split(html)) == "The leaflet says|Keep it dry.|but it got wet.")
  }

  @Test(arguments: [
    "<div class=gmail_signature data-smartmail=gmail_signature>Tom Poe<br>Lamp desk</div>",
    "<div id=AppleMailSignature dir=ltr>Tom Poe<br>Lamp desk</div>",
    "<div id=ms-outlook-mobile-signature>Tom Poe<br>Lamp desk</div>",
    "<div class=\"protonmail_signature_block x\">Tom Poe<br>Lamp desk</div>",
    "<pre class=moz-signature cols=72>-- \nTom Poe\nLamp desk</pre>",
    "<div class=x_gmail_signature>Tom Poe<br>Lamp desk</div>",
    "<div id=m_-77AppleMailSignature>Tom Poe<br>Lamp desk</div>",
  ])
  func signaturesOfClientsAreToldApart(_ signature: String) {
    let result = split("<div>It left today.</div>\(signature)")
    #expect(authored(result) == "It left today.")
    let kinds = result.body.spans.map(\.kind)
    #expect(kinds == [.authored, .signature])
  }

  @Test func rulesAndTablesStay() {
    let html =
      "<p>Prices</p><hr><table><tr><td>Lamp</td><td>20</td></tr></table><hr><p>Please confirm.</p>"
    #expect(authored(split(html)) == "Prices|Lamp 20|Please confirm.")
  }

  @Test func hiddenAndScriptedTextIsDropped() {
    let html =
      "<style>p{}</style><script>x()</script><p style=\"display:none\">secret</p><p>Hello&nbsp;there<br>again</p>"
    let result = split(html)
    #expect(!String(decoding: result.text, as: UTF8.self).contains("secret"))
    #expect(result.body.spans.count == 1)
  }

  @Test func unclosedElementsReachToTheEnd() {
    let result = split("<p>It left today.<blockquote type=cite><p>Where is my lamp?")
    #expect(authored(result) == "It left today.")
  }
}
