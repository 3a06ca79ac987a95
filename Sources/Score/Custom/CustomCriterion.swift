import Conversations
import Lexicons
import Settings

/// A criterion that `custom_criteria` describes: words that have to be said, or must not be.
///
/// It sees words and their places, never their meaning, and says nothing about conversations in
/// languages for which it has no patterns.
struct CustomCriterion: Judging {
  let settings: CustomCriterionSettings
  /// Its place in `custom_criteria`.
  let index: Int
  private let triggerCues: [Cue]
  private let neededCues: [Cue]

  /// Raised whenever the code's verdicts may change; part of the ruleset's id.
  static let revision = 1
  /// A pattern says exactly what its author wrote; what is left is a wrong speaker or language.
  private static let certainty = 0.9
  /// Searches opened in one conversation; more are the same matter again.
  private static let mostWindows = 20

  init(_ settings: CustomCriterionSettings, index: Int) {
    self.settings = settings
    self.index = index
    triggerCues = settings.window.after?.cues.compactMap(Cue.init) ?? []
    neededCues = settings.applies.cues.compactMap(Cue.init)
  }

  var info: CriterionInfo {
    var titles = settings.titles
    // English always exists: reports fall back on it.
    titles["en"] =
      titles["en"] ?? Language.supported.lazy.compactMap { titles[$0.rawValue] }.first
      ?? settings.id
    return CriterionInfo(
      id: CriterionID(settings.id), name: settings.id, titles: titles, decidability: .d1,
      criticality: settings.criticality, weight: settings.weight,
      isAutoFail: settings.isAutoFail, group: nil)
  }

  /// Where the words are looked for, and what made it a duty.
  private struct Window {
    var turns: [Int]
    var cause: Place?
  }

  func judge(_ reading: Reading) -> Judgement {
    func no(_ reason: String) -> Judgement { Judgement(.notApplicable(reason), for: reading) }
    guard isInScope(reading) else { return no("scope") }
    var cause: Place?
    if !neededCues.isEmpty {
      guard let match = reading.cues.matches.first(where: { neededCues.contains($0.cue) }) else {
        return no("no-opportunity")
      }
      cause = Place(match.turn, reading.sentenceSpan(match))
    }
    guard isReadable(reading) else { return Judgement(.notEvaluated("language"), for: reading) }
    if settings.window.withinSeconds != nil, !reading.time.isReliable {
      return Judgement(.notEvaluated("clock"), for: reading)
    }
    let windows = windows(reading, cause: cause)
    let suspicions = windows.flatMap { window -> [Suspicion] in
      settings.expect == .present ? absence(window, reading) : utterances(window, reading)
    }
    var seen: Set<Int> = []
    return Judgement(
      opportunities: opportunities(windows, suspicions, reading),
      suspicions: suspicions.filter { seen.insert($0.turn).inserted })
  }

  // MARK: Where it applies

  private func isInScope(_ reading: Reading) -> Bool {
    let contact = reading.conversation.contact
    func has(_ list: [String], _ value: String?) -> Bool {
      list.isEmpty || value.map(list.contains) ?? false
    }
    let scope = settings.applies
    return (scope.channels.isEmpty || scope.channels.contains(reading.channel))
      && has(scope.brands, contact.brand) && has(scope.queues, contact.queue)
      && has(scope.regions, contact.region)
  }

  /// Whether there are patterns for the speaker's language, as far as it is known.
  private func isReadable(_ reading: Reading) -> Bool {
    let guess =
      settings.speaker == .customer
      ? reading.conversation.customerLanguage : reading.conversation.agentLanguage
    return guess.language == .undetermined || settings.patterns[guess.language] != nil
      || guess.second.map { settings.patterns[$0] != nil } ?? false
  }

  /// For every agent: those who wrote in a window or are charged; everyone for customers' words.
  private func opportunities(
    _ windows: [Window], _ suspicions: [Suspicion], _ reading: Reading
  ) -> [Opportunity] {
    let turns =
      settings.speaker == .agent
      ? windows.flatMap(\.turns) + suspicions.map(\.turn)
      : windows.isEmpty ? [] : reading.agentTurns
    return reading.opportunities(turns, otherwise: "no-opportunity")
  }

  // MARK: Where it looks

  private func spoken(_ reading: Reading) -> [Int] {
    switch settings.speaker {
    case .agent: reading.agentTurns
    case .customer: reading.customerTurns
    case .service: reading.speech.filter { reading.role($0) != .customer }
    }
  }

  private func windows(_ reading: Reading, cause: Place?) -> [Window] {
    let spoken = spoken(reading)
    let place = settings.window
    guard place.after != nil else {
      var turns = spoken[...]
      if let first = place.firstTurns { turns = turns.prefix(first) }
      if let last = place.lastTurns { turns = turns.suffix(last) }
      let opening = reading.customerTurns.first.map { Place($0, reading.openingSpan(of: $0)) }
      let window = Window(
        turns: turns.filter { isInTime($0, from: reading.speech.first, reading) },
        cause: cause ?? opening)
      // Somebody who wrote nothing at all had no opportunity.
      return spoken.isEmpty ? [] : [window]
    }
    return triggers(reading).prefix(Self.mostWindows).compactMap { trigger in
      let later = spoken.turns(after: trigger.turn)
      var turns = later[...]
      if let most = place.withinTurns { turns = turns.prefix(most) }
      var window = turns.filter { isInTime($0, from: trigger.turn, reading) }
      // What opens the search may be said in one breath with what is searched.
      let isOwn = spoken.contains(trigger.turn)
      if isOwn { window.insert(trigger.turn, at: 0) }
      return isOwn || !later.isEmpty ? Window(turns: window, cause: trigger) : nil
    }
  }

  /// In order, one for each turn.
  private func triggers(_ reading: Reading) -> [Place] {
    var places = reading.cues.matches.filter { triggerCues.contains($0.cue) }.map {
      Place($0.turn, reading.sentenceSpan($0))
    }
    places += reading.house.filter { match in
      match.criterion == index && match.isTrigger
        && isSaid(match, by: settings.window.after?.speaker, reading)
    }.map { Place($0.turn, $0.span) }
    var seen: Set<Int> = []
    return places.sorted { ($0.turn, $0.span.start) < ($1.turn, $1.span.start) }
      .filter { seen.insert($0.turn).inserted }
  }

  private func isInTime(_ turn: Int, from start: Int?, _ reading: Reading) -> Bool {
    guard let limit = settings.window.withinSeconds else { return true }
    guard let start, let from = reading.turns[start].time?.seconds,
      let at = reading.turns[turn].time?.seconds
    else { return false }
    return at - from <= Int64(limit)
  }

  // MARK: What is said

  /// Patterns of agents are tried on bots' turns too; only `service` counts them.
  private func isSaid(
    _ match: HouseMatch, by speaker: CustomCriterionSettings.Speaker?, _ reading: Reading
  ) -> Bool {
    switch speaker {
    case .agent: reading.role(match.turn) == .agent
    case .customer: reading.role(match.turn) == .customer
    default: reading.role(match.turn) != .customer
    }
  }

  private func said(_ reading: Reading) -> [HouseMatch] {
    reading.house.filter {
      $0.criterion == index && !$0.isTrigger && isSaid($0, by: settings.speaker, reading)
    }
  }

  private func absence(_ window: Window, _ reading: Reading) -> [Suspicion] {
    let said = said(reading)
    guard !said.contains(where: { window.turns.contains($0.turn) }) else { return [] }
    let start = window.cause?.turn ?? -1
    // The last turn that was searched; where time ran out before one, the first that came too late.
    let last = window.turns.last ?? spoken(reading).turns(after: start).first
    guard let last, let turn = charged(last, reading) else { return [] }
    let late = said.lazy.map(\.turn).filter { $0 > (window.turns.last ?? start) }.min()
    return [
      suspicion(
        turn, reading.evidenceSpan(of: turn), rule: "missing",
        message: .missing(title, searched: window.turns, late: late),
        related: window.cause.map { [$0] } ?? [], reading)
    ]
  }

  private func utterances(_ window: Window, _ reading: Reading) -> [Suspicion] {
    said(reading).filter { window.turns.contains($0.turn) }.compactMap { match in
      guard let turn = charged(match.turn, reading) else { return nil }
      let isOwn = turn == match.turn
      var related = window.cause.map { [$0] } ?? []
      if !isOwn { related.insert(Place(match.turn, match.span), at: 0) }
      return suspicion(
        turn, isOwn ? match.span : reading.evidenceSpan(of: turn), rule: "said",
        message: .said(title, turn: match.turn), related: related.filter { $0.turn != turn },
        reading)
    }
  }

  /// The agent's turn at fault for what was or was not said in a turn: his own, else the last one
  /// before it, else the first one after it; nil if no agent wrote.
  private func charged(_ turn: Int, _ reading: Reading) -> Int? {
    if reading.role(turn) == .agent { return turn }
    return reading.agentTurns.turns(before: turn).last ?? reading.agentTurns.first
  }

  private var title: String { info.titles["en"] ?? settings.id }

  private func suspicion(
    _ turn: Int, _ span: Span, rule: String, message: Message, related: [Place],
    _ reading: Reading
  ) -> Suspicion {
    var suspicion = Suspicion(
      turn: turn, span: span, agent: reading.agentOfTurn[turn],
      evidence: [EvidenceItem(.structural, Self.certainty, "the house rule's patterns")],
      severity: settings.severity, rule: "\(settings.id).\(rule)", message: message)
    suspicion.attribution = settings.attribution
    suspicion.related = related
    return suspicion
  }
}

extension Message {
  fileprivate static func missing(_ title: String, searched turns: [Int], late: Int?) -> Message {
    let window: Message =
      switch turns.count {
      case 0: "no turn in time"
      case 1: "turn \(turns[0])"
      default: "\(turns.count) turns from \(turns[0]) to \(turns[turns.count - 1])"
      }
    var message: Message = "\(title): not said; searched \(window)"
    if let late { message += ", said too late in turn \(late)" }
    return message
  }

  fileprivate static func said(_ title: String, turn: Int) -> Message {
    "\(title): said in turn \(turn)"
  }
}
