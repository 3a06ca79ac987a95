import Conversations
import Lexicons

/// How far the customer's matter got.
package struct IssueLedger: Sendable {
  package enum State: String, Sendable, Hashable, Comparable {
    case none, stated, diagnosed, actionSet, claimedResolved, confirmed, unresolved

    private var rank: Int {
      switch self {
      case .none: 0
      case .stated: 1
      case .diagnosed: 2
      case .actionSet: 3
      case .claimedResolved: 4
      case .confirmed: 5
      case .unresolved: 1
      }
    }
    package static func < (a: State, b: State) -> Bool { a.rank < b.rank }
  }

  package private(set) var state: State = .none
  /// The customer turn in which the matter was first stated.
  package private(set) var statedIn: Int?
  /// A problem (trouble, loss, delay, feeling), not mere information.
  package private(set) var isProblem = false
  /// The state after each turn that changed it.
  package private(set) var steps: [(turn: Int, state: State)] = []

  /// A turn with this many words states a matter even without a cue.
  private static let wordsOfAMatter = 8
  static let problemCues: [Cue] = [
    .qualityDefect, .unresolved, .negativeFeedback, .lateComplaint, .customerCannot,
    .customerChase, .churnThreat, .wordOfMouth, .deceptionAccusation, .urgency, .loss, .feeling,
  ]

  init(_ reading: Reading) {
    let questions = Set(reading.questions.all.map(\.turn))
    for turn in reading.speech {
      if reading.role(turn) == .customer {
        customer(turn, reading, asks: questions.contains(turn))
      } else if reading.role(turn) == .agent {
        agent(turn, reading)
      }
    }
  }

  private mutating func customer(_ turn: Int, _ reading: Reading, asks: Bool) {
    if reading.hasAny(IssueLedger.problemCues, turn: turn) { isProblem = true }
    if state == .none {
      guard
        asks || reading.wordCount(turn) >= IssueLedger.wordsOfAMatter
          || reading.hasAny(IssueLedger.problemCues, turn: turn)
      else { return }
      statedIn = turn
      move(.stated, turn)
    } else if reading.has(.unresolved, turn: turn), state >= .actionSet {
      move(.unresolved, turn)
    } else if reading.hasAny([.resolutionConfirm, .satisfaction], turn: turn), !asks,
      !reading.has(.unresolved, turn: turn)
    {
      move(.confirmed, turn)
    }
  }

  private mutating func agent(_ turn: Int, _ reading: Reading) {
    guard state != .none else { return }
    let acts = reading.acts(turn: turn)
    if reading.has(.resolutionClaim, turn: turn) {
      move(.claimedResolved, turn)
    } else if !acts.isDisjoint(with: [.act, .promise]) {
      if state < .actionSet { move(.actionSet, turn) }
    } else if !acts.isDisjoint(with: [.dataRequest, .advice]) {
      if state < .diagnosed { move(.diagnosed, turn) }
    }
  }

  private mutating func move(_ next: State, _ turn: Int) {
    guard next != state else { return }
    state = next
    steps.append((turn, next))
  }
}
