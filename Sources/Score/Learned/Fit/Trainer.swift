import Conversations

/// Fits the learned model to labelled conversations. Deterministic: the same conversations, in any
/// order, give the same weights.
package struct Trainer {
  /// Errors of which single replies are modelled; for the others rules and conditions are weighed.
  static let modelled: [CriterionID] = [
    "E01", "E02", "E04", "E05", "E08", "E11", "E14", "S18", "S21",
  ]
  /// Inverse strength of the penalty on a reply model's weights, as in 1 / C.
  private static let replyPenalty = 100.0
  /// Fewer marked replies teach no model of replies.
  private static let leastMarkedReplies = 15
  /// Fewer marked conversations leave a stack as expected.
  private static let leastMarkedConversations = 3
  /// Parts into which the training data are split for the stacks' inputs.
  private static let innerParts = 4

  private let examples: [LabelledExample]

  /// - Parameter examples: with labels or ratings; those without either teach nothing.
  package init(_ examples: [LabelledExample]) {
    self.examples = examples.sorted { $0.example.id < $1.example.id }
  }

  package func fit() -> LearnedModel {
    let labelled = examples.filter { !$0.labels.readers.isEmpty && $0.example.isModelled }
    var model = Self.replyModels(labelled)
    let inner = Self.innerPredictions(labelled)
    for id in Self.criteria(of: labelled) {
      model.stacks[id] = Self.stack(id, labelled, model, inner)
    }
    fitService(&model)
    return model
  }

  /// Every error for which there is something to weigh.
  private static func criteria(of examples: [LabelledExample]) -> [CriterionID] {
    var ids = Set(RuleCondition.allCases.map(\.criterion))
    for example in examples { ids.formUnion(example.example.firings.map(\.criterion)) }
    return ids.sorted()
  }

  // MARK: Replies

  private static func replyModels(_ examples: [LabelledExample]) -> LearnedModel {
    var model = LearnedModel()
    let rows = examples.flatMap { example in
      example.example.replies.map { (example.labels, $0) }
    }
    guard !rows.isEmpty else { return model }
    (model.means, model.deviations) = moments(rows.map(\.1.values), width: LearnedSignal.count)
    var inputs = InputMatrix(width: LearnedSignal.count + 1)
    for row in rows { inputs.append(model.standardized(row.1.values) + [1]) }
    let precisions = [Double](repeating: replyPenalty, count: LearnedSignal.count) + [0]
    let start = [Double](repeating: 0, count: LearnedSignal.count + 1)
    for id in modelled {
      let targets = rows.map { $0.0.isMarked(id, at: $0.1.turns) ? 1.0 : 0 }
      guard targets.count(where: { $0 == 1 }) >= leastMarkedReplies else { continue }
      let weights = Logistic.fit(
        inputs, targets: targets, expected: start, precisions: precisions)
      model.replies[id] = LearnedModel.Linear(
        bias: weights[LearnedSignal.count], weights: Array(weights.dropLast()))
    }
    return model
  }

  private static func moments(
    _ rows: [[Double]], width: Int
  ) -> (means: [Double], deviations: [Double]) {
    let count = Double(max(1, rows.count))
    var means = [Double](repeating: 0, count: width)
    for row in rows { for place in 0..<width { means[place] += row[place] / count } }
    var squares = [Double](repeating: 0, count: width)
    for row in rows {
      for place in 0..<width {
        let distance = row[place] - means[place]
        squares[place] += distance * distance / count
      }
    }
    // What never varies tells nothing.
    return (means, squares.map { $0 < 1e-12 ? 1e9 : $0.squareRoot() })
  }

  /// What models fitted on other conversations say of each: a stack that learned from its own
  /// replies' fit would trust them too much.
  private static func innerPredictions(
    _ examples: [LabelledExample]
  ) -> [CriterionID: [Double]] {
    var predictions: [CriterionID: [Double]] = [:]
    for id in modelled { predictions[id] = [Double](repeating: .nan, count: examples.count) }
    for part in 0..<innerParts {
      let isLeftOut = examples.map { $0.part(of: innerParts, salt: "inner") == part }
      let model = replyModels(zip(examples, isLeftOut).filter { !$1 }.map(\.0))
      for id in modelled {
        guard let form = model.replies[id] else { continue }
        for index in examples.indices where isLeftOut[index] {
          predictions[id]?[index] = together(form, model, examples[index].example)
        }
      }
    }
    return predictions
  }

  private static func together(
    _ form: LearnedModel.Linear, _ model: LearnedModel, _ example: LearnedExample
  ) -> Double {
    LearnedModel.together(
      example.replies.map {
        LearnedModel.logistic(form.value(model.standardized($0.values)))
      })
  }

  // MARK: Stacks

  /// Prior deviations: of the bias, the replies' weight, a condition's and a rule's.
  private static let biasDeviation = 1.0
  private static let repliesExpected = 0.6
  private static let repliesDeviation = 0.5
  private static let conditionDeviation = 1.0
  private static let ruleDeviation = 0.35

  private static func stack(
    _ id: CriterionID, _ examples: [LabelledExample], _ model: LearnedModel,
    _ inner: [CriterionID: [Double]]
  ) -> LearnedModel.Stack {
    let conditions = RuleCondition.allCases.filter { $0.criterion == id }
    let rules = Set(
      examples.flatMap { $0.example.firings.filter { $0.criterion == id }.map(\.rule) }
    ).sorted()
    let isModelled = model.replies[id] != nil
    var stack = LearnedModel.Stack()
    stack.replies = isModelled ? repliesExpected : 0
    for condition in conditions { stack.conditions[condition] = condition.expected }
    if isModelled, examples.count(where: { $0.labels.isMarked(id) }) < leastMarkedConversations {
      return stack
    }
    var inputs = InputMatrix(width: 2 + conditions.count + rules.count)
    var targets: [Double] = []
    for (index, item) in examples.enumerated() {
      let evidence = rules.map { rule -> Double in
        let strongest = item.example.firings.filter { $0.rule == rule }.map(\.confidence).max()
        return strongest.map(LearnedModel.Stack.evidence) ?? 0
      }
      let holds = conditions.map { condition in
        item.example.replies.contains { $0.conditions.contains(condition) } ? 1.0 : 0
      }
      // Where only rules and conditions speak, a conversation without any tells nothing about them.
      if !isModelled, (evidence + holds).allSatisfy({ $0 == 0 }) { continue }
      let said = isModelled ? inner[id]?[index] ?? .nan : 0
      inputs.append([1, said.isNaN ? 0 : said] + holds + evidence)
      targets.append(item.labels.isMarked(id) ? 1 : 0)
    }
    let expected =
      [LearnedModel.Stack.biasExpected, stack.replies] + conditions.map(\.expected)
      + rules.map { _ in 1 }
    let deviations =
      [isModelled ? biasDeviation : fixed, isModelled ? repliesDeviation : fixed]
      + conditions.map { _ in conditionDeviation } + rules.map { _ in ruleDeviation }
    let weights = Logistic.fit(
      inputs, targets: targets, expected: expected, precisions: deviations.map { 1 / ($0 * $0) })
    stack.bias = weights[0]
    stack.replies = weights[1]
    for (offset, condition) in conditions.enumerated() {
      stack.conditions[condition] = weights[2 + offset]
    }
    for (offset, rule) in rules.enumerated() {
      stack.rules[rule] = weights[2 + conditions.count + offset]
    }
    return stack
  }

  /// The deviation of a weight that stays as it is expected.
  private static let fixed = 1e-4

  // MARK: Service

  private static let servicePenalty = 300.0
  /// What a solved matter counts beside a content customer.
  private static let accomplishmentShare = 0.7
  /// Fewer rated conversations fit no service score.
  private static let leastRated = 50

  private func fitService(_ model: inout LearnedModel) {
    let rated = examples.compactMap { item -> (inputs: [Double], Double, Double)? in
      guard let satisfaction = item.labels.satisfaction,
        let accomplishment = item.labels.accomplishment, item.example.isModelled,
        let inputs = item.example.serviceInputs
      else { return nil }
      return (inputs, satisfaction, accomplishment)
    }
    guard rated.count >= Self.leastRated else { return }
    let content = Self.standardScores(rated.map(\.1))
    let solved = Self.standardScores(rated.map(\.2))
    (model.serviceMeans, model.serviceDeviations) = Self.moments(
      rated.map(\.inputs), width: ServiceInputs.count)
    var inputs = InputMatrix(width: ServiceInputs.count)
    for row in rated {
      inputs.append(
        LearnedModel.standardized(row.inputs, model.serviceMeans, model.serviceDeviations))
    }
    let fitted = Ridge.fit(
      inputs, targets: zip(content, solved).map { $0 + Self.accomplishmentShare * $1 },
      penalty: Self.servicePenalty)
    model.service = LearnedModel.Linear(bias: fitted.bias, weights: fitted.weights)
  }

  private static func standardScores(_ values: [Double]) -> [Double] {
    let (means, deviations) = moments(values.map { [$0] }, width: 1)
    return values.map { ($0 - means[0]) / deviations[0] }
  }
}
