/// Everything that verdicts depend on beside the conversation itself, as facts that can be compared:
/// what a criterion's revision and options are, which exceptions apply. Hashed, its text is the
/// ruleset's id.
package struct RulesetDescription: Hashable, Sendable {
  /// One property of one part of a ruleset.
  package struct Fact: Hashable, Sendable {
    /// What it is about: `E10`, `lexicon en`, `profile diner`, `hours *`.
    package var subject: String
    /// Such as `revision` or `chat.first_reply_late_seconds`.
    package var property: String
    package var value: String

    /// Tabs and line ends, which separate facts in the text, become blanks.
    package init(_ subject: String, _ property: String, _ value: String) {
      self.subject = Fact.line(subject)
      self.property = Fact.line(property)
      self.value = Fact.line(value)
    }

    private static func line(_ text: String) -> String {
      guard text.utf8.contains(where: { $0 < 0x20 }) else { return text }
      return String(decoding: text.utf8.map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
    }
  }

  /// In the order in which they are told.
  package var facts: [Fact]

  package init(facts: [Fact] = []) { self.facts = facts }

  /// Reads what `text` gave; lines that are no facts are left out.
  package init(text: String) {
    facts = text.split(separator: "\n").compactMap { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count == 3 else { return nil }
      return Fact(String(fields[0]), String(fields[1]), String(fields[2]))
    }
  }

  /// A line for each fact: subject, property and value with tabs between them.
  package var text: String {
    facts.map { "\($0.subject)\t\($0.property)\t\($0.value)" }.joined(separator: "\n")
  }

  /// The fact that conversations were judged from one moment, UTC seconds, whatever the exports show.
  package static func asOf(_ moment: Int64) -> Fact {
    Fact(asOfSubject, "moment", Timestamp(seconds: moment).iso8601)
  }

  /// Whether `asOf` is one of the facts.
  package var isAsOfMoment: Bool { facts.contains { $0.subject == Self.asOfSubject } }

  private static let asOfSubject = "judged as of"

  /// What differs in a later ruleset, in its order; what is gone comes last.
  package func changes(to later: RulesetDescription) -> [RulesetChange] {
    let old = RulesetDescription.table(facts)
    let new = RulesetDescription.table(later.facts)
    let oldSubjects = Set(facts.map(\.subject))
    let newSubjects = Set(later.facts.map(\.subject))
    var changes: [RulesetChange] = []
    for fact in later.facts {
      let before = old[fact.place]
      guard before != fact.value else { continue }
      changes.append(
        RulesetChange(
          subject: fact.subject, property: fact.property, before: before, after: fact.value,
          isWholeSubject: !oldSubjects.contains(fact.subject)))
    }
    for fact in facts where new[fact.place] == nil {
      changes.append(
        RulesetChange(
          subject: fact.subject, property: fact.property, before: fact.value, after: nil,
          isWholeSubject: !newSubjects.contains(fact.subject)))
    }
    return changes
  }

  private static func table(_ facts: [Fact]) -> [[String]: String] {
    Dictionary(facts.map { ($0.place, $0.value) }) { first, _ in first }
  }
}

extension RulesetDescription.Fact {
  fileprivate var place: [String] { [subject, property] }
}

/// One difference between two rulesets.
package struct RulesetChange: Hashable, Sendable {
  package var subject: String
  package var property: String
  /// Nil: the earlier ruleset had no such property.
  package var before: String?
  /// Nil: the later ruleset has none.
  package var after: String?
  /// The whole subject is new, or gone.
  package var isWholeSubject: Bool

  package init(
    subject: String, property: String, before: String?, after: String?, isWholeSubject: Bool
  ) {
    self.subject = subject
    self.property = property
    self.before = before
    self.after = after
    self.isWholeSubject = isWholeSubject
  }

  /// One line for each difference, such as `E10: chat.first_reply_late_seconds 60 → 120`, and one for
  /// each part that is new or gone.
  package static func words(_ changes: [RulesetChange]) -> [String] {
    var lines: [String] = []
    var told: Set<String> = []
    for change in changes {
      guard change.isWholeSubject else {
        lines.append("\(change.subject): \(change.property) \(change.sides)")
        continue
      }
      guard told.insert(change.subject).inserted else { continue }
      let facts = changes.filter { $0.subject == change.subject }.map {
        "\($0.property) \($0.after ?? $0.before ?? "")"
      }
      lines.append(
        "\(change.subject): \(change.after == nil ? "gone" : "new") (\(facts.joined(separator: ", ")))"
      )
    }
    return lines
  }

  private var sides: String {
    switch (before, after) {
    case (let before?, let after?): "\(before) → \(after)"
    case (nil, let after?): "\(after), new"
    case (let before?, nil): "gone, was \(before)"
    case (nil, nil): ""
    }
  }
}
