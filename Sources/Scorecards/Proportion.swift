/// Errors out of opportunities, with an honest interval.
package struct Proportion: Hashable, Sendable {
  /// 0 ... `total`
  package var count: Int
  /// 0 or more.
  package var total: Int

  package init(_ count: Int, of total: Int) {
    self.count = min(max(0, count), max(0, total))
    self.total = max(0, total)
  }

  /// Counts others in.
  package mutating func add(_ other: Proportion) {
    count += other.count
    total += other.total
  }

  /// The standard normal quantile of a two-sided 95 % interval.
  package static let z95 = 1.96

  /// 0 ... 1; nil without any opportunity.
  package var value: Double? { total == 0 ? nil : Double(count) / Double(total) }

  /// Wilson's score interval; nil without any opportunity.
  ///
  /// Brown, Cai and DasGupta (2001), "Interval Estimation for a Binomial Proportion", recommend it
  /// for small samples, where the usual ± interval is wrong.
  ///
  /// - Parameter z: quantile of the standard normal distribution, default 1.96 (95 %).
  package func wilson(z: Double = Proportion.z95) -> ClosedRange<Double>? {
    guard let p = value else { return nil }
    let n = Double(total)
    let scale = 1 + z * z / n
    let centre = (p + z * z / (2 * n)) / scale
    let half = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot() / scale
    // At the ends the interval touches 0 or 1 exactly; rounding must not keep it away.
    let low = count == 0 ? 0 : max(0, centre - half)
    let high = count == total ? 1 : min(1, centre + half)
    return low...max(low, high)
  }

  /// How much the sample allows to say.
  package var sample: SampleSize { SampleSize(opportunities: total) }
}

/// How much may be said of a rate (ERROR-LIST 12.3).
package enum SampleSize: String, Hashable, Sendable, Codable {
  /// Below 10 opportunities: no number.
  case tooFew = "too few"
  /// 10 to 29: a number with its interval, no colour, no rank.
  case small
  /// 30 or more.
  case full

  package init(opportunities: Int) {
    self = opportunities < 10 ? .tooFew : opportunities < 30 ? .small : .full
  }
}

/// How a rate or an index is printed, the same in every export.
package enum PercentText {
  /// `10 % [3.5–25.6]`, or an empty text without any opportunity.
  package static func rateWithInterval(_ proportion: Proportion) -> String {
    guard let value = proportion.value, let interval = proportion.wilson() else { return "" }
    return "\(percent(value)) % \(bounds(interval))"
  }

  /// `[3.5–25.6]`
  package static func bounds(_ interval: ClosedRange<Double>) -> String {
    "[\(percent(interval.lowerBound))–\(percent(interval.upperBound))]"
  }

  /// A difference in points, with its sign: `+2`, `−3.5`.
  package static func signed(_ difference: Double) -> String {
    let text = percent(abs(difference))
    return text == "0" ? text : (difference < 0 ? "−" : "+") + text
  }

  /// A share of 1 as a percentage with at most one decimal: `10`, `3.5`.
  package static func percent(_ share: Double) -> String {
    let tenths = Int((share * 1000).rounded(.toNearestOrAwayFromZero))
    let sign = tenths < 0 ? "-" : ""
    let whole = abs(tenths) / 10
    let rest = abs(tenths) % 10
    return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
  }
}
