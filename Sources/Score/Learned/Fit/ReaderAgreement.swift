import Conversations

/// How findings agree with readers' marks.
package struct ReaderAgreement: Sendable {
  /// Conversations (of an error, or times errors) marked by all readers, by any, found, found and
  /// marked by any, found and marked by all.
  package var agreed = 0
  package var marked = 0
  package var found = 0
  package var right = 0
  package var agreedAndFound = 0

  package init() {}

  package mutating func count(isAgreed: Bool, isMarked: Bool, isFound: Bool) {
    agreed += isAgreed ? 1 : 0
    marked += isMarked ? 1 : 0
    found += isFound ? 1 : 0
    right += isFound && isMarked ? 1 : 0
    agreedAndFound += isFound && isAgreed ? 1 : 0
  }

  /// Share of findings that some reader marked; nil without findings.
  package var precision: Double? { found == 0 ? nil : Double(right) / Double(found) }
  /// Share of what all readers marked that is found; nil where they agreed on nothing.
  package var recall: Double? { agreed == 0 ? nil : Double(agreedAndFound) / Double(agreed) }
  /// Their harmonic mean.
  package var f1: Double? {
    guard let precision, let recall else { return nil }
    return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
  }
}

/// Measures of agreement over lists of numbers.
package enum Statistic {
  /// Cohen's kappa of two judges; nil where there is nothing to judge.
  package static func kappa(_ pairs: [(Bool, Bool)]) -> Double? {
    guard !pairs.isEmpty else { return nil }
    let count = Double(pairs.count)
    let first = Double(pairs.count { $0.0 }) / count
    let second = Double(pairs.count { $0.1 }) / count
    let same = Double(pairs.count { $0.0 == $0.1 }) / count
    let expected = first * second + (1 - first) * (1 - second)
    return expected == 1 ? 1 : (same - expected) / (1 - expected)
  }

  /// Spearman's rank correlation; nil where one side does not vary.
  package static func spearman(_ pairs: [(Double, Double)]) -> Double? {
    let first = ranks(pairs.map(\.0))
    let second = ranks(pairs.map(\.1))
    let mean = Double(pairs.count + 1) / 2
    var product = 0.0
    var squares = (0.0, 0.0)
    for (a, b) in zip(first, second) {
      product += (a - mean) * (b - mean)
      squares.0 += (a - mean) * (a - mean)
      squares.1 += (b - mean) * (b - mean)
    }
    guard squares.0 > 0, squares.1 > 0 else { return nil }
    return product / (squares.0 * squares.1).squareRoot()
  }

  /// The chance that a case of a kind has the higher value than one that is not; nil where one kind
  /// is missing.
  package static func areaUnderCurve(_ cases: [(value: Double, isOfKind: Bool)]) -> Double? {
    let positive = cases.count { $0.isOfKind }
    let negative = cases.count - positive
    guard positive > 0, negative > 0 else { return nil }
    let sum = zip(ranks(cases.map(\.value)), cases).reduce(0) { $0 + ($1.1.isOfKind ? $1.0 : 0) }
    let p = Double(positive)
    return (sum - p * (p + 1) / 2) / (p * Double(negative))
  }

  /// Ranks from 1; equal values share the mean of theirs.
  static func ranks(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    var ranks = [Double](repeating: 0, count: values.count)
    var i = 0
    while i < order.count {
      var end = i + 1
      while end < order.count, values[order[end]] == values[order[i]] { end += 1 }
      for place in i..<end { ranks[order[place]] = Double(i + 1 + end) / 2 }
      i = end
    }
    return ranks
  }
}
