/// The conversation scores of an agent or a team, in bounded memory and independent of their order.
package struct ScoreDistribution: Hashable, Sendable {
  /// Scores summed up in thousandths: integers add up the same in any order.
  private var thousandths: Int64 = 0
  /// How many scores there are.
  package private(set) var count = 0
  /// How many have each whole value, from 0 to 100, rounded down.
  package private(set) var histogram: [Int32] = []

  package init() {}

  /// - Parameter score: 0 ... 100; others are moved to the nearest end.
  package mutating func add(_ score: Double) {
    guard score.isFinite else { return }
    let clamped = min(max(score, 0), 100)
    if histogram.isEmpty { histogram = Array(repeating: 0, count: 101) }
    thousandths += Int64((clamped * 1000).rounded())
    histogram[Int(clamped)] += 1
    count += 1
  }

  package mutating func merge(_ other: ScoreDistribution) {
    guard other.count > 0 else { return }
    if histogram.isEmpty { histogram = Array(repeating: 0, count: 101) }
    thousandths += other.thousandths
    count += other.count
    for i in histogram.indices { histogram[i] += other.histogram[i] }
  }

  /// 0 ... 100; nil without any score.
  package var mean: Double? {
    count == 0 ? nil : Double(thousandths) / 1000 / Double(count)
  }

  /// How much the number of scores allows to say.
  package var sample: SampleSize { SampleSize(opportunities: count) }

  /// The mean, where there are scores enough to show one: from 10 on.
  package var shownMean: Double? { sample == .tooFew ? nil : mean }

  /// The whole score that a share of all scores does not exceed; nil without any score.
  ///
  /// - Parameter share: 0 ... 1
  package func quantile(_ share: Double) -> Int? {
    guard count > 0 else { return nil }
    let rank = max(1, Int((Double(count) * min(max(share, 0), 1)).rounded(.up)))
    var seen = 0
    for (score, number) in histogram.enumerated() {
      seen += Int(number)
      if seen >= rank { return score }
    }
    return 100
  }

  /// How many scores fall into each of ten bins: 0–9, 10–19, … 90–100.
  package var deciles: [Int] {
    var bins = Array(repeating: 0, count: 10)
    for (score, number) in histogram.enumerated() { bins[min(9, score / 10)] += Int(number) }
    return bins
  }
}
