import Conversations
import Foundation
import Testing

@testable import Score

/// Fits on made-up numbers.
struct TrainerTests {
  /// Numbers that look random and are the same everywhere.
  struct Dice {
    var state: UInt64 = 42
    mutating func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 33) / Double(1 << 31)
    }
  }

  @Test func choleskySolves() {
    let solution = Cholesky.solve([4, 0, 2, 3], [8, 7])
    // 4x + 2y = 8, 2x + 3y = 7
    #expect(solution.map { abs($0[0] - 1.25) < 1e-12 && abs($0[1] - 1.5) < 1e-12 } == true)
    #expect(Cholesky.solve([0, 0, 0, 0], [1, 1]) == nil)
  }

  @Test func theGradientIsThatOfThePosterior() {
    var dice = Dice()
    var inputs = InputMatrix(width: 3)
    var targets: [Double] = []
    for _ in 0..<40 {
      inputs.append([dice.next() - 0.5, dice.next() * 2, 1])
      targets.append(dice.next() < 0.4 ? 1 : 0)
    }
    let weights = [0.3, -0.7, 0.2]
    let expected = [0.1, 0.2, -0.3]
    let precisions = [2.0, 0.5, 1]
    func posterior(_ weights: [Double]) -> Double {
      var sum = 0.0
      for (product, target) in zip(inputs.products(weights), targets) {
        let fitted = LearnedModel.logistic(product)
        sum += target == 1 ? log(fitted) : log(1 - fitted)
      }
      for index in weights.indices {
        sum -=
          precisions[index] * (weights[index] - expected[index])
          * (weights[index] - expected[index]) / 2
      }
      return sum
    }
    let fitted = inputs.products(weights).map(LearnedModel.logistic)
    let (gradient, curvature) = Logistic.derivatives(
      inputs, targets, fitted, weights, expected, precisions)
    for index in weights.indices {
      var high = weights
      var low = weights
      high[index] += 1e-4
      low[index] -= 1e-4
      #expect(abs((posterior(high) - posterior(low)) / 2e-4 - gradient[index]) < 1e-5)
      let second =
        (posterior(high) - 2 * posterior(weights) + posterior(low)) / 1e-8
      #expect(abs(second + curvature[index * 3 + index]) < 1e-3)
    }
  }

  @Test func logisticFindsWhatMadeTheTargets() {
    var dice = Dice()
    var inputs = InputMatrix(width: 2)
    var targets: [Double] = []
    for _ in 0..<4000 {
      let x = dice.next() * 4 - 2
      inputs.append([x, 1])
      targets.append(dice.next() < LearnedModel.logistic(1.5 * x - 0.5) ? 1 : 0)
    }
    let free = Logistic.fit(
      inputs, targets: targets, expected: [0, 0], precisions: [0, 0])
    #expect(abs(free[0] - 1.5) < 0.15)
    #expect(abs(free[1] + 0.5) < 0.15)
    let held = Logistic.fit(
      inputs, targets: targets, expected: [0, 0], precisions: [1e6, 1e6])
    #expect(abs(held[0]) < 0.01)
  }

  @Test func ridgeFindsALineAndShrinksIt() {
    var inputs = InputMatrix(width: 1)
    var targets: [Double] = []
    for x in -10...10 {
      inputs.append([Double(x)])
      targets.append(3 * Double(x) + 2)
    }
    let free = Ridge.fit(inputs, targets: targets, penalty: 0)
    #expect(abs(free.weights[0] - 3) < 1e-9)
    #expect(abs(free.bias - 2) < 1e-9)
    #expect(Ridge.fit(inputs, targets: targets, penalty: 770).weights[0] < 1.6)
  }

  /// Conversations in which one rule is always wrong, one always right, and a signal goes with E08.
  static func synthetic() -> [LabelledExample] {
    var dice = Dice()
    return (0..<240).map { index in
      var values = [Double](repeating: 0, count: LearnedSignal.count)
      let isAngry = index % 4 == 0
      values[LearnedSignal.thanksForAnger.rawValue] = isAngry ? 1 : 0
      values[LearnedSignal.replyLength.rawValue] = dice.next() * 4
      var firings: [LearnedExample.Firing] = []
      var reader = ConversationLabels.Reader()
      if isAngry, dice.next() < 0.9 { reader.marks["E08"] = [1] }
      if index % 20 == 1 {
        firings.append(.init(criterion: "S19", rule: "S19.wrong", confidence: 0.7))
      }
      if index % 20 == 2 {
        firings.append(.init(criterion: "S16", rule: "S16.right", confidence: 0.7))
        reader.marks["S16"] = [1]
      }
      var labels = ConversationLabels()
      labels.readers = [reader]
      labels.satisfaction = isAngry ? -1 + dice.next() : dice.next()
      labels.accomplishment = dice.next()
      return LabelledExample(
        example: LearnedExample(
          id: "made-\(index)", isModelled: true,
          replies: [.init(turns: [1], values: values, conditions: [])], firings: firings),
        labels: labels, source: "made")
    }
  }

  @Test func labelsRaiseAndLowerRules() throws {
    let model = Trainer(Self.synthetic()).fit()
    func confidence(_ id: CriterionID, _ rule: String) throws -> Double {
      let stack = try #require(model.stacks[id])
      return model.probability(stack, replies: [], conditions: [], rules: [rule: 0.7])
    }
    #expect(try confidence("S19", "S19.wrong") < 0.40)
    #expect(try confidence("S16", "S16.right") > 0.8)
    // A rule that no label has met is believed as it is.
    #expect(abs(try confidence("S16", "S16.unmet") - 0.7) < 0.01)
  }

  @Test func aSignalThatGoesWithAnErrorIsLearned() throws {
    let examples = Self.synthetic()
    let model = Trainer(examples).fit()
    let form = try #require(model.replies["E08"])
    let weight = form.weights[LearnedSignal.thanksForAnger.rawValue]
    #expect(weight > 0)
    #expect(form.weights.allSatisfy { $0 <= weight })
    let service = try #require(model.service)
    #expect(service.weights[LearnedSignal.thanksForAnger.rawValue] < 0)
  }

  @Test func theOrderOfConversationsDoesNotMatter() {
    let examples = Self.synthetic()
    #expect(Trainer(examples).fit().json == Trainer(examples.reversed()).fit().json)
  }

  @Test func agreementAsTheReadersCount() {
    var agreement = ReaderAgreement()
    agreement.count(isAgreed: true, isMarked: true, isFound: true)
    agreement.count(isAgreed: true, isMarked: true, isFound: false)
    agreement.count(isAgreed: false, isMarked: true, isFound: true)
    agreement.count(isAgreed: false, isMarked: false, isFound: true)
    #expect(agreement.precision == 2.0 / 3)
    #expect(agreement.recall == 0.5)
    #expect(Statistic.kappa([(true, true), (true, false), (false, false), (false, true)]) == 0)
    #expect(Statistic.spearman([(1, 10), (2, 20), (3, 30)]) == 1)
    #expect(
      Statistic.areaUnderCurve([(value: 0.9, isOfKind: true), (value: 0.1, isOfKind: false)]) == 1)
    #expect(Statistic.ranks([5, 5, 1]) == [2.5, 2.5, 1])
  }
}
