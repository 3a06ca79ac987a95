import Conversations
import Lexicons

/// How long customers waited, and whether the clocks can be trusted.
package struct TimeLedger: Sendable {
  /// A customer waiting for an agent.
  package struct Wait: Sendable, Hashable {
    /// The first customer turn of the block that waited.
    package var customerTurn: Int
    /// The last customer turn before the reply; the same turn if he wrote once.
    package var lastCustomerTurn: Int
    /// The agent's turn that ended it; nil if none came.
    package var agentTurn: Int?
    /// First reply of a person in the conversation.
    package var isFirst: Bool
    /// Seconds on the wall clock; to the reply, or nil without one.
    package var seconds: Int64?
    /// Seconds on the business clock; equal to `seconds` where no hours are configured.
    package var businessSeconds: Int64?
    /// Seconds that passed before an agent had joined or been assigned: the queue's, not his.
    package var queueSeconds: Int64
    /// The customer wrote again while waiting.
    package var isChased: Bool
    /// It begins with an agent's "one moment", not with the customer's words.
    package var isAfterHold = false
  }

  /// Every speech turn has a clock, they never run backwards, and under 30 % share one instant.
  package private(set) var isReliable: Bool
  /// In order. Blocks that expect no reply (thanks, goodbye) are left out.
  package private(set) var waits: [Wait] = []

  /// Seconds from the customer's first message to the first one of an agent behind it, whatever they
  /// say; nil without a clock, or where either is missing.
  package private(set) var firstResponse: Int64?

  /// Largest share of turns with one and the same instant (an import in one go).
  private static let sharedInstantLimit = 0.30
  /// Two messages in one second happen in any quick chat.
  private static let sharedInstantsCounted = 3

  init(_ reading: Reading) {
    let turns = reading.turns
    let clocks = reading.speech.map { turns[$0].time?.seconds }
    let known = clocks.compactMap { $0 }
    var isMonotone = true
    for (a, b) in zip(known, known.dropFirst()) where b < a { isMonotone = false }
    var counts: [Int64: Int] = [:]
    for clock in known { counts[clock, default: 0] += 1 }
    let shared = counts.values.max() ?? 0
    isReliable =
      known.count >= 1 && known.count == clocks.count && isMonotone
      && (shared < TimeLedger.sharedInstantsCounted
        || Double(shared) <= TimeLedger.sharedInstantLimit * Double(known.count))
    collect(reading)
    firstResponse = TimeLedger.firstResponse(reading)
  }

  private static func firstResponse(_ reading: Reading) -> Int64? {
    guard let first = reading.speech.first(where: { reading.role($0) == .customer }),
      let answered = reading.speech.first(where: { $0 > first && reading.role($0) == .agent })
    else { return nil }
    let block = reading.speech.filter {
      $0 >= first && $0 < answered && reading.role($0) == .customer
    }
    let asked = block[Addressee.start(of: block[...], answeredBy: answered, reading)]
    guard let from = reading.turns[asked].time?.seconds,
      let to = reading.turns[answered].time?.seconds, to >= from
    else { return nil }
    return to - from
  }

  private mutating func collect(_ reading: Reading) {
    var block: [Int] = []
    var hasReplied = false
    for turn in reading.speech {
      switch reading.role(turn) {
      case .customer:
        block.append(turn)
      case .agent:
        if !block.isEmpty { append(block, agentTurn: turn, isFirst: !hasReplied, reading) }
        waitAfterHold(before: turn, customer: block, reading)
        hasReplied = true
        block = []
      default:
        continue
      }
    }
    if !block.isEmpty { append(block, agentTurn: nil, isFirst: !hasReplied, reading) }
  }

  /// "One moment", and nothing: the customer, who at most said "fine", waits from the hold on.
  private mutating func waitAfterHold(before turn: Int, customer block: [Int], _ reading: Reading) {
    guard reading.channel == .chat, let held = reading.agentTurns.turns(before: turn).last,
      reading.has(.holdRequest, turn: held),
      block.allSatisfy({ reading.isCourtesyOnly($0) || reading.accepts($0) }),
      !waits.contains(where: { $0.agentTurn == turn }),
      let asked = reading.customerTurns.turns(before: held).last,
      let from = reading.turns[held].time?.seconds, let to = reading.turns[turn].time?.seconds,
      to >= from
    else { return }
    var wait = Wait(
      customerTurn: asked, lastCustomerTurn: block.last ?? asked, agentTurn: turn, isFirst: false,
      queueSeconds: 0, isChased: false)
    wait.isAfterHold = true
    wait.seconds = to - from
    wait.businessSeconds = reading.businessSeconds(from: from, to: to)
    waits.append(wait)
  }

  private mutating func append(_ block: [Int], agentTurn: Int?, isFirst: Bool, _ reading: Reading) {
    var block = block[...]
    if let agentTurn {
      block = block[Addressee.start(of: block, answeredBy: agentTurn, reading)...]
    }
    let spoken = block.filter { !reading.isCourtesyOnly($0) }
    // "Ok, then I'll cancel the other one" closes; a message after it opens the wait.
    guard let start = spoken.first(where: { !reading.accepts($0) }) ?? spoken.first else {
      return
    }
    let turns = reading.turns
    var wait = Wait(
      customerTurn: start, lastCustomerTurn: block[block.endIndex - 1], agentTurn: agentTurn,
      isFirst: isFirst, queueSeconds: 0, isChased: false)
    wait.isChased = block.contains {
      $0 > start
        && (reading.hasAny([.customerChase, .lateComplaint], turn: $0)
          || TimeLedger.urges($0, reading))
    }
    if let agentTurn, let from = turns[start].time?.seconds,
      let to = turns[agentTurn].time?.seconds,
      to >= from
    {
      wait.seconds = to - from
      wait.businessSeconds = reading.businessSeconds(from: from, to: to)
      let joined = turns[start..<agentTurn].last { $0.event == .joined || $0.event == .transferred }
      if let assigned = joined?.time?.seconds, assigned > from {
        wait.queueSeconds = min(to, assigned) - from
      }
    }
    waits.append(wait)
  }

  /// Words of a message that only urges, at most.
  private static let urgingWords = 6
  private static let urging = WordBeginnings(
    """
    help please plz pls fix answer reply respon aiut favore rispond помог пожалуйста ответ asseblief \
    antwoord reageer
    """)

  /// "Please help!!": a few words behind a message that nobody has answered.
  private static func urges(_ turn: Int, _ reading: Reading) -> Bool {
    guard reading.wordCount(turn) <= urgingWords else { return false }
    let text = reading.conversation.text[reading.turns[turn].range]
    let marks = zip(text, text.dropFirst())
    return marks.contains { $0 == $1 && ($0 == UInt8(ascii: "!") || $0 == UInt8(ascii: "?")) }
      || reading.sentences(of: turn).contains { reading.mentions(urging, sentence: $0) }
  }
}

extension Reading {
  /// Open seconds of the team's longest day; 86,400 where no hours are configured.
  package var secondsOfBusinessDay: Int64 {
    let open = calendar.open.map { day in day.reduce(0) { $0 + $1.count } * 60 }
    return Int64(open.max() ?? 86_400)
  }

  /// Seconds between two instants on the clock that lateness is judged by: the team's hours where
  /// they are configured; else the wall clock, for mail without Saturdays and Sundays.
  package func businessSeconds(from: Int64, to: Int64) -> Int64 {
    if hasBusinessHours || channel == .email {
      return calendar.businessSeconds(from: from, to: to)
    }
    return to - from
  }

  /// The moment at which so many of those seconds have passed; nil where the team never opens long
  /// enough.
  package func instant(businessSeconds seconds: Int64, after instant: Int64) -> Int64? {
    if hasBusinessHours || channel == .email {
      return calendar.add(businessSeconds: seconds, to: instant)
    }
    return instant + seconds
  }
}
