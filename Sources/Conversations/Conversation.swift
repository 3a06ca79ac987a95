/// Which conversation: stable over nights and files.
package struct ConversationKey: Hashable, Comparable, Sendable, Codable {
  /// The source's name in `pipeline.json`.
  package var source: String
  /// The id in the export, or one derived from the file's name and the place or first message.
  package var id: String

  package init(source: String, id: String) {
    self.source = source
    self.id = id
  }

  package static func < (a: ConversationKey, b: ConversationKey) -> Bool {
    (a.source, a.id) < (b.source, b.id)
  }
}

/// One message or event, after Normalize.
package struct Turn: Hashable, Sendable, Codable {
  /// Index into the conversation's participants; nil for events without an author.
  package var participant: Int?
  package var role: Role
  package var time: Timestamp?
  /// The clock as the export wrote it.
  package var rawTime: String?
  /// The turn's normalised text: bytes of the conversation's `text`.
  package var range: ByteRange
  /// What is what in the text: offsets from the turn's start, covering it without gaps.
  package var spans: [TextSpan]
  /// A note between staff, invisible to the customer; never judged.
  package var isInternal: Bool
  /// Recovered from a quotation in a later mail.
  package var isUnfolded: Bool
  package var event: TurnEvent?
  package var attachments: Int
  package var template: String?
  /// The file it came from, where that is not the conversation's.
  package var path: String?
  package var language: Language

  package init(
    participant: Int?, role: Role, time: Timestamp? = nil, rawTime: String? = nil,
    range: ByteRange, spans: [TextSpan] = [], isInternal: Bool = false, isUnfolded: Bool = false,
    event: TurnEvent? = nil, attachments: Int = 0, template: String? = nil, path: String? = nil,
    language: Language = .undetermined
  ) {
    self.participant = participant
    self.role = role
    self.time = time
    self.rawTime = rawTime
    self.range = range
    self.spans = spans
    self.isInternal = isInternal
    self.isUnfolded = isUnfolded
    self.event = event
    self.attachments = attachments
    self.template = template
    self.path = path
    self.language = language
  }
}

/// A sentence of authored text. Chat lines are sentences.
package struct Sentence: Hashable, Sendable {
  package var turn: Int
  /// Offsets in the turn's text.
  package var span: Span
  /// The same sentence in the conversation's folded bytes.
  package var folded: ByteRange

  package init(turn: Int, span: Span, folded: ByteRange) {
    self.turn = turn
    self.span = span
    self.folded = folded
  }
}

/// The authored text once more, folded for matching, with the way back to the original.
///
/// Folding: case, Latin accents, ё, full width, apostrophes, dashes, white space (one space between
/// words, none at a sentence's ends). Eight zero bytes stand behind the last sentence, so that word
/// hashes may read past it.
package struct FoldedText: Sendable {
  package var bytes: [UInt8]
  /// For each folded byte the offset, in its turn's text, of the character it came from.
  package var origins: [Int32]
  /// In order of turn and place.
  package var sentences: [Sentence]
  /// For each turn, its sentences.
  package var sentencesOfTurn: [Range<Int>]

  package init() {
    bytes = []
    origins = []
    sentences = []
    sentencesOfTurn = []
  }

  /// The original span of a stretch of one sentence's folded bytes.
  ///
  /// - Parameter range: a non-empty stretch inside `sentence.folded`.
  package func span(of range: ByteRange, in sentence: Sentence) -> Span {
    let start = Int(origins[range.lowerBound])
    // Several folded bytes may come from one character; the span holds it whole.
    var next = range.upperBound
    while next < sentence.folded.upperBound && origins[next] == origins[next - 1] { next += 1 }
    let end = next < sentence.folded.upperBound ? Int(origins[next]) : sentence.span.end
    return Span(start, max(start, end))
  }
}

/// Consecutive messages of one side, less than 60 s apart. Internal: every index that leaves the
/// program is a message's own.
package struct Block: Hashable, Sendable {
  package var role: Role
  /// Indices of its turns, ascending; events and internal notes between them are left out.
  package var turns: [Int]

  package init(role: Role, turns: [Int]) {
    self.role = role
    self.turns = turns
  }

  package var first: Int { turns[0] }
  package var last: Int { turns[turns.count - 1] }
}

/// An exchange after Normalize: what Score judges and the ledger keeps.
package struct Conversation: Sendable {
  package var key: ConversationKey
  /// The file in which it was found (the first one, for a thread of several).
  package var path: String
  package var format: String
  package var contact: Contact
  package var channel: Channel
  package var participants: [Participant]
  package var turns: [Turn]
  /// All turns' normalised text, UTF-8.
  package var text: [UInt8]
  package var customerLanguage: LanguageGuess
  package var agentLanguage: LanguageGuess
  /// Derived from `turns` and `text` by `Normalize`; not stored.
  package var folded: FoldedText
  /// Derived as well.
  package var blocks: [Block]

  package init(key: ConversationKey, path: String, format: String, channel: Channel) {
    self.key = key
    self.path = path
    self.format = format
    self.channel = channel
    contact = Contact()
    participants = []
    turns = []
    text = []
    customerLanguage = .undetermined
    agentLanguage = .undetermined
    folded = FoldedText()
    blocks = []
  }

  /// The conversation's language as reports show it: the customer's, else the agent's.
  package var language: Language {
    customerLanguage.language == .undetermined ? agentLanguage.language : customerLanguage.language
  }

  /// The exact slice of a turn's normalised text.
  package func quote(_ span: Span, turn: Int) -> String {
    let base = turns[turn].range.lowerBound
    return String(decoding: text[(base + span.start)..<(base + span.end)], as: UTF8.self)
  }

  package func text(of turn: Int) -> String {
    String(decoding: text[turns[turn].range], as: UTF8.self)
  }

  /// Puts other words in the place of each turn's. What is not as long as before is left as it was,
  /// because spans and ranges are by bytes.
  package mutating func rewriteTexts(_ rewritten: (String) -> String) {
    for turn in turns.indices where !turns[turn].range.isEmpty {
      let words = Array(rewritten(text(of: turn)).utf8)
      if words.count == turns[turn].range.count {
        text.replaceSubrange(turns[turn].range, with: words)
      }
    }
  }

  /// The agent who wrote a turn, if an agent did.
  package func agent(of turn: Int) -> AgentKey? {
    guard turns[turn].role == .agent, let p = turns[turn].participant else { return nil }
    return participants[p].agent
  }

  /// The last moment known of it: its last turn with a clock, else when it was closed or opened.
  package var lastInstant: Int64? {
    turns.lazy.compactMap { $0.time?.seconds }.max()
      ?? contact.closed?.seconds ?? contact.opened?.seconds
  }
}
