import Conversations
import Settings
import Testing

@testable import Ledger

@Suite struct CodingTests {
  static func full() -> Conversation {
    var c = Samples.conversation("id-1", texts: ["Où est-il ?", "", "Привет 🙂"])
    c.contact.channel = .email
    c.contact.subject = "Re: parcel"
    c.contact.brand = "north"
    c.contact.region = ""
    c.contact.queue = "q"
    c.contact.topic = "t"
    c.contact.ticket = "4711"
    c.contact.customer = "c@example.com"
    c.contact.opened = Timestamp(seconds: -5)
    c.contact.closed = Timestamp(seconds: .max, isZoneAssumed: true)
    c.contact.closedBy = .bot
    c.contact.isClosed = false
    c.contact.rating = 4.5
    c.contact.ratingComment = "ok"
    c.contact.messageID = "<m@x>"
    c.contact.references = ["<a>", "<b>"]
    c.contact.previous = "id-0"
    c.customerLanguage = LanguageGuess(.afrikaans, probability: 0.7, second: .dutch)
    c.agentLanguage = LanguageGuess(.english, probability: 1)
    c.turns[0].isInternal = true
    c.turns[0].isUnfolded = true
    c.turns[0].event = .refundIssued
    c.turns[0].attachments = 3
    c.turns[0].template = "macro-1"
    c.turns[0].path = "in/b.xml"
    c.turns[0].rawTime = "5 ott 2026, 10:00"
    c.turns[0].time = Timestamp(seconds: 7, isZoneAssumed: true)
    c.turns[1].participant = nil
    c.turns[1].time = nil
    c.turns[2].spans = [TextSpan(.authored, Span(0, 12)), TextSpan(.signature, Span(12, 17))]
    return c
  }

  @Test func conversationSurvivesStorage() throws {
    let stored = Self.full()
    let read = try ConversationCoding.decode(ConversationCoding.encode(stored).bytes)
    #expect(read.key == stored.key)
    #expect(read.path == stored.path)
    #expect(read.format == stored.format)
    #expect(read.channel == stored.channel)
    #expect(read.contact == stored.contact)
    #expect(read.participants == stored.participants)
    #expect(read.participants.map(\.name) == stored.participants.map(\.name))
    #expect(read.turns == stored.turns)
    #expect(read.text == stored.text)
    #expect(read.customerLanguage == stored.customerLanguage)
    #expect(read.agentLanguage == stored.agentLanguage)
    #expect(ConversationCoding.encode(read).bytes == ConversationCoding.encode(stored).bytes)
  }

  @Test func evaluationSurvivesStorage() throws {
    var stored = Samples.evaluation(Self.full())
    stored.firstResponse = -3
    stored.service = 74.25
    stored.rating = 2
    stored.agents[0].scoreBeforeAutoFail = 68
    stored.agents.append(AgentEvaluation(agent: Samples.bo, team: nil, turns: 0))
    stored.findings[0].related = [
      Evidence(turn: 2, span: Span(1, 4), quote: "abc", conversation: "other")
    ]
    stored.findings[0].also = ["E02", "S01"]
    stored.findings[0].reasons = ["guard: thanks alone", "window: 24 h"]
    stored.findings[0].threshold = 0.7
    stored.findings[0].deduction = 12
    stored.commendations = [
      Commendation(
        kind: "C01", agent: nil, evidence: Evidence(turn: 1, span: Span(0, 0), quote: ""),
        confidence: 0.9, rule: "C01.x", message: "m", related: [stored.findings[0].evidence])
    ]
    stored.promises[0].state = .conditionalOpen
    let inner: Message = "\(3) h \(20) min"
    stored.findings[0].message = "late by \(inner)"
    stored.findings[0].message += ", limit \("2 h")"
    let read = try EvaluationCoding.decode(EvaluationCoding.encode(stored, store: .normalized))
    #expect(read == stored)
    // Equal messages say the same; stored ones have the same parts as well.
    #expect(read.findings[0].message.clauses == stored.findings[0].message.clauses)
    #expect(read.agents.map(\.agent.name) == ["Anna", "Bo"])
  }

  @Test func nothingOfTheTextIsStoredWithNone() throws {
    let stored = Samples.evaluation(Samples.conversation("1", texts: ["SECRET WORDS", "fine"]))
    let bytes = EvaluationCoding.encode(stored, store: .none)
    #expect(!String(decoding: bytes, as: UTF8.self).contains("SECRET"))
    let read = try EvaluationCoding.decode(bytes)
    #expect(read.findings[0].evidence.quote.isEmpty)
    #expect(read.findings[0].evidence.span == stored.findings[0].evidence.span)
  }

  @Test func digestIsOfTheContentNotOfTheFile() {
    let one = Samples.conversation("1", path: "a.xml")
    let two = Samples.conversation("1", path: "b.xml")
    let three = Samples.conversation("1", texts: ["Where is it?", "On its way!"])
    #expect(ConversationCoding.encode(one).digest == ConversationCoding.encode(two).digest)
    #expect(ConversationCoding.encode(one).digest != ConversationCoding.encode(three).digest)
  }

  @Test func damagedBytesAreRefusedNotTrusted() {
    let conversation = ConversationCoding.encode(Self.full()).bytes
    let evaluation = EvaluationCoding.encode(Samples.evaluation(Self.full()), store: .normalized)
    for end in conversation.indices {
      #expect(throws: CodingProblem.self) {
        try ConversationCoding.decode(Array(conversation[..<end]))
      }
    }
    for end in evaluation.indices {
      #expect(throws: CodingProblem.self) {
        try EvaluationCoding.decode(Array(evaluation[..<end]))
      }
    }
    // Any change either is noticed or leaves a conversation whose indices hold.
    for place in conversation.indices {
      for mask: UInt8 in [1, 0x80, 0xFF] {
        var bytes = conversation
        bytes[place] ^= mask
        guard let read = try? ConversationCoding.decode(bytes) else { continue }
        for turn in read.turns {
          #expect(turn.range.upperBound <= read.text.count)
          #expect(turn.spans.allSatisfy { $0.span.end <= turn.range.count })
        }
      }
    }
    for place in evaluation.indices {
      var bytes = evaluation
      bytes[place] ^= 0xFF
      _ = try? EvaluationCoding.decode(bytes)
    }
  }

  @Test func newerEncodingIsTold() {
    var bytes = ConversationCoding.encode(Self.full()).bytes
    bytes[0] = 99
    #expect(throws: CodingProblem.self) { try ConversationCoding.decode(bytes) }
  }

  @Test(arguments: [
    Int64.min, -1_000_000, -1, 0, 1, 63, 64, 127, 128, 300, 1 << 40, .max,
  ])
  func integersSurvive(_ value: Int64) throws {
    var encoder = ByteEncoder(version: 1)
    encoder.signed(value)
    encoder.unsigned(UInt64(bitPattern: value))
    var decoder = try ByteDecoder(encoder.bytes, versions: 1...1)
    #expect(try decoder.signed() == value)
    #expect(try decoder.unsigned() == UInt64(bitPattern: value))
    #expect(decoder.isAtEnd)
  }

  @Test(
    arguments: [
      ("", 0xEF46_DB37_51D8_E999), ("a", 0xD24E_C4F1_A98C_6E5B), ("abc", 0x44BC_2CF5_AD77_0999),
      ("Nobody inspects the spammish repetition", 0xFBCE_A83C_8A37_8BF1),
    ] as [(String, UInt64)])
  func hashIsXXH64(_ text: String, _ value: UInt64) {
    #expect(ContentHash(Array(text.utf8)).value == value)
  }

  @Test func hashDoesNotDependOnThePieces() {
    let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 * 31) }
    for size in [1, 7, 31, 32, 33, 64, 999] {
      var hasher = StreamHasher()
      var place = 0
      while place < bytes.count {
        bytes[place..<min(place + size, bytes.count)].withUnsafeBytes { hasher.add($0) }
        place += size
      }
      #expect(hasher.finish() == ContentHash(bytes).value, "\(size)")
    }
  }

  @Test func hashOfAFile() throws {
    let folder = try TemporaryFolder()
    #expect(ContentHash(fileAt: folder.path + "/none") == nil)
    let ledger = try Ledger(path: folder.file)
    #expect(ContentHash(fileAt: ledger.path) != nil)
  }
}
