import Conversations

/// A conversation on its way: turns with clean text, before roles are known.
struct ConversationDraft {
  private let masker: Masker
  private(set) var turns: [Turn] = []
  private(set) var text: [UInt8] = []
  private(set) var participants: [Participant] = []
  /// Participants of the export, then those met only in quotations.
  private var raw: [RawParticipant]
  /// What the format says of each turn's role.
  private var givenRoles: [Role?] = []
  private let isMail: Bool

  init(_ conversation: RawConversation, masker: Masker) {
    self.masker = masker
    raw = conversation.participants
    isMail = conversation.isMail
    turns.reserveCapacity(conversation.turns.count)
    givenRoles.reserveCapacity(conversation.turns.count)
  }

  /// An id or address by which the customer is known again, if there is just one customer.
  private var customerHandle: String? {
    let customers = participants.indices.filter {
      participants[$0].role == .customer && $0 < raw.count
    }
    guard customers.count == 1 else { return nil }
    let customer = raw[customers[0]]
    let handle = (customer.address.map(Roster.foldAddress) ?? customer.id ?? "")
    let line = TextCleaner.line(handle, limit: 320)
    return line.isEmpty ? nil : line
  }

  // MARK: reading

  mutating func readTurns(_ conversation: RawConversation, clock: ClockReader) {
    // Once: reserving for each turn would copy all text each time.
    text.reserveCapacity(conversation.turns.reduce(0) { $0 + $1.text.count })
    conversation.bytes.withUnsafeBufferPointer { bytes in
      for turn in conversation.turns {
        let marks = conversation.marks[turn.marks.clamped(to: 0..<conversation.marks.count)]
        if isMail {
          readMail(turn, bytes, marks: marks, clock: clock)
        } else {
          let start = text.count
          let mapped = TextCleaner.clean(bytes, turn.text, marks: marks, into: &text)
          append(
            turn, range: start..<text.count,
            spans: SpanMarker.spans(text[start...], marks: mapped), bytes, clock)
        }
      }
    }
  }

  private mutating func append(
    _ turn: RawTurn, range: ByteRange, spans: [TextSpan], _ bytes: UnsafeBufferPointer<UInt8>,
    _ clock: ClockReader
  ) {
    let participant = turn.participant.flatMap { raw.indices.contains($0) ? $0 : nil }
    turns.append(
      Turn(
        participant: participant, role: .unknown, time: clock.read(turn.clock),
        rawTime: turn.rawClock.flatMap { ConversationDraft.clockText(bytes, $0) }, range: range,
        spans: spans, isInternal: turn.isInternal, event: turn.event,
        attachments: max(0, turn.attachments), template: turn.template))
    givenRoles.append(turn.role)
  }

  /// The clock as it stands in the export, on one line, 100 bytes at most.
  private static func clockText(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange
  ) -> String? {
    var out: [UInt8] = []
    let range = range.clamped(to: 0..<bytes.count)
    let end = min(range.upperBound, range.lowerBound + 100)
    _ = TextCleaner.clean(bytes, range.lowerBound..<end, marks: [], into: &out)
    return out.isEmpty ? nil : String(decoding: out, as: UTF8.self)
  }

  private mutating func readMail(
    _ turn: RawTurn, _ bytes: UnsafeBufferPointer<UInt8>, marks: ArraySlice<Mark>,
    clock: ClockReader
  ) {
    var own: [UInt8] = []
    let mapped = TextCleaner.clean(bytes, turn.text, marks: marks, into: &own)
    let body = MailZones.split(text: own, marks: mapped)
    let quoterOffset = turn.rawClock.flatMap { MailZones.offset(ofClock: bytes, $0) }
    for quoted in body.quoted.reversed() where quoted.isAttributed {
      let start = text.count
      text += quoted.text
      turns.append(
        Turn(
          participant: author(of: quoted), role: .unknown,
          time: MailZones.time(of: quoted, quoterOffset: quoterOffset) ?? clock.read(quoted.clock),
          rawTime: quoted.rawClock, range: start..<text.count, spans: quoted.spans,
          isUnfolded: true))
      givenRoles.append(nil)
    }
    let start = text.count
    text += own
    append(turn, range: start..<text.count, spans: body.spans, bytes, clock)
  }

  /// The participant who wrote a quoted message: known by address, else by name, else new.
  private mutating func author(of message: QuotedMessage) -> Int? {
    let address = message.address.map(Roster.foldAddress)
    let name = message.name.map(Roster.fold)
    if let address {
      let known = raw.firstIndex { $0.address.map(Roster.foldAddress) == address }
      if let known { return known }
    }
    if let name {
      let known = raw.firstIndex { other in
        Roster.fold(other.name) == name
          && (address == nil || other.address == nil
            || other.address.map(Roster.foldAddress) == address)
      }
      if let known {
        if raw[known].address == nil { raw[known].address = address }
        return known
      }
    }
    guard name != nil || address != nil else { return nil }
    raw.append(RawParticipant(name: message.name ?? "", address: address))
    return raw.count - 1
  }

  // MARK: roles

  mutating func assignRoles(_ resolver: RoleResolver) {
    var turnRoles = [RoleSet](repeating: RoleSet(), count: raw.count)
    for index in turns.indices {
      // That somebody entered is the system's message and says nothing of him.
      if turns[index].event == nil, let participant = turns[index].participant,
        let role = givenRoles[index]
      {
        turnRoles[participant].insert(role)
      }
    }
    participants = resolver.resolve(raw, turnRoles: turnRoles)
    var anonymous: Int?
    for index in turns.indices {
      let given = givenRoles[index]
      if let participant = turns[index].participant {
        turns[index].role = given ?? participants[participant].role
      } else {
        turns[index].role = given ?? (turns[index].event == nil ? .unknown : .system)
        if turns[index].role == .agent, turns[index].event == nil {
          if anonymous == nil {
            anonymous = participants.count
            participants.append(resolver.anonymousAgent())
          }
          turns[index].participant = anonymous
        }
      }
    }
    for index in participants.indices where participants[index].role != .agent {
      participants[index].name = masker.mask(participants[index].name)
    }
  }

  // MARK: texts

  /// Hands everything over without a copy; the draft is empty afterwards.
  mutating func move(into conversation: inout Conversation) {
    if conversation.contact.customer == nil { conversation.contact.customer = customerHandle }
    swap(&conversation.participants, &participants)
    swap(&conversation.turns, &turns)
    swap(&conversation.text, &text)
  }

  /// Marks boilerplate in what customers did not write, and masks every text.
  ///
  /// - Returns: the whole text by `LowerText`, as it was before masking.
  mutating func finishTexts() -> [UInt8] {
    var lower: [UInt8] = []
    text.withUnsafeBufferPointer { LowerText.fold($0, into: &lower) }
    var signs = TextSigns()
    text.withUnsafeMutableBufferPointer { text in
      lower.withUnsafeBufferPointer { lower in
        for index in turns.indices where !turns[index].range.isEmpty {
          let range = turns[index].range
          let slice = UnsafeBufferPointer(rebasing: lower[range])
          signs.read(slice)
          if !signs.candidates.isEmpty, turns[index].role != .customer {
            Boilerplate.mark(slice, candidates: signs.candidates, spans: &turns[index].spans)
          }
          masker.mask(
            UnsafeMutableBufferPointer(rebasing: text[range]), lower: slice, signs: signs)
        }
      }
    }
    return lower
  }
}
