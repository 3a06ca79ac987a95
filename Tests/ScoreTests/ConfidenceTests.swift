import Conversations
import Testing

@testable import Score

struct ConfidenceTests {
  func suspicion(_ evidence: [EvidenceItem]) -> Suspicion {
    Suspicion(
      turn: 0, span: Span(0, 0), agent: 0, evidence: evidence, severity: 1, rule: "T", message: "")
  }

  @Test func exampleOfTheDesign() {
    // ERROR-LIST 8: E14 with a cue of 0.75, no alternative 0.6, closed by the agent 0.55, applies 0.95.
    var item = suspicion([
      EvidenceItem(.lexical, 0.75, ""), EvidenceItem(.structural, 0.6, ""),
      EvidenceItem(.structural, 0.55, ""),
    ])
    item.applicability = 0.95
    #expect(Confidence.of(item, decidability: .d1, languageFactor: 1) == 0.855)
  }

  @Test func sameFamilyIsNotAdded() {
    let one = suspicion([EvidenceItem(.structural, 0.6, "")])
    let two = suspicion([EvidenceItem(.structural, 0.6, ""), EvidenceItem(.structural, 0.5, "")])
    #expect(
      Confidence.of(one, decidability: .d1, languageFactor: 1)
        == Confidence.of(two, decidability: .d1, languageFactor: 1))
  }

  @Test func hardGuardEndsIt() {
    var item = suspicion([EvidenceItem(.structural, 0.9, "")])
    item.guards = [Guard(1, "")]
    #expect(Confidence.of(item, decidability: .d1, languageFactor: 1) == 0)
  }

  @Test func classesCapIt() {
    var item = suspicion([EvidenceItem(.structural, 1, "")])
    #expect(Confidence.of(item, decidability: .d1, languageFactor: 1) == 0.95)
    #expect(Confidence.of(item, decidability: .d2, languageFactor: 1) == 0.55)
    #expect(Confidence.of(item, decidability: .d3, languageFactor: 1) == 0.75)
    #expect(Confidence.of(item, decidability: .d4, languageFactor: 1) == 0.5)
    item.isSettled = true
    #expect(Confidence.of(item, decidability: .d2, languageFactor: 1) == 0.9)
  }

  @Test func aSingleAfrikaansCueIsHardlyEverScored() {
    let item = suspicion([EvidenceItem(.lexical, 0.75, "")])
    #expect(Confidence.of(item, decidability: .d1, languageFactor: 0.8) <= Finding.scoredFrom)
  }

  @Test func languageWeighsOnWordsOnly() {
    let item = suspicion([EvidenceItem(.temporal, 0.8, "")])
    #expect(Confidence.of(item, decidability: .d1, languageFactor: 0.5) == 0.8)
  }
}
