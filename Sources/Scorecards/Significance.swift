#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Tests that decide whether a difference may be named.
package enum Significance {
  /// The share of false discoveries that is accepted among the differences named.
  package static let falseDiscoveryRate = 0.10

  /// Which of the p-values are discoveries by Benjamini and Hochberg (1995).
  package static func discoveries(_ p: [Double], rate: Double = falseDiscoveryRate) -> [Bool] {
    let order = p.indices.sorted { (p[$0], $0) < (p[$1], $1) }
    var last = -1
    for (place, index) in order.enumerated()
    where p[index] <= rate * Double(place + 1) / Double(p.count) {
      last = place
    }
    var result = Array(repeating: false, count: p.count)
    for place in 0..<(last + 1) { result[order[place]] = true }
    return result
  }

  /// Two-sided mid-p value of Fisher's exact test: could both rates be the same?
  ///
  /// Exact, because rates are often near 0, where the normal approximation finds too much; mid-p,
  /// because the plain exact test finds too little.
  package static func midP(_ a: Proportion, _ b: Proportion) -> Double {
    guard a.total > 0, b.total > 0 else { return 1 }
    let errors = a.count + b.count
    let total = a.total + b.total
    let low = max(0, a.total - (total - errors))
    let high = min(a.total, errors)
    guard low < high else { return 1 }
    let here = exp(
      choose(errors, a.count) + choose(total - errors, a.total - a.count) - choose(total, a.total))
    // The neighbours' probabilities follow from this one's by ratios.
    var below = 0.0
    var p = here
    var x = a.count
    while x > low {
      p *=
        Double(x) * Double(total - errors - a.total + x)
        / (Double(errors - x + 1) * Double(a.total - x + 1))
      below += p
      x -= 1
      if p < 1e-18 { break }
    }
    var above = 0.0
    p = here
    x = a.count
    while x < high {
      p *=
        Double(errors - x) * Double(a.total - x)
        / (Double(x + 1) * Double(total - errors - a.total + x + 1))
      above += p
      x += 1
      if p < 1e-18 { break }
    }
    return min(1, 2 * (min(below, above) + here / 2))
  }

  /// Two-sided p-value of a standard normal deviate.
  package static func normalP(_ z: Double) -> Double { erfc(abs(z) / 2.0.squareRoot()) }

  private static func choose(_ n: Int, _ k: Int) -> Double {
    LogGamma.value(Double(n + 1)) - LogGamma.value(Double(k + 1))
      - LogGamma.value(Double(n - k + 1))
  }
}

/// The difference between two periods' rates (ERROR-LIST 12.4).
package struct RateChange: Hashable, Sendable {
  package enum Verdict: String, Hashable, Sendable, Codable {
    /// Fewer than 10 opportunities in one of the periods.
    case tooFew = "too few"
    case better, worse
    case notDistinguishable = "not distinguishable"
  }

  package var before: Proportion
  package var now: Proportion

  package init(before: Proportion, now: Proportion) {
    self.before = before
    self.now = now
  }

  /// False if the difference does not hold at the false-discovery rate among those that were looked
  /// at with it.
  package private(set) var isDiscovery = true

  /// Changes that are looked through together, one row an agent: those that can be compared at all
  /// are one family for the false-discovery rate.
  package static func corrected(_ rows: [[RateChange]]) -> [[RateChange]] {
    let known = rows.joined().filter { $0.verdict != .tooFew }
    var found = Significance.discoveries(known.map { Significance.midP($0.before, $0.now) })[...]
    return rows.map { row in
      row.map { change in
        guard change.verdict != .tooFew else { return change }
        var change = change
        change.isDiscovery = found.removeFirst()
        return change
      }
    }
  }

  /// The least difference worth a word: 2 points.
  package static let least = 0.02

  /// Now minus before; nil without opportunities in both.
  package var difference: Double? {
    guard let p = now.value, let q = before.value else { return nil }
    return p - q
  }

  /// Newcombe's interval (1998, method 10) from the two Wilson intervals.
  package var interval: ClosedRange<Double>? {
    guard let p = now.value, let q = before.value, let a = now.wilson(), let b = before.wilson()
    else { return nil }
    func root(_ x: Double, _ y: Double) -> Double { (x * x + y * y).squareRoot() }
    let d = p - q
    return
      (d - root(p - a.lowerBound, b.upperBound - q))...(d
      + root(a.upperBound - p, q - b.lowerBound))
  }

  /// Whether the change is one to be named.
  package var isNamed: Bool { verdict == .better || verdict == .worse }

  /// Better or worse only if the interval excludes 0, the difference is at least 2 points, and it is
  /// among the discoveries.
  package var verdict: Verdict {
    guard before.sample != .tooFew, now.sample != .tooFew, let difference, let interval else {
      return .tooFew
    }
    guard isDiscovery, abs(difference) >= RateChange.least, !interval.contains(0) else {
      return .notDistinguishable
    }
    return difference < 0 ? .better : .worse
  }
}
