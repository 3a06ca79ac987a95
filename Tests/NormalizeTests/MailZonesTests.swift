import Conversations
import Testing

@testable import Normalize

@Suite struct MailZonesTests {
  // MARK: - Heads of earlier mails

  @Test(arguments: [
    "From: Jane Roe <jane@example.org>\nSent: Tuesday, April 28, 2026 2:53 PM\nTo: Help Desk\nSubject: Lamp",
    "Von: Jane Roe <jane@example.org>\nGesendet: Dienstag, 28. April 2026 14:53\nAn: Help Desk\nBetreff: Lamp",
    "De : Jane Roe <jane@example.org>\nEnvoyé : mardi 28 avril 2026 14:53\nÀ : Help Desk\nObjet : Lamp",
    "De: Jane Roe <jane@example.org>\nEnviado el: martes, 28 de abril de 2026 14:53\nPara: Help Desk\nAsunto: Lamp",
    "Da: Jane Roe <jane@example.org>\nInviato: martedì 28 aprile 2026 14:53\nA: Help Desk\nOggetto: Lamp",
    "De: Jane Roe <jane@example.org>\nEnviada em: terça-feira, 28 de abril de 2026 14:53\nPara: Help Desk\nAssunto: Lamp",
    "Van: Jane Roe <jane@example.org>\nVerzonden: dinsdag 28 april 2026 14:53\nAan: Help Desk\nOnderwerp: Lamp",
    "Van: Jane Roe <jane@example.org>\nGestuur: Dinsdag, 28 April 2026 14:53\nAan: Help Desk\nOnderwerp: Lamp",
    "Från: Jane Roe <jane@example.org>\nSkickat: den 28 april 2026 14:53\nTill: Help Desk\nÄmne: Lamp",
    "Fra: Jane Roe <jane@example.org>\nSendt: 28. april 2026 14:53\nTil: Help Desk\nEmne: Lamp",
    "Lähettäjä: Jane Roe <jane@example.org>\nLähetetty: tiistai 28. huhtikuuta 2026 14:53\nVastaanottaja: Help Desk\nAihe: Lamp",
    "Od: Jane Roe <jane@example.org>\nWysłano: wtorek, 28 kwietnia 2026 14:53\nDo: Help Desk\nTemat: Lamp",
    "Od: Jane Roe <jane@example.org>\nOdesláno: úterý 28. dubna 2026 14:53\nKomu: Help Desk\nPředmět: Lamp",
    "Od: Jane Roe <jane@example.org>\nOdoslané: utorok 28. apríla 2026 14:53\nKomu: Help Desk\nPredmet: Lamp",
    "De la: Jane Roe <jane@example.org>\nTrimis: marți, 28 aprilie 2026 14:53\nCătre: Help Desk\nSubiect: Lamp",
    "От: Jane Roe <jane@example.org>\nОтправлено: 28 апреля 2026 г. 14:53\nКому: Help Desk\nТема: Lamp",
    "Від: Jane Roe <jane@example.org>\nНадіслано: 28 квітня 2026 р. 14:53\nКому: Help Desk\nТема: Lamp",
    "Από: Jane Roe <jane@example.org>\nΣτάλθηκε: Τρίτη, 28 Απριλίου 2026 14:53\nΠρος: Help Desk\nΘέμα: Lamp",
    "من: Jane Roe <jane@example.org>\nتاريخ الإرسال: 28 أبريل 2026 14:53\nإلى: Help Desk\nالموضوع: Lamp",
    "发件人: Jane Roe <jane@example.org>\n发送时间: 2026年4月28日 14:53\n收件人: Help Desk\n主题: Lamp",
    "寄件者: Jane Roe <jane@example.org>\n寄件日期: 2026年4月28日 14:53\n收件者: Help Desk\n主旨: Lamp",
    "差出人: Jane Roe <jane@example.org>\n送信日時: 2026年4月28日 14:53\n宛先: Help Desk\n件名: Lamp",
    "보낸 사람: Jane Roe <jane@example.org>\n보낸 날짜: 2026년 4월 28일 14:53\n받는 사람: Help Desk\n제목: Lamp",
    "Từ: Jane Roe <jane@example.org>\nĐã gửi: 28 Tháng 4, 2026 14:53\nTới: Help Desk\nChủ đề: Lamp",
    "*From:* Jane Roe <jane@example.org>\n*Date:* Tue, 28 Apr 2026 14:53\n*To:* Help Desk\n*Subject:* Lamp",
  ])
  func headOfEarlierMailBeginsHistory(_ head: String) throws {
    let body = split("Here is my answer.\n\n\(head)\n\nThe lamp is broken.\n")
    #expect(authored(body) == "Here is my answer.")
    let quoted = try #require(body.body.quoted.first)
    #expect(quoted.name == "Jane Roe")
    #expect(quoted.address == "jane@example.org")
    #expect(
      quoted.clock
        == .local(CivilTime(year: 2026, month: 4, day: 28, hour: 14, minute: 53).secondsAsUTC))
    #expect(quoted.subject == "Lamp")
    #expect(String(decoding: quoted.text, as: UTF8.self) == "The lamp is broken.")
  }

  @Test(arguments: [
    "-----Original Message-----", "-----Ursprüngliche Nachricht-----",
    "-----Message d'origine-----", "-----Mensaje original-----", "-----Messaggio originale-----",
    "-----Mensagem original-----", "-----Oorspronkelijk bericht-----",
    "-----Oorspronklike boodskap-----", "-----Ursprungligt meddelande-----",
    "-----Oprindelig meddelelse-----", "-----Opprinnelig melding-----",
    "-----Alkuperäinen viesti-----", "-----Wiadomość oryginalna-----", "-----Původní zpráva-----",
    "-----Pôvodná správa-----", "-----Mesaj original-----", "-----Исходное сообщение-----",
    "-----Оригінальне повідомлення-----", "-----Αρχικό μήνυμα-----", "-----الرسالة الأصلية-----",
    "-----原始邮件-----", "-----元のメッセージ-----", "-----원본 메시지-----", "-----Thư gốc-----",
    "-------- Original message --------", "---------- Forwarded message ----------",
    "---------- Weitergeleitete Nachricht ---------", "-------- Пересылаемое сообщение --------",
  ])
  func separatorBeginsHistory(_ separator: String) {
    let body = split("Here is my answer.\n\n\(separator)\nFrom: Jane Roe\n\nThe lamp is broken.\n")
    #expect(authored(body) == "Here is my answer.")
    #expect(body.body.quoted.first?.name == "Jane Roe")
  }

  @Test(arguments: [
    "##- Please type your reply above this line -##",
    "--- Bitte antworten Sie oberhalb dieser Linie ---",
    "=== Répondez au-dessus de cette ligne ===",
    "##- Scrivi la risposta sopra questa riga -##",
    "### Пожалуйста, напишите ответ выше этой строки ###",
    "##- Tik asseblief jou antwoord bo hierdie lyn -##",
  ])
  func answersStandAboveTheDeskLine(_ line: String) {
    let above = split("It works now.\n\n\(line)\n\nWe have reset your account.\n")
    #expect(authored(above) == "It works now.")
    // The desk's own mail begins with that line.
    let below = split("\(line)\n\nWe have reset your account.\n")
    #expect(authored(below) == "We have reset your account.")
  }

  @Test func unknownLabelInAHeadIsReadOver() {
    let body = split(
      "Yes.\n\nFrom: Jane Roe <jane@example.org>\nVia: a desk\nDate: April 28, 2026 at 2:53 PM\nTo: Desk\nSubject: Lamp\n\nOld.\n"
    )
    #expect(authored(body) == "Yes.")
    #expect(body.body.quoted.first?.subject == "Lamp")
  }

  @Test func promptsBelowAQuotationStay() {
    let body = split(
      "On 28 Apr 2026, at 14:53, Jane Roe <jane@example.org> wrote:\n> How?\n>\n\nSo:\n\n>>> lamp.on()\nTrue\n"
    )
    #expect(authored(body) == "So:\n\n>>> lamp.on()\nTrue")
  }

  // MARK: - What must not be cut

  @Test func inlineAnswersStayAuthored() throws {
    let body = split(
      """
      Hello Jane,

      On 28 Apr 2026, at 14:53, Jane Roe <jane@example.org> wrote:
      > When does it arrive?

      On Friday.

      > And the second box?
      > It was paid too.

      It left with the first.

      Kind regards
      Tom
      """)
    #expect(
      authored(body)
        == "Hello Jane,\n\nOn Friday.\n\nIt left with the first.\n\nKind regards\nTom")
    let quoted = try #require(body.body.quoted.first)
    #expect(body.body.quoted.count == 1)
    #expect(
      String(decoding: quoted.text, as: UTF8.self)
        == "When does it arrive?\nAnd the second box?\nIt was paid too.")
  }

  @Test(arguments: [
    "The price list:\n\n--------------------\nLamp    20\nTable   90\n--------------------\n\nPlease confirm.",
    "Item\n-----\nLamp\n\nThanks",
    "I run this:\n\n```\n> make all\n# done\n-- \n```\n\nand it fails.",
    "It prints\n\n>>> import lamp\n>>> lamp.on()\nTrue\n\nwhich is wrong.",
    "Your site says\n\n> Free returns within 30 days.\n\nbut the shop refused.",
    "> Email with nothing but a sign.",
    "Trip details\nFrom: Rome\nTo: Milan\nDate: 3 May 2026\nPassengers: 2\n\nIs there a later train?",
    "Sent from our warehouse on Monday, but never arrived.",
    "I sent it from my office in Rome, where nobody knows it.\nPlease check.",
    "The original message was lost.\nPlease send it again.",
    ">:( I am not amused.\nWhere is it?",
    "Please reply above the line of the form and not below.\nThank you.",
    "From what I see it works.\nTo be sure, restart it.",
  ])
  func ownTextSurvives(_ text: String) {
    #expect(authored(split(text)) == text)
    #expect(split(text).body.quoted.isEmpty)
  }

  @Test func answerBelowTheQuotationStays() {
    let body = split(
      "On 28 Apr 2026, at 14:53, Jane Roe <jane@example.org> wrote:\n\n> Is it red?\n\nNo, it is blue.\n"
    )
    #expect(authored(body) == "No, it is blue.")
  }

  @Test func mailThatOnlyForwardsHasNoOwnText() throws {
    let body = split(
      "---------- Forwarded message ---------\nFrom: Jane Roe <jane@example.org>\nDate: Tue, Apr 28, 2026 at 2:53 PM\nSubject: Lamp\nTo: <desk@example.com>\n\n\nThe lamp is broken.\n"
    )
    #expect(authored(body) == "")
    #expect(body.body.quoted.first?.address == "jane@example.org")
  }

  // MARK: - History in history

  @Test func nestedQuotationsBecomeMessages() throws {
    let body = split(
      """
      Third.

      On 3 May 2026, at 10:00, Jane Roe <jane@example.org> wrote:

      > Second.
      >
      > On 2 May 2026, at 10:00, Tom Poe <tom@example.com> wrote:
      >
      >> First.
      >> Of two lines.
      >
      > Jane
      """)
    #expect(authored(body) == "Third.")
    let quoted = body.body.quoted
    #expect(quoted.map(\.name) == ["Jane Roe", "Tom Poe"])
    #expect(quoted.map(\.level) == [1, 2])
    #expect(String(decoding: quoted[0].text, as: UTF8.self) == "Second.\n\nJane")
    #expect(String(decoding: quoted[1].text, as: UTF8.self) == "First.\nOf two lines.")
  }

  @Test func unsignedHistoryIsAChain() {
    let body = split(
      """
      Third.

      From: Jane Roe <jane@example.org>
      Sent: Sunday, May 3, 2026 10:00 AM
      To: Desk
      Subject: RE: Lamp

      Second.

      From: Tom Poe <tom@example.com>
      Sent: Saturday, May 2, 2026 10:00 AM
      To: Jane Roe
      Subject: Lamp

      First.
      """)
    #expect(authored(body) == "Third.")
    #expect(body.body.quoted.map(\.name) == ["Jane Roe", "Tom Poe"])
    #expect(
      body.body.quoted.map { String(decoding: $0.text, as: UTF8.self) } == ["Second.", "First."])
  }

  // MARK: - Properties

  @Test(arguments: attributionSamples)
  func spansCoverTheText(_ sample: AttributionSample) {
    let body = split("Hello\r\n\r\n\(sample.line)\r\n> a\r\n>> b\r\n\r\n-- \r\nTom\r\n")
    var end = 0
    for span in body.body.spans {
      #expect(span.span.start == end)
      #expect(!span.span.isEmpty)
      end = span.span.end
    }
    #expect(end == body.text.count)
    for quoted in body.body.quoted {
      #expect(quoted.spans.last?.span.end ?? 0 == quoted.text.count)
    }
  }

  @Test(arguments: ["", "\n", " \n\u{A0}\n", ">", ">>>>", "--", "From:", "On wrote:", "<<<<@>>>>:"])
  func oddTextsAreSafe(_ text: String) {
    let body = split(text)
    #expect(body.body.spans.reduce(0) { $0 + $1.span.count } == text.utf8.count)
  }

  @Test func deepNestingIsBounded() {
    let deep = (0..<200).map { String(repeating: ">", count: $0) + " line \($0)" }
    let body = split(deep.joined(separator: "\n"))
    #expect(body.body.quoted.count <= 2_000)
    #expect(body.body.spans.last?.span.end == body.text.count)
  }
}

/// Texts made to cost time: each must be taken apart in a moment, or the test run never ends.
@Suite struct HostileMailTests {
  @Test(arguments: [
    "aaaaaa:\n", "On 1 Apr 2026:\n", "> > > a\n> b\n", "From: a@b\n", "<a@b\n>\n", "-- \n",
    "-----\n",
    "On a <", "Sent from my phone\n", "This message is confidential\n\n",
    "2026-04-28 14:53 a <a@b>\n",
  ])
  func repeatedBaitIsReadInOnePass(_ bait: String) {
    let text = String(repeating: bait, count: 20_000 / bait.utf8.count)
    let body = split(text)
    #expect(body.body.spans.last?.span.end == text.utf8.count)
  }

  @Test func manyMarksAreReadInOnePass() {
    let text = String(repeating: "line\n", count: 200)
    let marks = (0..<200).flatMap { i -> [Mark] in
      let range = (i * 5)..<1_000
      return [
        Mark(.quoteWrapper, range), Mark(.indented, range), Mark(.signature, (i * 5)..<(i * 5 + 4)),
      ]
    }
    let body = split(text, marks: marks)
    #expect(body.body.spans.last?.span.end == text.utf8.count)
  }
}
