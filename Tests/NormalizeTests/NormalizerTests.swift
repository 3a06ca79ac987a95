import Conversations
import Settings
import Testing

@testable import Normalize

/// Builds raw conversations for tests.
struct RawBuilder {
  var raw: RawConversation

  init(_ participants: [RawParticipant], id: String? = "c1", path: String = "in/x.xml") {
    raw = RawConversation(origin: Origin(source: "desk", path: path), format: "t", exportID: id)
    raw.participants = participants
  }

  mutating func say(
    _ participant: Int?, _ text: String, role: Role? = nil, clock: RawClock = .none,
    marks: [(MarkKind, String)] = [], isInternal: Bool = false, event: TurnEvent? = nil
  ) {
    let start = raw.bytes.count
    raw.bytes += Array(text.utf8)
    let first = raw.marks.count
    for (kind, part) in marks {
      let bytes = Array(part.utf8)
      let offset = (start...(raw.bytes.count - bytes.count)).first {
        raw.bytes[$0..<($0 + bytes.count)].elementsEqual(bytes)
      }
      raw.marks.append(Mark(kind, offset!..<(offset! + bytes.count), depth: 1))
    }
    raw.turns.append(
      RawTurn(
        participant: participant, role: role, clock: clock, text: start..<raw.bytes.count,
        marks: first..<raw.marks.count, isInternal: isInternal, event: event))
  }
}

@Suite struct NormalizerTests {
  static let agent = RawParticipant(name: "Anna", role: .agent)
  static let customer = RawParticipant(name: "Ugo", role: .customer)

  static func settings(_ change: (inout SourceSettings) -> Void = { _ in }) -> PipelineSettings {
    var settings = PipelineSettings()
    var source = SourceSettings(name: "desk", path: "in")
    change(&source)
    settings.sources = [source]
    return settings
  }

  static func normalize(
    _ raw: RawConversation, _ settings: PipelineSettings = settings(), roster: Roster = .empty,
    zones: [String: ZoneRules] = [:]
  ) throws -> Conversation {
    try Normalizer(settings: settings, roster: roster, zones: zones).normalize(raw).get()
  }

  @Test func everyMessageKeepsItsIndexAndSpansCoverItsText() throws {
    var builder = RawBuilder([Self.agent, Self.customer])
    builder.say(1, "  Hello\u{A0}there ")
    builder.say(0, "")
    builder.say(0, "Good day,\r\nhow can I help?")
    builder.say(nil, "chat closed", event: .closedByAgent)
    let conversation = try Self.normalize(builder.raw)
    #expect(
      (0..<4).map { conversation.text(of: $0) } == [
        "Hello there", "", "Good day,\nhow can I help?", "chat closed",
      ])
    #expect(conversation.turns.map(\.role) == [.customer, .agent, .agent, .system])
    for turn in conversation.turns {
      var end = 0
      for span in turn.spans {
        #expect(span.span.start == end)
        end = span.span.end
      }
      #expect(end == turn.range.count)
    }
    #expect(conversation.turns[1].spans.isEmpty)
    #expect(conversation.agent(of: 2)?.name == "Anna")
    #expect(conversation.blocks.map(\.turns) == [[0], [2]])
  }

  @Test func quoteMarksOfAChatBecomeQuotedSpans() throws {
    var builder = RawBuilder([Self.agent, Self.customer])
    builder.say(
      0, "You wrote:\nwhere is it\nIt is here.",
      marks: [(.quote, "where is it\n"), (.quoteHeader, "You wrote:\n")])
    let turn = try Self.normalize(builder.raw).turns[0]
    #expect(
      turn.spans == [
        TextSpan(.quoted, Span(0, 22)), TextSpan(.authored, Span(22, 34)),
      ])
  }

  @Test func boilerplateIsMarkedForAgentsAndNotForCustomers() throws {
    let notice = "This chat may be recorded for quality and training purposes."
    var builder = RawBuilder([Self.agent, Self.customer])
    builder.say(0, "Hello! \(notice) How can I help?")
    builder.say(1, "You say it may be recorded for quality, why?")
    let conversation = try Self.normalize(builder.raw)
    let spans = conversation.turns[0].spans
    #expect(spans.map(\.kind) == [.authored, .boilerplate, .authored])
    #expect(conversation.quote(spans[1].span, turn: 0) == notice + " ")
    #expect(conversation.turns[1].spans.map(\.kind) == [.authored])
  }

  @Test(arguments: [
    "La conversazione può essere registrata per migliorare la qualità del servizio.",
    "Разговор может быть записан для контроля качества.",
    "Hierdie gesprek kan opgeneem word vir gehalte en opleiding.",
    "Your personal data is processed in accordance with our privacy policy.",
    "I suoi dati personali sono trattati ai sensi del GDPR.",
  ])
  func noticesAreKnownInEveryLanguage(notice: String) throws {
    var builder = RawBuilder([Self.agent, Self.customer])
    builder.say(0, notice)
    #expect(try Self.normalize(builder.raw).turns[0].spans.map(\.kind) == [.boilerplate])
  }

  @Test(arguments: [
    "I have recorded your complaint and will call you.",
    "The monitor you sent is recorded as returned.",
    "Ho registrato la chiamata nel sistema.", "Я записал ваш номер телефона.",
    "Ek het u klagte opgeneem by die bestuurder.",
  ])
  func agentsOwnWordsAreNoBoilerplate(text: String) throws {
    var builder = RawBuilder([Self.agent, Self.customer])
    builder.say(0, text)
    #expect(try Self.normalize(builder.raw).turns[0].spans.map(\.kind) == [.authored])
  }

  @Test func localClocksUseTheSourcesZoneAndAreMarked() throws {
    let rome = ZoneRules(
      name: "Europe/Rome", transitions: [.min, 1_774_746_000], offsets: [3600, 7200])
    var builder = RawBuilder([Self.agent, Self.customer])
    let winter = CivilTime(year: 2026, month: 1, day: 5, hour: 9).secondsAsUTC
    let summer = CivilTime(year: 2026, month: 7, day: 5, hour: 9).secondsAsUTC
    builder.say(0, "a", clock: .local(winter))
    builder.say(1, "b", clock: .local(summer))
    builder.say(0, "c", clock: .utc(winter))
    builder.say(0, "d", clock: .utc(-5))
    builder.raw.contact.opened = Timestamp(seconds: winter, isZoneAssumed: true)
    let zoned = Self.settings { $0.timezone = "Europe/Rome" }
    let conversation = try Self.normalize(builder.raw, zoned, zones: ["Europe/Rome": rome])
    #expect(
      conversation.turns.map(\.time) == [
        Timestamp(seconds: winter - 3600, isZoneAssumed: true),
        Timestamp(seconds: summer - 7200, isZoneAssumed: true),
        Timestamp(seconds: winter, isZoneAssumed: false), nil,
      ])
    #expect(conversation.contact.opened?.seconds == winter - 3600)
    #expect(
      try Self.normalize(builder.raw).turns[0].time
        == Timestamp(seconds: winter, isZoneAssumed: true))
  }

  @Test func secretsNeverReachTheConversation() throws {
    var builder = RawBuilder([Self.agent, Self.customer])
    builder.say(1, "my card is 4111 1111 1111 1111")
    builder.raw.contact.subject = "password: Sun#77"
    let conversation = try Self.normalize(builder.raw)
    #expect(conversation.text(of: 0) == "my card is 4111 11** **** 1111")
    #expect(conversation.contact.subject == "password: ******")
  }

  @Test func theSourceOverridesTheChannelAndFillsTheEnvelope() throws {
    var builder = RawBuilder([Self.agent, Self.customer])
    builder.say(1, "hi")
    builder.raw.contact.channel = .email
    builder.raw.contact.queue = "export"
    #expect(try Self.normalize(builder.raw).channel == .email)
    let settings = Self.settings {
      $0.channel = .social
      $0.brand = "north"
    }
    let conversation = try Self.normalize(builder.raw, settings)
    #expect(conversation.channel == .social)
    #expect(conversation.contact.brand == "north")
    #expect(conversation.contact.queue == "export")
  }

  @Test func whatCannotBeUsedIsRejectedWithACode() {
    let normalizer = Normalizer(settings: Self.settings(), roster: .empty, zones: [:])
    func code(_ raw: RawConversation) -> String? {
      if case .failure(let rejection) = normalizer.normalize(raw) { rejection.code } else { nil }
    }
    var builder = RawBuilder([Self.agent])
    #expect(code(builder.raw) == "no-turns")
    builder.say(0, "x")
    #expect(code(builder.raw) == nil)
    builder.raw.bytes = [UInt8](repeating: 0x61, count: Normalizer.largestTurn + 1)
    builder.raw.turns[0].text = 0..<builder.raw.bytes.count
    #expect(code(builder.raw) == "turn-too-large")
  }

  @Test func rangesOutsideTheArenaDoNotCrash() throws {
    var builder = RawBuilder([Self.agent])
    builder.say(5, "abc")
    builder.raw.turns[0].text = 1..<400
    builder.raw.turns[0].marks = 0..<9
    builder.raw.turns[0].rawClock = 2..<99
    let conversation = try Self.normalize(builder.raw)
    #expect(conversation.text(of: 0) == "bc")
    #expect(conversation.turns[0].participant == nil)
  }

  @Test func blocksJoinOneWritersMessagesWithinAMinute() throws {
    var builder = RawBuilder([Self.agent, Self.customer, RawParticipant(name: "Bo", role: .agent)])
    builder.say(1, "one", clock: .utc(1000))
    builder.say(nil, "joined", clock: .utc(1010), event: .joined)
    builder.say(0, "note", clock: .utc(1020), isInternal: true)
    builder.say(1, "two", clock: .utc(1059))
    builder.say(1, "three", clock: .utc(1119))
    builder.say(0, "four", clock: .utc(1120))
    builder.say(2, "five", clock: .utc(1121))
    builder.say(2, "six")
    let conversation = try Self.normalize(builder.raw)
    #expect(conversation.blocks.map(\.turns) == [[0, 3], [4], [5], [6, 7]])
    #expect(conversation.blocks.map(\.role) == [.customer, .customer, .agent, .agent])
  }

  @Test func derivingAgainGivesTheSame() throws {
    var builder = RawBuilder([Self.agent, Self.customer])
    builder.say(1, "Where is it? I wait.")
    builder.say(0, "On its way.")
    let conversation = try Self.normalize(builder.raw)
    var stored = conversation
    stored.folded = FoldedText()
    stored.blocks = []
    Normalizer.derive(&stored)
    #expect(stored.blocks == conversation.blocks)
    #expect(stored.folded.bytes == conversation.folded.bytes)
    #expect(!stored.folded.sentences.isEmpty)
  }
}
