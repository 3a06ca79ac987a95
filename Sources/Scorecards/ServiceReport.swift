package import Conversations

/// How often a signal occurred on a channel, in conversations.
package struct SignalCount: Hashable, Sendable {
  package var conversations = 0
  /// Those among them in which the customer says that the matter is settled.
  package var solved = 0
}

/// A sentence behind a number that is not charged to an agent.
package struct ServiceQuote: Hashable, Sendable {
  package var conversation: ConversationKey
  /// What the conversation is written in, as far as known.
  package var language: Language
  package var turn: Int
  package var quote: String
  /// The other sentences of the same matter in this conversation, such as the customer's.
  package var related: [Evidence] = []
  /// What is said of it; "" for signals.
  package var message: Message
  package var confidence: Double
  package var isSolved: Bool

  /// Which of two is shown first; the same in any order of reading.
  static func < (a: ServiceQuote, b: ServiceQuote) -> Bool {
    if a.confidence != b.confidence { return a.confidence > b.confidence }
    return (a.conversation.source, a.conversation.id, a.turn, a.quote)
      < (b.conversation.source, b.conversation.id, b.turn, b.quote)
  }
}

/// Conversations that began in one hour of the day.
package struct HourReach: Hashable, Sendable {
  /// 0 ... 23 by the report's zone.
  package var hour: Int
  package var reached: Proportion
  /// Seconds until the first human reply that half did not exceed; nil below 10 conversations whose
  /// clocks show it.
  package var medianWait: Int64?
}

/// What a period tells about the company rather than its agents (ERROR-LIST 11.1, P05 to P15).
package struct ServiceReport: Hashable, Sendable {
  package var signals: [Channel: [Signal: SignalCount]] = [:]
  /// Sentences for each signal, at most `ServiceTally.mostQuotes`.
  package var quotes: [Signal: [ServiceQuote]] = [:]
  /// The surest findings of each criterion and attribution that are not charged to an agent.
  package var findings: [CriterionID: [Attribution: [ServiceQuote]]] = [:]
  /// Those that occur, ascending.
  package var hours: [HourReach] = []

  package init() {}

  /// Over all channels.
  package func count(_ signal: Signal) -> SignalCount {
    signals.values.reduce(into: SignalCount()) {
      $0.conversations += $1[signal]?.conversations ?? 0
      $0.solved += $1[signal]?.solved ?? 0
    }
  }
}

/// Counts a service report while evaluations stream by. Memory: four bytes a conversation, and a fixed
/// number of sentences.
struct ServiceTally: Sendable {
  static let mostQuotes = 50
  static let mostFindings = 50

  private var report = ServiceReport()
  private var begun = Array(repeating: Proportion(0, of: 0), count: 24)
  private var waits: [[Int32]] = Array(repeating: [], count: 24)

  mutating func add(_ evaluation: Evaluation, zone: ZoneRules, isReached: Bool) {
    let isSolved = evaluation.signals.contains { $0.signal == .solved }
    for mark in evaluation.signals {
      var count = report.signals[evaluation.channel]?[mark.signal] ?? SignalCount()
      count.conversations += 1
      count.solved += isSolved ? 1 : 0
      report.signals[evaluation.channel, default: [:]][mark.signal] = count
      guard !mark.evidence.quote.isEmpty else { continue }
      ServiceTally.keep(
        ServiceQuote(
          conversation: evaluation.key, language: evaluation.language, turn: mark.evidence.turn,
          quote: mark.evidence.quote, message: "", confidence: 1, isSolved: isSolved),
        in: &report.quotes[mark.signal, default: []], most: ServiceTally.mostQuotes)
    }
    for finding in evaluation.findings where finding.isCounted && finding.attribution != .agent {
      ServiceTally.keep(
        ServiceQuote(
          conversation: evaluation.key, language: evaluation.language,
          turn: finding.evidence.turn, quote: finding.evidence.quote,
          related: finding.related.filter { $0.conversation == nil },
          message: finding.message, confidence: finding.confidence, isSolved: isSolved),
        in: &report.findings[finding.criterion, default: [:]][finding.attribution, default: []],
        most: ServiceTally.mostFindings)
    }
    guard let first = evaluation.firstInstant else { return }
    let hour = zone.civil(first).hour
    begun[hour].total += 1
    if isReached { begun[hour].count += 1 }
    if let wait = evaluation.firstResponse { waits[hour].append(Int32(clamping: wait)) }
  }

  private static func keep(_ quote: ServiceQuote, in kept: inout [ServiceQuote], most: Int) {
    guard kept.count < most || kept.last.map({ quote < $0 }) == true else { return }
    let place = kept.firstIndex { quote < $0 } ?? kept.count
    kept.insert(quote, at: place)
    if kept.count > most { kept.removeLast() }
  }

  func finish() -> ServiceReport {
    var report = report
    report.hours = begun.indices.compactMap { hour in
      guard begun[hour].total > 0 else { return nil }
      let waits = waits[hour].sorted()
      return HourReach(
        hour: hour, reached: begun[hour],
        medianWait: waits.count < 10 ? nil : Int64(waits[(waits.count - 1) / 2]))
    }
    return report
  }
}
