import Conversations
import Testing

@testable import Score

/// Every example of every criterion gets its verdict, told plainly and in its variants.
struct ExamplesTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var id: CriterionID
    var number: Int
    var example: Example
    var testDescription: String { "\(id) \(number) \(example.verdict.rawValue): \(example.note)" }
  }

  static let cases: [Case] = Registry.criteria.flatMap { criterion in
    criterion.examples.enumerated().map {
      Case(id: criterion.info.id, number: $0.offset + 1, example: $0.element)
    }
  }

  @Test(arguments: cases, ExampleHarness.Variant.allCases)
  func verdict(_ item: Case, _ variant: ExampleHarness.Variant) throws {
    let harness = ExampleHarness()
    let (raw, marked) = harness.raw(item.example, variant)
    let conversation = try harness.conversation(raw)
    let evaluation = try harness.evaluate(conversation)
    let found = evaluation.findings(item.id)
    switch item.example.verdict {
    case .violated:
      #expect(!found.isEmpty, "\(evaluation.findings.map(\.rule)) \(evaluation.states(item.id))")
      if let place = marked.first, let finding = found.first {
        let ends = [finding.evidence] + finding.related
        #expect(
          ends.contains { $0.turn == place.turn && $0.span.overlaps(place.span) },
          "marked \(place), found \(ends.map { ($0.turn, $0.span) })")
      }
    case .met:
      #expect(found.isEmpty, "\(found.map { ($0.rule, $0.evidence.quote, $0.reasons) })")
      #expect(evaluation.states(item.id).contains(.met))
    case .notApplicable:
      #expect(found.isEmpty, "\(found.map { ($0.rule, $0.evidence.quote) })")
      #expect(!evaluation.states(item.id).contains { $0 == .met || $0 == .violated })
    }
    for finding in evaluation.findings {
      for end in [finding.evidence] + finding.related {
        #expect(conversation.quote(end.span, turn: end.turn) == end.quote)
      }
    }
  }

  @Test(arguments: Registry.criteria.map { $0.info.id })
  func everyCriterionHasEnoughExamples(_ id: CriterionID) throws {
    let examples = try #require(Registry.criterion(id.rawValue)).examples
    #expect(examples.count { $0.verdict == .violated } >= 4)
    #expect(examples.count { $0.verdict == .met } >= 4)
    #expect(examples.count { $0.verdict == .notApplicable } >= 2)
    #expect(Set(examples.map(\.language)).count >= 2)
  }

  @Test(arguments: Registry.criteria.map { $0.info.id })
  func everyCriterionHasItsWordsInEveryLanguage(_ id: CriterionID) throws {
    let criterion = try #require(Registry.criterion(id.rawValue))
    for language in Language.supported.map(\.rawValue) {
      #expect(criterion.info.titles[language]?.isEmpty == false)
      guard language != "en" else { continue }
      let what = try #require(CriterionWording.what(id, language: language))
      #expect(what.split(separator: " ").count >= 4)
    }
    let words = criterion.text
    for word in [words.what, words.why, words.looksAt, words.cannotSee] { #expect(!word.isEmpty) }
  }

  @Test(arguments: Registry.criteria.map { $0.info.id })
  func everyCriterionIsScoredSomewhereOrSaysWhyNot(_ id: CriterionID) throws {
    // A finding of an example: the criterion fires, with a rule of its own name and a reason.
    let harness = ExampleHarness()
    let examples = try #require(Registry.criterion(id.rawValue)).examples
    let findings = try examples.filter { $0.verdict == .violated }.flatMap { example in
      try harness.evaluate(harness.conversation(harness.raw(example).0)).findings(id)
    }
    #expect(findings.allSatisfy { $0.rule.hasPrefix(id.rawValue + ".") && !$0.reasons.isEmpty })
    let cap = try #require(Registry.criterion(id.rawValue)).info.decidability.cap(isSettled: true)
    #expect(findings.allSatisfy { $0.confidence <= cap })
    #expect(!findings.isEmpty)
  }
}
