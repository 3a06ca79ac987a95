import Conversations
import Score

/// A conversation's ledgers, for a reader at the terminal and as JSON lines.
struct LedgerPage {
  var entries: [LedgerEntry]

  /// A heading for each ledger, an entry in two lines: what it says, and the words it is about.
  var text: String {
    var text = ""
    for kind in LedgerEntry.Kind.allCases {
      let own = entries.filter { $0.kind == kind }
      text += "\(Self.heading(kind)): \(own.isEmpty ? "none" : String(own.count))\n"
      for entry in own { text += Self.readable(entry) }
    }
    return text
  }

  private static func heading(_ kind: LedgerEntry.Kind) -> String {
    switch kind {
    case .question: "Questions of the customer"
    case .promise: "Promises of agents"
    case .slot: "Information told and asked for"
    case .issue: "How far the matter got"
    case .affect: "Feelings the customer wrote of"
    case .time: "Waits and pauses"
    case .handOver: "Hand-overs"
    case .fact: "What agents stated as done"
    }
  }

  private static func readable(_ entry: LedgerEntry) -> String {
    var head = "  "
    if let evidence = entry.evidence { head += "turn \(evidence.turn) · " }
    head += entry.fields.map(readable).joined(separator: " · ") + "\n"
    guard let evidence = entry.evidence, !evidence.quote.isEmpty else { return head }
    return head + "    \(quoted(evidence))\n"
  }

  private static func readable(_ field: LedgerEntry.Field) -> String {
    let name = field.name.replacing("_", with: " ")
    switch field.value {
    case .flag: return name
    case .word(let word): return name == "state" ? word : "\(name) \(word)"
    case .number(let number): return "\(name) \(ReadableEvaluation.hundredths(number))"
    case .instant(let at): return "\(name) \(Timestamp(seconds: at).iso8601)"
    case .seconds(let seconds): return "\(name) \(Durations.text(seconds))"
    case .turn(let turn): return "\(name) turn \(turn)"
    case .turns(let turns):
      return "\(name) turns \(turns.map(String.init).joined(separator: ", "))"
    case .words(let evidence): return "\(name) turn \(evidence.turn) \(quoted(evidence))"
    }
  }

  /// Long turns are shown by their beginning.
  private static let shownLetters = 160

  private static func quoted(_ evidence: Evidence) -> String {
    let words = ReadableEvaluation.clean(evidence.quote)
    let isLong = words.count > shownLetters
    return "\u{201C}\(words.prefix(shownLetters))\(isLong ? "…" : "")\u{201D}"
  }
}
