import Testing

@testable import Scorecards

@Suite struct ProportionTests {
  @Test(arguments: [
    (5, 5, "100 % [56.6–100]"), (3, 30, "10 % [3.5–25.6]"), (1, 10, "10 % [1.8–40.4]"),
    (10, 100, "10 % [5.5–17.4]"), (0, 30, "0 % [0–11.4]"), (0, 100, "0 % [0–3.7]"), (0, 0, ""),
    (1, 3, "33.3 % [6.1–79.2]"),
  ])
  func printsRateWithWilsonInterval(_ k: Int, _ n: Int, _ text: String) {
    #expect(PercentText.rateWithInterval(Proportion(k, of: n)) == text)
  }

  @Test func intervalHoldsTheRateAndNarrows() {
    for n in 1...60 {
      for k in 0...n {
        let rate = Proportion(k, of: n)
        let small = rate.wilson()
        let large = Proportion(k * 10, of: n * 10).wilson()
        let value = rate.value ?? -1
        #expect(small?.contains(value) == true)
        #expect((small?.lowerBound ?? 0) <= (large?.lowerBound ?? -1))
        #expect((small?.upperBound ?? 1) >= (large?.upperBound ?? 2))
      }
    }
  }

  @Test func noNumberWithoutOpportunity() {
    #expect(Proportion(0, of: 0).value == nil)
    #expect(Proportion(0, of: 0).wilson() == nil)
  }

  @Test func sampleSizesBeginAtTenAndThirty() {
    #expect(Proportion(0, of: 9).sample == .tooFew)
    #expect(Proportion(0, of: 10).sample == .small)
    #expect(Proportion(0, of: 29).sample == .small)
    #expect(Proportion(0, of: 30).sample == .full)
  }

  @Test func distributionIsTheSameInAnyOrder() {
    let scores = (0..<500).map { Double($0 * 7919 % 1001) / 10 }
    var forth = ScoreDistribution()
    var back = ScoreDistribution()
    for score in scores { forth.add(score) }
    for score in scores.reversed() { back.add(score) }
    #expect(forth == back)
    #expect(forth.count == 500)
    #expect(forth.deciles.reduce(0, +) == 500)
  }

  @Test func distributionKnowsMeanAndMedian() {
    var scores = ScoreDistribution()
    #expect(scores.mean == nil)
    #expect(scores.quantile(0.5) == nil)
    for score in [100, 82.5, 64, 0.0] { scores.add(score) }
    #expect(scores.mean == 61.625)
    #expect(scores.quantile(0.5) == 64)
    #expect(scores.quantile(1) == 100)
    #expect(scores.deciles == [1, 0, 0, 0, 0, 0, 1, 0, 1, 1])
  }
}
