import Testing

@testable import Scorecards

@Suite struct SignificanceTests {
  @Test func incompleteBetaMatchesKnownValues() {
    // Closed forms: Beta(1, 1) is uniform, Beta(2, 1) has x², Beta(1, 3) has 1 − (1 − x)³.
    for x in [0.01, 0.2, 0.5, 0.77, 0.99] {
      #expect(abs(BetaDistribution(alpha: 1, beta: 1).cumulative(x) - x) < 1e-12)
      #expect(abs(BetaDistribution(alpha: 2, beta: 1).cumulative(x) - x * x) < 1e-12)
      let cube = (1 - x) * (1 - x) * (1 - x)
      #expect(abs(BetaDistribution(alpha: 1, beta: 3).cumulative(x) - (1 - cube)) < 1e-12)
    }
    // Binomial tail: P(X ≤ 0.5) of Beta(3, 8) is P(Bin(10, 0.5) ≥ 3) = 1 − 56/1024.
    let tail = BetaDistribution(alpha: 3, beta: 8).cumulative(0.5)
    #expect(abs(tail - 968.0 / 1024) < 1e-12)
  }

  @Test func quantileInvertsCumulative() {
    for (a, b) in [(0.5, 0.5), (3.0, 197.0), (20.0, 20.0), (400.0, 12.0)] {
      let beta = BetaDistribution(alpha: a, beta: b)
      for p in [0.05, 0.5, 0.95] {
        #expect(abs(beta.cumulative(beta.quantile(p)) - p) < 1e-6)
      }
    }
  }

  @Test(arguments: [(2.0, 18.0), (0.3, 40.0), (150.0, 1.5)])
  func drawsFollowTheirDistribution(_ alpha: Double, _ beta: Double) {
    var random = SeededGenerator(seed: "draws")
    let distribution = BetaDistribution(alpha: alpha, beta: beta)
    let sampler = BetaSampler(distribution)
    let draws = (0..<20_000).map { _ in sampler.draw(&random) }
    // The largest gap between the shares below and the distribution (Kolmogorov–Smirnov).
    for probability in stride(from: 0.01, through: 0.99, by: 0.02) {
      let limit = distribution.quantile(probability)
      let share = Double(draws.count { $0 <= limit }) / 20_000
      #expect(abs(share - probability) < 0.012, "\(probability)")
    }
  }

  @Test func normalDrawsAreNormal() {
    var random = SeededGenerator(seed: "normal")
    let draws = (0..<100_000).map { _ in random.normal() }
    for (limit, below) in [
      (-3.5, 0.000233), (-3.0, 0.00135), (-1.96, 0.025), (-1.0, 0.158655), (0.0, 0.5),
      (0.5, 0.691462), (1.0, 0.841345), (2.0, 0.97725), (3.0, 0.99865), (3.5, 0.999767),
    ] {
      let share = Double(draws.count { $0 <= limit }) / 100_000
      let error = 4 * (below * (1 - below) / 100_000).squareRoot()
      #expect(abs(share - below) < error, "\(limit)")
    }
  }

  @Test func midPMatchesCountingByHand() {
    // 2 × 2 of 3/4 against 1/4: P(X = 3) = 16/70, P(X = 4) = 1/70.
    let p = Significance.midP(Proportion(3, of: 4), Proportion(1, of: 4))
    #expect(abs(p - 2 * (1.0 / 70 + 8.0 / 70)) < 1e-12)
    #expect(Significance.midP(Proportion(0, of: 4), Proportion(0, of: 4)) == 1)
    #expect(Significance.midP(Proportion(1, of: 2), Proportion(0, of: 0)) == 1)
  }

  @Test func smallSamplesAreNotDistinguishableAndLargeOnesAre() {
    #expect(Significance.midP(Proportion(46, of: 50), Proportion(42, of: 50)) > 0.10)
    #expect(Significance.midP(Proportion(368, of: 400), Proportion(336, of: 400)) < 0.001)
  }

  @Test func benjaminiHochbergStepsUp() {
    // The example of the paper (15 tests, rate 0.05) rejects the four smallest.
    let p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
      0.5719, 0.6528, 0.7590, 1.0000,
    ]
    #expect(Significance.discoveries(p, rate: 0.05).filter { $0 }.count == 4)
    #expect(Significance.discoveries(p.reversed(), rate: 0.05).suffix(4).allSatisfy { $0 })
    // A later p-value under its own line takes the earlier ones along.
    #expect(Significance.discoveries([0.06, 0.055, 0.09], rate: 0.10) == [true, true, true])
    #expect(Significance.discoveries([], rate: 0.10).isEmpty)
  }

  @Test func newcombeMatchesThePublishedExample() throws {
    // Newcombe 1998, table II, method 10: 56/70 against 48/80 gives 0.0524 … 0.3339.
    let change = RateChange(before: Proportion(48, of: 80), now: Proportion(56, of: 70))
    let interval = try #require(change.interval)
    #expect(abs(interval.lowerBound - 0.0524) < 0.0001)
    #expect(abs(interval.upperBound - 0.3339) < 0.0001)
    #expect(change.verdict == .worse)
  }

  @Test func changesUnderTwoPointsOrOverZeroAreNotNamed() {
    func verdict(_ a: Int, _ b: Int, of n: Int) -> RateChange.Verdict {
      RateChange(before: Proportion(a, of: n), now: Proportion(b, of: n)).verdict
    }
    #expect(verdict(500, 450, of: 1000) == .better)
    #expect(verdict(10_000, 10_190, of: 1_000_000) == .notDistinguishable)
    #expect(verdict(5, 6, of: 50) == .notDistinguishable)
    #expect(verdict(0, 9, of: 9) == .tooFew)
  }

  @Test func priorFollowsMoments() throws {
    let alike = (0..<40).map { _ in Proportion(10, of: 100) }
    let same = try #require(Shrinkage.prior(alike))
    #expect(abs(same.mean - 0.1) < 0.002)
    #expect(abs(same.alpha + same.beta - 200) < 1e-9)
    let apart = (0..<40).map { Proportion($0 % 2 == 0 ? 0 : 50, of: 100) }
    let spread = try #require(Shrinkage.prior(apart))
    #expect(abs(spread.alpha + spread.beta - 5) < 1e-9)
    let few = try #require(Shrinkage.prior(Array(alike.prefix(7))))
    #expect(abs(few.alpha + few.beta - 20) < 1e-9)
    #expect(Shrinkage.prior([Proportion(0, of: 0)]) == nil)
  }

  @Test func generatorRepeatsItself() {
    var a = SeededGenerator(seed: "id:7\u{0}2026-10")
    var b = SeededGenerator(seed: "id:7\u{0}2026-10")
    var c = SeededGenerator(seed: "id:7\u{0}2026-11")
    let first = (0..<5).map { _ in a.next() }
    #expect(first == (0..<5).map { _ in b.next() })
    #expect(first != (0..<5).map { _ in c.next() })
  }
}
