import Conversations
import Testing

@testable import Normalize

/// An introduction of a quotation as a client writes it, with what must be read from it.
struct AttributionSample: Sendable, CustomTestStringConvertible {
  var line: String
  var name: String?
  var address: String?
  var clock: RawClock

  init(
    _ line: String, _ name: String?, _ address: String?, _ civil: CivilTime? = nil,
    offset: Int? = nil
  ) {
    self.line = line
    self.name = name
    self.address = address
    clock =
      civil.map {
        let seconds = $0.secondsAsUTC
        return offset.map { .utc(seconds - Int64($0)) } ?? .local(seconds)
      } ?? .none
  }

  var testDescription: String { line }
}

private let noon = CivilTime(year: 2026, month: 4, day: 28, hour: 14, minute: 53)
private let jane = "jane.roe@example.org"

let attributionSamples: [AttributionSample] = [
  // English
  .init("On Tue, Apr 28, 2026 at 2:53 PM Jane Roe <\(jane)> wrote:", "Jane Roe", jane, noon),
  .init("On 28 Apr 2026, at 14:53, Jane Roe <\(jane)> wrote:", "Jane Roe", jane, noon),
  .init("On 04/28/2026 02:53 PM, Jane Roe wrote:", "Jane Roe", nil, noon),
  .init("On 2026-04-28 14:53, Jane Roe wrote:", "Jane Roe", nil, noon),
  .init(
    "On Tue, 28 Apr 2026 14:53:00 +0200, Jane Roe <\(jane)> wrote:", "Jane Roe", jane, noon,
    offset: 7200),
  .init(
    "---- On Tue, 28 Apr 2026 14:53:00 +0200 Jane Roe <\(jane)> wrote ----", "Jane Roe", jane,
    noon, offset: 7200),
  .init("On Jane Roe <\(jane)>, 2026-04-28T14:53:00Z wrote:", "Jane Roe", jane, noon, offset: 0),
  .init("Jane Roe <\(jane)> writes:", "Jane Roe", jane),
  .init("At 2026-04-28 14:53:00, \(jane) wrote:", nil, jane, noon),
  // German
  .init("Am 28.04.26 um 14:53 schrieb Jane Roe <\(jane)>:", "Jane Roe", jane, noon),
  .init("Am Di., 28. Apr. 2026 um 14:53 Uhr schrieb Jane Roe <\(jane)>:", "Jane Roe", jane, noon),
  .init("Jane Roe <\(jane)> schrieb am Di., 28. Apr. 2026, 14:53:", "Jane Roe", jane, noon),
  .init(
    "Am 28. April 2026 14:53:00 MESZ schrieb Jane Roe <\(jane)>:", "Jane Roe", jane, noon,
    offset: 7200),
  // French
  .init("Le mar. 28 avr. 2026 à 14:53, Jane Roe <\(jane)> a écrit :", "Jane Roe", jane, noon),
  .init("Le 28/04/2026 à 14:53, Jane Roe a écrit :", "Jane Roe", nil, noon),
  // Spanish
  .init("El mar, 28 abr 2026 a las 14:53, Jane Roe (<\(jane)>) escribió:", "Jane Roe", jane, noon),
  // Italian
  .init(
    "Il giorno mar 28 apr 2026 alle ore 14:53 Jane Roe <\(jane)> ha scritto:", "Jane Roe", jane,
    noon),
  .init("Il 28/04/2026 14:53, Jane Roe ha scritto:", "Jane Roe", nil, noon),
  // Portuguese
  .init(
    "Em ter., 28 de abr. de 2026 às 14:53, Jane Roe <\(jane)> escreveu:", "Jane Roe", jane,
    noon),
  // Dutch
  .init("Op di 28 apr 2026 om 14:53 schreef Jane Roe <\(jane)>:", "Jane Roe", jane, noon),
  .init(
    "Op 28 apr. 2026 14:53 schreef \"Jane Roe\" <\(jane)> het volgende geschreven:", "Jane Roe",
    jane, noon),
  // Afrikaans
  .init("Op Di., 28 Apr. 2026 om 14:53 het Jane Roe <\(jane)> geskryf:", "Jane Roe", jane, noon),
  // Swedish, Danish, Norwegian, Finnish
  .init("Den tis 28 apr. 2026 kl 14:53 skrev Jane Roe <\(jane)>:", "Jane Roe", jane, noon),
  .init("Den tirs. 28. apr. 2026 kl. 14.53 skrev Jane Roe <\(jane)>:", "Jane Roe", jane, noon),
  .init("tir. 28. apr. 2026 kl. 14:53 skrev Jane Roe <\(jane)>:", "Jane Roe", jane, noon),
  .init("ti 28. huhtik. 2026 klo 14.53 Jane Roe (\(jane)) kirjoitti:", "Jane Roe", jane, noon),
  // Polish, Czech, Slovak, Romanian
  .init("wt., 28 kwi 2026 o 14:53 Jane Roe <\(jane)> napisał(a):", "Jane Roe", jane, noon),
  .init("W dniu 28.04.2026 o 14:53, Jane Roe pisze:", "Jane Roe", nil, noon),
  .init("út 28. 4. 2026 v 14:53 odesílatel Jane Roe <\(jane)> napsal:", "Jane Roe", jane, noon),
  .init("Dne 28. 04. 26 v 14:53 Jane Roe napsal(a):", "Jane Roe", nil, noon),
  .init("ut 28. 4. 2026 o 14:53 Jane Roe <\(jane)> napísal(a):", "Jane Roe", jane, noon),
  .init("mar., 28 apr. 2026 la 14:53, Jane Roe <\(jane)> a scris:", "Jane Roe", jane, noon),
  // Russian, Ukrainian
  .init("вт, 28 апр. 2026 г. в 14:53, Jane Roe <\(jane)>:", "Jane Roe", jane, noon),
  .init(
    "28 апр. 2026 г. 14:53 пользователь \"Jane Roe\" <\(jane)> написал:", "Jane Roe", jane,
    noon),
  .init("28.04.2026, 14:53, \"Jane Roe\" <\(jane)>:", "Jane Roe", jane, noon),
  .init("28.04.2026 14:53, Jane Roe пишет:", "Jane Roe", nil, noon),
  .init(
    "Tue, 28 Apr 2026 14:53:00 +0300 от Jane Roe <\(jane)>:", "Jane Roe", jane, noon,
    offset: 10_800),
  .init("вт, 28 квіт. 2026 р. о 14:53 Jane Roe <\(jane)> пише:", "Jane Roe", jane, noon),
  // Greek, Arabic
  .init(
    "Στις Τρί 28 Απρ 2026 στις 14:53, ο χρήστης Jane Roe <\(jane)> έγραψε:", "Jane Roe", jane,
    noon),
  .init(
    "في الثلاثاء، 28 أبريل 2026 في 2:53 م تمت كتابة ما يلي بواسطة Jane Roe <\(jane)>:",
    "Jane Roe", jane, noon),
  // Chinese, Japanese, Korean, Vietnamese
  .init("Jane Roe <\(jane)> 于2026年4月28日周二 下午2:53写道：", "Jane Roe", jane, noon),
  .init("在 2026年4月28日，下午2:53，Jane Roe <\(jane)> 写道：", "Jane Roe", jane, noon),
  .init("Jane Roe <\(jane)> 於 2026年4月28日 週二 下午2:53寫道：", "Jane Roe", jane, noon),
  .init("2026年4月28日(火) 14:53 Jane Roe <\(jane)>:", "Jane Roe", jane, noon),
  .init("2026년 4월 28일 (화) 오후 2:53, Jane Roe <\(jane)>님이 작성:", "Jane Roe", jane, noon),
  .init(
    "Vào Th 3, 28 thg 4, 2026 vào lúc 14:53 Jane Roe <\(jane)> đã viết:", "Jane Roe", jane,
    noon),
  // Hungarian, Turkish
  .init("Jane Roe <\(jane)> ezt írta (időpont: 2026. ápr. 28., K, 14:53):", "Jane Roe", jane, noon),
  .init("Jane Roe <\(jane)>, 28 Nis 2026 Sal, 14:53 tarihinde şunu yazdı:", "Jane Roe", jane, noon),
  // An archive's munged address, a clock without a date
  .init(
    "On 28 Apr 2026, at 14:53, Jane Roe <jane.roe at example.org> wrote:", "Jane Roe", jane, noon),
  .init("On 02:35 pm, jane.roe at example.org wrote:", nil, jane),
  // Without a verb
  .init("2026-04-28 14:53 GMT+02:00 Jane Roe <\(jane)>:", "Jane Roe", jane, noon, offset: 7200),
]

@Suite struct MailAttributionTests {
  @Test(arguments: attributionSamples)
  func introducesSignedQuotation(_ sample: AttributionSample) throws {
    let body = split("Fine by me.\n\n\(sample.line)\n> The old text stands here.\n> And more.\n")
    #expect(authored(body) == "Fine by me.")
    let quoted = try #require(body.body.quoted.first)
    #expect(body.body.quoted.count == 1)
    #expect(quoted.name == sample.name)
    #expect(quoted.address == sample.address)
    #expect(quoted.clock == sample.clock)
    #expect(String(decoding: quoted.text, as: UTF8.self) == "The old text stands here.\nAnd more.")
  }

  @Test(arguments: attributionSamples.filter { $0.address != nil && $0.clock != .none })
  func introducesUnsignedHistory(_ sample: AttributionSample) throws {
    let body = split("Fine by me.\n\n\(sample.line)\n\nThe old text stands here.\n\nAnd more.\n")
    #expect(authored(body) == "Fine by me.")
    #expect(body.body.quoted.first?.address == sample.address)
  }

  @Test(arguments: attributionSamples.filter { $0.line.count > 60 })
  func mayBeBrokenOverTwoLines(_ sample: AttributionSample) throws {
    // Clients break at the last space before the 72nd column.
    let words = sample.line.split(separator: " ", omittingEmptySubsequences: false)
    let head = words.dropLast(2).joined(separator: " ")
    let tail = words.suffix(2).joined(separator: " ")
    let body = split("Fine by me.\n\n\(head)\n\(tail)\n\n> The old text stands here.\n")
    #expect(authored(body) == "Fine by me.")
    #expect(body.body.quoted.first?.address == sample.address)
  }

  @Test func bracketTornFromItsAddressIsNoQuoteSign() {
    let body = split(
      "Yes.\n\nAm 21.04.2026 17:48 schrieb \"Jane Roe\" <jane.roe@long.example.org\n>:\n\n> Old.\n")
    #expect(authored(body) == "Yes.")
    #expect(body.body.quoted.first?.address == "jane.roe@long.example.org")
  }

  @Test(arguments: [
    "On Monday he wrote:\n\nI will pay tomorrow.\n\nHe did not.",
    "I wrote on 3 May 2026:\n- first\n- second",
    "As my colleague wrote: the box is empty.",
    "On 3 May 2026 your agent told me:\nit is on its way\n\nIt was not.",
    "My order of 28 Apr 2026:\n2 lamps\n1 table",
    "Delivery on 28.04.2026, 14:53:\nnobody was at home.",
    "Le 28 avril j'ai écrit: sans réponse.\nMerci.",
  ])
  func proseIsNoAttribution(_ text: String) {
    #expect(authored(split(text)) == text)
  }

  @Test func proseAboveStaysAuthored() {
    let body = split(
      "We moved on 3 May.\nThe rest is below\nOn 28 Apr 2026, at 14:53, Jane Roe <jane@example.org> wrote:\n> Old.\n"
    )
    #expect(authored(body) == "We moved on 3 May.\nThe rest is below")
  }
}

/// A text taken apart, with the text at hand.
struct SplitText {
  var text: [UInt8]
  var body: MailBody
}

func split(_ text: String, marks: [Mark] = []) -> SplitText {
  let bytes = Array(text.utf8)
  return SplitText(text: bytes, body: MailZones.split(text: bytes, marks: marks))
}

/// The stretches of one kind, joined, without white space at the ends.
func stretch(_ kind: SpanKind, _ split: SplitText) -> String {
  let all = split.body.spans.filter { $0.kind == kind }.map {
    String(decoding: split.text[$0.span.start..<$0.span.end], as: UTF8.self)
  }
  var joined = all.joined()
  while let last = joined.last, last.isWhitespace { joined.removeLast() }
  while let first = joined.first, first.isWhitespace { joined.removeFirst() }
  return joined
}

func authored(_ split: SplitText) -> String { stretch(.authored, split) }
