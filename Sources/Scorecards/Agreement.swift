import Conversations

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How often the program was right where reviewers looked (ERROR-LIST 14).
package struct Precision: Hashable, Sendable {
  /// Findings that reviewers confirmed, out of those they decided on.
  package var right = Proportion(0, of: 0)

  package enum Verdict: String, Hashable, Sendable {
    /// Fewer than 30 decided findings: scored by the shipped calibration.
    case provisional
    /// The lower bound is high enough.
    case scored
    /// It is not: the criterion should be shown, not scored.
    case shownOnly = "shown, not scored"
  }

  /// Decided findings from which the bound decides.
  package static let least = 30

  /// - Parameter isAutoFail: a criterion that can set a score to 0 must be right more often.
  package func verdict(isAutoFail: Bool) -> Verdict {
    guard right.total >= Precision.least, let low = right.wilson()?.lowerBound else {
      return .provisional
    }
    return low >= (isAutoFail ? 0.90 : 0.70) ? .scored : .shownOnly
  }
}

/// How far people agree with each other, over findings that at least two of them have looked at:
/// Krippendorff's alpha for nominal values, any number of reviewers, missing values.
package struct Agreement: Hashable, Sendable {
  /// Ordered pairs of values, each finding's weighing as many as its reviewers: agree, disagree, not
  /// applicable in rows and columns.
  private var coincidences = Array(repeating: 0.0, count: 9)
  /// Findings with two reviewers or more.
  package private(set) var findings = 0

  /// Below it, agreement is too low for any conclusion; from 0.8 on it is reliable.
  package static let usable = 0.667
  /// The least findings with two reviewers for an alpha.
  package static let least = 10

  package init() {}

  mutating func add(_ verdicts: [ReviewVerdict]) {
    guard verdicts.count > 1 else { return }
    findings += 1
    let places = verdicts.compactMap { ReviewVerdict.allCases.firstIndex(of: $0) }
    for (i, a) in places.enumerated() {
      for (j, b) in places.enumerated() where i != j {
        coincidences[3 * a + b] += 1 / Double(places.count - 1)
      }
    }
  }

  mutating func merge(_ other: Agreement) {
    for i in coincidences.indices { coincidences[i] += other.coincidences[i] }
    findings += other.findings
  }

  /// The share of equal pairs; nil with nothing to compare.
  package var share: Double? {
    let all = coincidences.reduce(0, +)
    return all == 0 ? nil : (coincidences[0] + coincidences[4] + coincidences[8]) / all
  }

  /// 1: full agreement, 0: as by chance; nil with fewer than 10 findings, or if all say the same.
  package var alpha: Double? {
    let n = coincidences.reduce(0, +)
    guard findings >= Agreement.least else { return nil }
    let marginals = (0..<3).map { row in (0..<3).reduce(0) { $0 + coincidences[3 * row + $1] } }
    let expected = n * n - marginals.reduce(0) { $0 + $1 * $1 }
    guard let share, expected > 0 else { return nil }
    return 1 - (n - 1) * n * (1 - share) / expected
  }

  /// The lower end of a correlation's 95 % interval by Fisher's z.
  static func fisherLower(_ r: Double, n: Int) -> Double {
    guard n > 3, r < 1 else { return r }
    return tanh(atanh(r) - 1.96 / Double(n - 3).squareRoot())
  }
}

/// What people said of one criterion's findings.
struct ReviewedCriterion: Sendable {
  var findings = 0
  var precision = Precision()
  var agreement = Agreement()
  /// Disputed or overturned, out of those that anybody has looked at.
  var contested = Proportion(0, of: 0)

  mutating func add(_ finding: Finding, _ reviews: [Review]) {
    findings += 1
    contested.total += 1
    switch finding.review {
    case .confirmed:
      precision.right.count += 1
      precision.right.total += 1
    case .overturned:
      precision.right.total += 1
      contested.count += 1
    case .disputed: contested.count += 1
    case .accepted, nil: break
    }
    agreement.add(reviews.filter { !$0.isOwn(of: finding) }.map(\.verdict))
  }
}

/// Ratings of conversations with and without an error, by kind of case.
struct RatingSamples: Sendable {
  private var strata: [Stratum: (clean: [Double], error: [Double])] = [:]

  mutating func add(_ rating: Double, hasError: Bool, in stratum: Stratum) {
    if hasError {
      strata[stratum, default: ([], [])].error.append(rating)
    } else {
      strata[stratum, default: ([], [])].clean.append(rating)
    }
  }

  /// The areas of the strata, pooled by their precision; nil without 5 on either side in any.
  var relation: RatingRelation? {
    var sum = 0.0
    var weight = 0.0
    for stratum in strata.keys.sorted() {
      guard let (clean, error) = strata[stratum], clean.count >= 5, error.count >= 5 else {
        continue
      }
      let area = RatingSamples.area(clean, error)
      // Complete separation has no variance of its own; the one under no relation stands in.
      let n = Double(clean.count)
      let m = Double(error.count)
      let variance = area.variance > 0 ? area.variance : (n + m + 1) / (12 * n * m)
      sum += area.value / variance
      weight += 1 / variance
    }
    guard weight > 0 else { return nil }
    return RatingRelation(auc: sum / weight, error: (1 / weight).squareRoot())
  }

  /// P(clean > error) + ½ P(tie), with DeLong's variance.
  private static func area(_ clean: [Double], _ error: [Double]) -> (
    value: Double, variance: Double
  ) {
    let low = error.sorted()
    let high = clean.sorted()
    let ofClean = clean.map { placement($0, in: low) }
    let ofError = error.map { 1 - placement($0, in: high) }
    func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
    func variance(_ values: [Double]) -> Double {
      let m = mean(values)
      return values.reduce(0) { $0 + ($1 - m) * ($1 - m) } / Double(values.count - 1)
    }
    return (
      mean(ofClean),
      variance(ofClean) / Double(clean.count) + variance(ofError) / Double(error.count)
    )
  }

  /// The share of sorted values below a value, ties counting half.
  private static func placement(_ value: Double, in sorted: [Double]) -> Double {
    func count(_ isBefore: (Double) -> Bool) -> Int {
      var low = 0
      var high = sorted.count
      while low < high {
        let middle = (low + high) / 2
        if isBefore(sorted[middle]) { low = middle + 1 } else { high = middle }
      }
      return low
    }
    let below = count { $0 < value }
    let upTo = count { $0 <= value }
    return (Double(below) + Double(upTo - below) / 2) / Double(sorted.count)
  }
}

/// Whether an error goes with low ratings.
package struct RatingRelation: Hashable, Sendable {
  /// P(a clean conversation is rated higher than one with the error), 0.5: no relation.
  package var auc: Double
  /// Its standard error.
  package var error: Double

  /// 95 %.
  package var interval: ClosedRange<Double> {
    max(0, auc - Proportion.z95 * error)...min(1, auc + Proportion.z95 * error)
  }

  /// Two-sided, against no relation.
  var p: Double { Significance.normalP((auc - 0.5) / max(error, 1e-9)) }

  /// Whether a relation of 0.57 would have been seen with 80 % power.
  var couldShowAny: Bool { (Proportion.z95 + 0.8416) * error <= 0.07 }
}
