import Conversations
import Settings
import Testing

@testable import Score

/// What criteria with other options leave as it is need not be judged again: never is a conversation
/// passed over that comes out otherwise.
@Suite struct EarlierCriteriaTests {
  /// The settings of one criterion, with one of them changed at a time.
  private static func changes(of criterion: any Criterion.Type) -> [JSONValue] {
    func object(_ key: String, _ value: JSONValue) -> JSONValue {
      .object([JSONValue.Member(key: key, value: value)])
    }
    var changes = [
      object("enabled", .bool(false)), object("weight", .number(2)),
      object("threshold", .number(0.75)),
    ]
    for option in criterion.options {
      for number in [option.range.lowerBound, option.range.upperBound] {
        let parts = option.key.split(separator: ".", maxSplits: 1).map(String.init)
        let inner = object(parts[parts.count - 1], .number(number))
        changes.append(parts.count == 2 ? object(parts[0], inner) : inner)
      }
    }
    return changes
  }

  private func scorer(_ criteria: [String: JSONValue]) throws -> Scorer {
    var settings = PipelineSettings()
    settings.criteria = criteria
    return try Scorer(
      settings: settings, lexicons: ExampleHarness.lexicons, zones: ["UTC": .utc], holidays: [:])
  }

  /// Examples of each verdict that are judged; all of them would be the same again.
  private static let examplesOfEach = 3

  @Test(arguments: Registry.criteria.map { $0.info.id })
  func `what is passed over would come out the same`(_ id: CriterionID) throws {
    let criterion = try #require(Registry.criterion(id.rawValue))
    let earlier = try scorer([:])
    let worker = earlier.worker()
    let harness = ExampleHarness()
    var cases: [(conversation: Conversation, background: Background, before: Evaluation)] = []
    for verdict in [Example.Verdict.violated, .met, .notApplicable] {
      for example in criterion.examples.filter({ $0.verdict == verdict })
        .prefix(Self.examplesOfEach)
      {
        let conversation = try harness.conversation(harness.raw(example).0)
        var background = Background(asOf: conversation.lastInstant.map { $0 + 7_200 })
        background.now = background.asOf
        cases.append(
          (conversation, background, worker.evaluate(conversation, background: background)))
      }
    }
    var same = 0
    for change in Self.changes(of: criterion) {
      let later = try scorer([id.rawValue: change])
      let difference = try #require(later.difference(from: earlier.ruleset))
      #expect(difference.criteria.count <= 1)
      let worker = later.worker()
      for (conversation, background, before) in cases {
        let after = worker.evaluate(conversation, background: background)
        let again = worker.evaluate(conversation, background: background, unlessAsBy: difference)
        #expect(again ?? before == after)
        if difference.isUntouched(before) { #expect(after == before) }
        if again == nil { same += 1 }
      }
    }
    #expect(same > 0)
  }

  @Test func `other differences than options are judged again`() throws {
    let earlier = try scorer([:])
    var settings = PipelineSettings()
    settings.profiles = [
      ProfileSettings(name: "quiet", when: ["brand": "x"], disable: ["E10"], reason: "never late")
    ]
    let later = try Scorer(
      settings: settings, lexicons: ExampleHarness.lexicons, zones: ["UTC": .utc], holidays: [:])
    #expect(later.difference(from: earlier.ruleset) == nil)
    var older = earlier.ruleset
    for index in older.facts.indices where older.facts[index].property == "revision" {
      older.facts[index].value = "0"
    }
    #expect(earlier.difference(from: older) == nil)
    #expect(earlier.difference(from: RulesetDescription()) == nil)
    #expect(earlier.difference(from: earlier.ruleset)?.criteria.isEmpty == true)
  }
}
