package import Conversations

/// A short conversation with the verdict it must get: a test and a piece of documentation.
///
/// Notation: a line per message, `C:` customer, `A:` agent (`A2:` a second one), `B:` bot, `S:`
/// system; `\n` is written as ` / `. An optional clock stands before the colon (`C 10:00:05:` on an
/// assumed Monday, `C 2026-10-05 10:00:` in UTC). The words that a finding must quote are marked
/// ⟦like this⟧.
package struct Example: Sendable, Hashable {
  package enum Verdict: String, Sendable, CaseIterable {
    case violated
    case met
    case notApplicable = "not_applicable"
  }

  package var verdict: Verdict
  package var channel: Channel
  package var language: Language
  /// Why, in a few words.
  package var note: String
  package var transcript: String

  package init(
    _ verdict: Verdict, _ channel: Channel = .chat, _ language: Language = .english,
    _ note: String, _ transcript: String
  ) {
    self.verdict = verdict
    self.channel = channel
    self.language = language
    self.note = note
    self.transcript = transcript
  }
}

/// A transcript in the notation of `Example`, parsed.
package struct ExampleTranscript: Sendable {
  package var raw: RawConversation
  /// Where the marked words stand: turn and offsets in the text without marks.
  package var marked: [Place]

  /// - Parameter text: see `Example`. A line without a speaker continues the message before it.
  package init(_ text: String, channel: Channel) {
    raw = RawConversation(
      origin: Origin(source: "example", path: "example"), format: "example", exportID: "example")
    raw.contact.channel = channel
    marked = []
    for line in text.split(separator: "\n") {
      let line = line.drop { $0 == " " }
      guard let head = ExampleTranscript.head(line) else { continue }
      append(head.speaker, clock: head.clock, message: head.message)
    }
  }

  private static func head(
    _ line: Substring
  ) -> (speaker: String, clock: RawClock, message: Substring)? {
    guard let first = line.first, "CABS".contains(first) else { return nil }
    let speaker = String(line.prefix { $0 != ":" && $0 != " " })
    guard speaker.count <= 2 else { return nil }
    var rest = line.dropFirst(speaker.count)
    var clock = RawClock.none
    if rest.first == " " {
      guard let end = rest.range(ofFirst: ": ") else { return nil }
      clock = time(rest[..<end].dropFirst())
      rest = rest[end...]
    }
    guard rest.first == ":" else { return nil }
    return (speaker, clock, rest.dropFirst().drop { $0 == " " })
  }

  /// `10:00:05`, `10:00`, `2026-10-05 10:00`, `2026-10-05 10:00:05`.
  private static func time(_ text: Substring) -> RawClock {
    let numbers = text.split { !$0.isNumber }.compactMap { Int($0) }
    var civil = CivilTime(year: 2026, month: 10, day: 5)
    var rest = numbers[...]
    if text.contains("-"), rest.count >= 3 {
      civil = CivilTime(year: rest[0], month: rest[1], day: rest[2])
      rest = rest.dropFirst(3)
    }
    guard rest.count >= 2 else { return .none }
    civil.hour = rest[rest.startIndex]
    civil.minute = rest[rest.startIndex + 1]
    civil.second = rest.count > 2 ? rest[rest.startIndex + 2] : 0
    return .utc(civil.secondsAsUTC)
  }

  private mutating func append(_ speaker: String, clock: RawClock, message: Substring) {
    let start = raw.bytes.count
    var open: Int?
    let turn = raw.turns.count
    let lines = message.split(separator: " / ", omittingEmptySubsequences: false)
    for byte in lines.joined(separator: "\n").unicodeScalars {
      if byte == "⟦" {
        open = raw.bytes.count - start
      } else if byte == "⟧" {
        if let from = open { marked.append(Place(turn, Span(from, raw.bytes.count - start))) }
        open = nil
      } else {
        raw.bytes.append(contentsOf: UTF8.encode(byte) ?? UTF8.encodedReplacementCharacter)
      }
    }
    let role: Role =
      switch speaker.first {
      case "C": .customer
      case "A": .agent
      case "B": .bot
      default: .system
      }
    var participant: Int?
    if role != .system {
      let name =
        role == .agent
        ? "Agent " + (speaker.dropFirst().isEmpty ? "1" : speaker.dropFirst())
        : role == .bot ? "Bot" : "Customer"
      if let known = raw.participants.firstIndex(where: { $0.name == name }) {
        participant = known
      } else {
        participant = raw.participants.count
        raw.participants.append(RawParticipant(name: name, role: role))
      }
    }
    raw.turns.append(
      RawTurn(
        participant: participant, role: role, clock: clock, text: start..<raw.bytes.count,
        event: role == .system ? .other : nil))
  }
}

extension Substring {
  fileprivate func range(ofFirst needle: String) -> Substring.Index? {
    var index = startIndex
    while index < endIndex {
      if self[index...].hasPrefix(needle) { return index }
      index = self.index(after: index)
    }
    return nil
  }
}
