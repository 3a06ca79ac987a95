/// A customer's rating of one conversation, from a table beside the exports.
package struct Rating: Sendable, Hashable {
  /// The source whose conversation is meant; nil: the conversation of this id in any source.
  package var source: String?
  /// The conversation's id as in the export.
  package var conversation: String
  /// In the table's own scale.
  package var value: Double
  /// The worst and the best value that can be given; the worst may be the larger number.
  package var low: Double
  package var high: Double
  /// Masked as the conversation is; nil where there is none or none is kept.
  package var comment: String?

  package init(
    source: String?, conversation: String, value: Double, low: Double, high: Double,
    comment: String? = nil
  ) {
    self.source = source
    self.conversation = conversation
    self.value = value
    self.low = low
    self.high = high
    self.comment = comment
  }

  /// 0 (the worst) ... 100 (the best), so that ratings of several scales can be compared.
  package var percent: Double { (value - low) / (high - low) * 100 }
}

extension Evaluation {
  /// The same with a rating from a table, which says more than one in the export: it has a scale.
  package func rated(_ rating: Rating?) -> Evaluation {
    guard let rating else { return self }
    var evaluation = self
    evaluation.rating = rating.value
    evaluation.ratingPercent = rating.percent
    evaluation.ratingComment = rating.comment
    return evaluation
  }
}
