package import Conversations
import Glibc
import Lexicons
import Settings

/// What was fitted to labelled and rated conversations: numbers only, a versioned resource.
///
/// A reply's probability for an error comes from its signals (`replies`); a conversation's from all
/// its replies, the conditions that hold in it and the rules that fired (`stacks`).
package struct LearnedModel: Sendable, Equatable {
  /// Mean and standard deviation of each signal over the replies it was fitted on.
  package var means = [Double](repeating: 0, count: LearnedSignal.count)
  package var deviations = [Double](repeating: 1, count: LearnedSignal.count)
  /// Logistic models of single replies, by error.
  package var replies: [CriterionID: Linear] = [:]
  package var stacks: [CriterionID: Stack] = [:]
  /// How satisfied customers were; its inputs are a conversation's mean signals and conditions.
  package var service: Linear?
  package var serviceMeans: [Double] = []
  package var serviceDeviations: [Double] = []

  package init() {}

  /// A linear form.
  package struct Linear: Sendable, Equatable {
    package var bias: Double
    /// One for each input.
    package var weights: [Double]

    package init(bias: Double, weights: [Double]) {
      self.bias = bias
      self.weights = weights
    }

    func value(_ inputs: [Double]) -> Double {
      var sum = bias
      for index in weights.indices { sum += weights[index] * inputs[index] }
      return sum
    }
  }

  /// How an error's probability in a conversation comes together.
  package struct Stack: Sendable, Equatable {
    package var bias = Stack.biasExpected
    /// Weight of what the replies' signals say.
    package var replies = 0.0
    package var conditions: [RuleCondition: Double] = [:]
    /// For each rule of the criterion, the share of its own evidence that is believed; rules that no
    /// label has met are believed as they are.
    package var rules: [String: Double] = [:]

    package init() {}

    /// Log odds of an error in a conversation that no rule speaks of.
    package static let biasExpected = -3.0

    /// A rule's evidence beyond `biasExpected`: alone, and believed wholly, it gives its own
    /// confidence back.
    package static func evidence(_ confidence: Double) -> Double {
      LearnedModel.logit(confidence) - biasExpected
    }
  }

  /// Signals are cut at so many deviations.
  static let clip = 4.0

  /// A row of signals, as the linear forms read it.
  func standardized(_ row: [Double]) -> [Double] {
    LearnedModel.standardized(row, means, deviations)
  }

  package static func standardized(
    _ row: [Double], _ means: [Double], _ deviations: [Double]
  ) -> [Double] {
    row.indices.map { min(clip, max(-clip, (row[$0] - means[$0]) / deviations[$0])) }
  }

  package static func logistic(_ value: Double) -> Double { 1 / (1 + exp(-value)) }

  package static func logit(_ probability: Double) -> Double {
    let bounded = min(1 - 1e-4, max(1e-4, probability))
    return log(bounded / (1 - bounded))
  }

  /// What several replies' probabilities say together, centred where an error is as rare as usual
  /// and bounded on both sides.
  package static func together(_ probabilities: [Double]) -> Double {
    let none = probabilities.reduce(1) { $0 * (1 - $1) }
    return min(4, max(-3, logit(1 - none) + 2.5))
  }

  /// The model that is part of the program.
  package static let builtIn: LearnedModel = {
    do {
      return try LearnedModel(json: Lexicons.learned)
    } catch {
      // The file is part of the program; tests read it.
      preconditionFailure("learned.json: \(error)")
    }
  }()

  /// Tells weights from others: part of the ruleset's id.
  var contentHash: String { String(Words.hash(Array(json.utf8)), radix: 16) }
}
