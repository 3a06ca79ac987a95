package import Conversations

/// What readers marked in a conversation, and how its customer was content.
package struct ConversationLabels: Sendable {
  /// One reader's marks.
  package struct Reader: Sendable {
    /// Errors with the turns at which they were marked.
    package var marks: [CriterionID: Set<Int>] = [:]

    package init() {}
  }

  /// In the order of the files; the same conversation may have several readers.
  package var readers: [Reader] = []
  /// Means of human ratings, in any scale; both or none.
  package var satisfaction: Double?
  package var accomplishment: Double?

  package init() {}

  /// Marked by any reader.
  package func isMarked(_ id: CriterionID) -> Bool { readers.contains { $0.marks[id] != nil } }

  /// Marked by every reader.
  package func isAgreed(_ id: CriterionID) -> Bool {
    !readers.isEmpty && readers.allSatisfy { $0.marks[id] != nil }
  }

  /// Whether any reader marked an error at one of some turns.
  func isMarked(_ id: CriterionID, at turns: [Int]) -> Bool {
    readers.contains { reader in turns.contains { reader.marks[id]?.contains($0) ?? false } }
  }
}

/// A conversation with its labels.
package struct LabelledExample: Sendable {
  package var example: LearnedExample
  package var labels: ConversationLabels
  /// Where it comes from: what is left out together.
  package var source: String

  package init(example: LearnedExample, labels: ConversationLabels, source: String) {
    self.example = example
    self.labels = labels
    self.source = source
  }

  /// Its place among so many parts of the data: by its id, so that files and their order do not
  /// matter.
  package func part(of count: Int, salt: String = "") -> Int {
    Int(Words.hash((salt + example.id).utf8) >> 20) % count
  }
}
