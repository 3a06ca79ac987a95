import Conversations

/// The compact form in which a normalised conversation is stored. What Normalize derives (`folded`,
/// `blocks`) is left out.
enum ConversationCoding {
  static let version: UInt8 = 1

  /// - Returns: the stored form, and a hash of what the conversation says, whatever file it was found
  ///   in: of all but the path, which therefore comes last.
  static func encode(_ conversation: Conversation) -> (bytes: [UInt8], digest: ContentHash) {
    var encoder = ByteEncoder(version: version)
    encode(conversation, into: &encoder)
    let digest = ContentHash(encoder.bytes)
    encoder.text(conversation.path)
    return (encoder.bytes, digest)
  }

  private static func encode(_ conversation: Conversation, into encoder: inout ByteEncoder) {
    encoder.text(conversation.key.source)
    encoder.text(conversation.key.id)
    encoder.word(conversation.format)
    encoder.word(conversation.channel.rawValue)
    encode(conversation.contact, into: &encoder)
    encoder.list(conversation.participants) { encoder, participant in
      encoder.text(participant.name)
      encoder.byte(participant.role.rawValue)
      encoder.optional(participant.agent) { $0.agent($1) }
      encoder.optional(participant.team) { $0.word($1) }
    }
    var end = 0
    encoder.list(conversation.turns) { encoder, turn in
      encode(turn, after: end, into: &encoder)
      end = turn.range.upperBound
    }
    encoder.raw(conversation.text)
    encoder.guess(conversation.customerLanguage)
    encoder.guess(conversation.agentLanguage)
  }

  private static func encode(_ contact: Contact, into encoder: inout ByteEncoder) {
    encoder.optional(contact.channel) { $0.word($1.rawValue) }
    for text in [
      contact.subject, contact.brand, contact.region, contact.queue, contact.topic,
      contact.ticket, contact.customer, contact.ratingComment, contact.messageID,
      contact.previous,
    ] {
      encoder.optional(text) { $0.text($1) }
    }
    encoder.timestamp(contact.opened)
    encoder.timestamp(contact.closed)
    encoder.optional(contact.closedBy) { $0.byte($1.rawValue) }
    encoder.optional(contact.isClosed) { $0.bool($1) }
    encoder.optional(contact.rating) { $0.double($1) }
    encoder.list(contact.references) { $0.text($1) }
  }

  private static func encode(_ turn: Turn, after end: Int, into encoder: inout ByteEncoder) {
    var flags: UInt8 = turn.isInternal ? 1 : 0
    if turn.isUnfolded { flags |= 2 }
    if turn.event != nil { flags |= 4 }
    if turn.template != nil { flags |= 8 }
    if turn.path != nil { flags |= 16 }
    if turn.rawTime != nil { flags |= 32 }
    if turn.attachments != 0 { flags |= 64 }
    encoder.byte(flags)
    encoder.int(turn.participant ?? -1)
    encoder.byte(turn.role.rawValue)
    encoder.timestamp(turn.time)
    if let rawTime = turn.rawTime { encoder.text(rawTime) }
    encoder.int(turn.range.lowerBound - end)
    encoder.int(turn.range.count)
    encoder.list(turn.spans) { encoder, part in
      encoder.byte(part.kind.rawValue)
      encoder.int(part.span.start)
      encoder.int(part.span.count)
    }
    if let event = turn.event { encoder.byte(event.rawValue) }
    if turn.attachments != 0 { encoder.int(turn.attachments) }
    if let template = turn.template { encoder.word(template) }
    if let path = turn.path { encoder.word(path) }
    encoder.word(turn.language.rawValue)
  }

  static func decode(_ bytes: [UInt8]) throws(CodingProblem) -> Conversation {
    var decoder = try ByteDecoder(bytes, versions: version...version)
    let key = ConversationKey(source: try decoder.text(), id: try decoder.text())
    let format = try decoder.word()
    var conversation = Conversation(
      key: key, path: "", format: format, channel: try decoder.symbol(Channel.self))
    conversation.contact = try contact(&decoder)
    conversation.participants = try decoder.list { d throws(CodingProblem) in
      Participant(
        name: try d.text(), role: try d.symbol(Role.self),
        agent: try d.optional { d throws(CodingProblem) in try d.agent() },
        team: try d.optional { d throws(CodingProblem) in try d.word() })
    }
    var end = 0
    conversation.turns = try decoder.list { d throws(CodingProblem) in
      let turn = try ConversationCoding.turn(&d, after: end)
      end = turn.range.upperBound
      return turn
    }
    conversation.text = try decoder.raw()
    conversation.customerLanguage = try decoder.guess()
    conversation.agentLanguage = try decoder.guess()
    conversation.path = try decoder.text()
    guard decoder.isAtEnd, isSound(conversation) else { throw .invalid }
    return conversation
  }

  private static func contact(_ d: inout ByteDecoder) throws(CodingProblem) -> Contact {
    var contact = Contact()
    contact.channel = try d.optional { d throws(CodingProblem) in try d.symbol(Channel.self) }
    var texts: [String?] = []
    for _ in 0..<10 {
      texts.append(try d.optional { d throws(CodingProblem) in try d.text() })
    }
    contact.subject = texts[0]
    contact.brand = texts[1]
    contact.region = texts[2]
    contact.queue = texts[3]
    contact.topic = texts[4]
    contact.ticket = texts[5]
    contact.customer = texts[6]
    contact.ratingComment = texts[7]
    contact.messageID = texts[8]
    contact.previous = texts[9]
    contact.opened = try d.timestamp()
    contact.closed = try d.timestamp()
    contact.closedBy = try d.optional { d throws(CodingProblem) in try d.symbol(Role.self) }
    contact.isClosed = try d.optional { d throws(CodingProblem) in try d.bool() }
    contact.rating = try d.optional { d throws(CodingProblem) in try d.double() }
    contact.references = try d.list { d throws(CodingProblem) in try d.text() }
    return contact
  }

  private static func turn(_ d: inout ByteDecoder, after end: Int) throws(CodingProblem) -> Turn {
    let flags = try d.byte()
    let participant = try d.int()
    let role = try d.symbol(Role.self)
    let time = try d.timestamp()
    let rawTime = flags & 32 != 0 ? try d.text() : nil
    let (start, isFar) = end.addingReportingOverflow(try d.int())
    let length = try d.int()
    guard !isFar, start >= 0, length >= 0, length <= Int.max - start else { throw .invalid }
    let spans = try d.list { d throws(CodingProblem) in
      let kind = try d.symbol(SpanKind.self)
      let from = try d.int()
      let count = try d.int()
      guard from >= 0, count >= 0, count <= length - from else { throw .invalid }
      return TextSpan(kind, Span(from, from + count))
    }
    let event = flags & 4 != 0 ? try d.symbol(TurnEvent.self) : nil
    let attachments = flags & 64 != 0 ? try d.int() : 0
    let template = flags & 8 != 0 ? try d.word() : nil
    let path = flags & 16 != 0 ? try d.word() : nil
    return Turn(
      participant: participant < 0 ? nil : participant, role: role, time: time,
      rawTime: rawTime, range: start..<(start + length), spans: spans,
      isInternal: flags & 1 != 0, isUnfolded: flags & 2 != 0, event: event,
      attachments: attachments, template: template, path: path,
      language: try d.symbol(Language.self))
  }

  /// Whether every index points at something.
  private static func isSound(_ conversation: Conversation) -> Bool {
    conversation.turns.allSatisfy { turn in
      turn.range.upperBound <= conversation.text.count
        && (turn.participant ?? 0) < max(1, conversation.participants.count)
    }
  }
}

extension ByteEncoder {
  mutating func agent(_ agent: AgentKey) {
    optional(agent.rosterID) { $0.word($1) }
    word(agent.source)
    word(agent.name)
  }

  mutating func timestamp(_ time: Timestamp?) {
    guard let time else { return byte(0) }
    byte(time.isZoneAssumed ? 2 : 1)
    signed(time.seconds)
  }

  mutating func guess(_ guess: LanguageGuess) {
    word(guess.language.rawValue)
    double(guess.probability)
    optional(guess.second) { $0.word($1.rawValue) }
  }
}

extension ByteDecoder {
  mutating func agent() throws(CodingProblem) -> AgentKey {
    let id = try optional { d throws(CodingProblem) in try d.word() }
    return AgentKey(rosterID: id, source: try word(), name: try word())
  }

  mutating func timestamp() throws(CodingProblem) -> Timestamp? {
    switch try byte() {
    case 0: nil
    case 1: Timestamp(seconds: try signed())
    case 2: Timestamp(seconds: try signed(), isZoneAssumed: true)
    default: throw .invalid
    }
  }

  mutating func guess() throws(CodingProblem) -> LanguageGuess {
    let language = try symbol(Language.self)
    let probability = try double()
    return LanguageGuess(
      language, probability: probability,
      second: try optional { d throws(CodingProblem) in try d.symbol(Language.self) })
  }
}
