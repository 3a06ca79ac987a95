package import Conversations
package import Settings

/// Turns what Ingest found into what Score judges: roles, identities, clocks, clean text with its
/// spans, masked secrets, languages, blocks.
///
/// Pure: the same raw conversation and settings give the same result.
package struct Normalizer: Sendable {
  private let sources: [String: SourceSettings]
  private let roster: Roster
  private let zones: [String: ZoneRules]
  private let masker: Masker
  private let identifier: LanguageIdentifier

  /// Larger turns are refused, in bytes.
  package static let largestTurn = 4 << 20
  /// Larger conversations are refused, in bytes of text.
  package static let largestConversation = 64 << 20
  /// Conversations of more turns are refused.
  package static let mostTurns = 100_000

  /// - Parameter zones: rules of the zones that the sources name, by name; a source without a zone,
  ///   or with one that is missing here, is read as UTC.
  package init(settings: PipelineSettings, roster: Roster, zones: [String: ZoneRules]) {
    sources = Dictionary(settings.sources.map { ($0.name, $0) }, uniquingKeysWith: { a, _ in a })
    self.roster = roster
    self.zones = zones
    masker = Masker(settings.privacy.mask)
    identifier = LanguageIdentifier()
  }

  /// The conversation, or the reason why it cannot be used.
  package func normalize(_ raw: RawConversation) -> Result<Conversation, Rejection> {
    if let rejection = Normalizer.refusal(of: raw) { return .failure(rejection) }
    let source =
      sources[raw.origin.source] ?? SourceSettings(name: raw.origin.source, path: raw.origin.path)
    let clock = ClockReader(zone: source.timezone.flatMap { zones[$0] } ?? .utc)
    var draft = ConversationDraft(raw, masker: masker)
    draft.readTurns(raw, clock: clock)

    let contact = contact(of: raw, source: source, clock: clock)
    let instant = draft.turns.lazy.compactMap { $0.time?.seconds }.min() ?? contact.opened?.seconds
    let resolver = RoleResolver(
      roster: roster, agentDomains: source.agentDomains, source: raw.origin.source,
      day: instant.map { Int($0 / 86_400) })
    draft.assignRoles(resolver)
    let lower = draft.finishTexts()

    var conversation = Conversation(
      key: ConversationKey(source: raw.origin.source, id: ConversationIdentity.id(of: raw)),
      path: raw.origin.path, format: raw.format,
      channel: source.channel ?? contact.channel ?? (raw.isMail ? .email : .chat))
    conversation.contact = contact
    draft.move(into: &conversation)
    SideLanguages(identifier: identifier).assign(to: &conversation, lower: lower)
    Normalizer.derive(&conversation)
    return .success(conversation)
  }

  /// A customer's comment beside his rating: one line, masked.
  package func masked(_ text: String) -> String {
    masker.mask(TextCleaner.line(text, limit: 16_384))
  }

  /// Recomputes what is not stored (`folded`, `blocks`) after loading from the ledger.
  package static func derive(_ conversation: inout Conversation) {
    conversation.folded = FoldedText(text: conversation.text, turns: conversation.turns)
    conversation.blocks = BlockBuilder.blocks(conversation.turns)
  }

  private static func refusal(of raw: RawConversation) -> Rejection? {
    func rejection(_ code: String, _ reason: String) -> Rejection {
      Rejection(
        stage: .normalize, origin: raw.origin, conversation: raw.exportID, code: code,
        reason: reason)
    }
    if raw.turns.isEmpty { return rejection("no-turns", "the conversation holds no message") }
    if raw.turns.count > mostTurns {
      return rejection(
        "too-many-turns",
        "\(raw.turns.count) messages, at most \(mostTurns) are read; is the conversation's "
          + "boundary right?")
    }
    var total = 0
    for (index, turn) in raw.turns.enumerated() {
      total += turn.text.count
      if turn.text.count > largestTurn {
        return rejection(
          "turn-too-large",
          "message \(index) is larger than \(largestTurn >> 20) MiB; is the message's boundary "
            + "right?")
      }
    }
    if total > largestConversation {
      return rejection(
        "conversation-too-large",
        "its text is larger than \(largestConversation >> 20) MiB; is the conversation's "
          + "boundary right?")
    }
    return nil
  }

  private func contact(
    of raw: RawConversation, source: SourceSettings, clock: ClockReader
  ) -> Contact {
    var contact = raw.contact
    contact.brand = source.brand ?? contact.brand
    contact.region = source.region ?? contact.region
    contact.queue = source.queue ?? contact.queue
    func line(_ text: String?, _ limit: Int) -> String? {
      guard let text else { return nil }
      let line = TextCleaner.line(text, limit: limit)
      return line.isEmpty ? nil : line
    }
    contact.subject = line(contact.subject, 1000).map(masker.mask)
    contact.ratingComment = line(contact.ratingComment, 16_384).map(masker.mask)
    contact.customer = line(contact.customer, 320)
    contact.topic = line(contact.topic, 320)
    contact.opened = contact.opened.flatMap(clock.read)
    contact.closed = contact.closed.flatMap(clock.read)
    if contact.references.count > 256 {
      contact.references.removeFirst(contact.references.count - 256)
    }
    return contact
  }
}

/// Applies a source's zone to clocks that name none.
struct ClockReader {
  let zone: ZoneRules

  /// The last second that is believed: the end of 2199.
  static let latest: Int64 = 7_258_118_399

  func read(_ clock: RawClock) -> Timestamp? {
    switch clock {
    case .none: nil
    case .utc(let seconds): checked(seconds, isZoneAssumed: false)
    case .local(let seconds):
      checked(zone.instant(CivilTime(secondsUTC: clamp(seconds))), isZoneAssumed: true)
    }
  }

  /// A time stamp of the envelope: with an assumed zone it is a wall clock read as UTC.
  func read(_ stamp: Timestamp) -> Timestamp? {
    read(stamp.isZoneAssumed ? .local(stamp.seconds) : .utc(stamp.seconds))
  }

  private func clamp(_ seconds: Int64) -> Int64 {
    min(max(seconds, -86_400), ClockReader.latest + 86_400)
  }

  private func checked(_ seconds: Int64, isZoneAssumed: Bool) -> Timestamp? {
    guard seconds > 0, seconds <= ClockReader.latest else { return nil }
    return Timestamp(seconds: seconds, isZoneAssumed: isZoneAssumed)
  }
}
