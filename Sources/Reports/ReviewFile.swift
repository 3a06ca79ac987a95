package import Conversations
import Settings

/// A file of reviews, as the pages save it and as `review export` writes it: CSV or a JSON array, with
/// the same names in both.
package enum ReviewFile {
  /// What a file held: reviews with their places, or what is wrong with it.
  package struct Contents: Sendable {
    /// Each with the place where it stands, `line 4` or `$[3]`.
    package var reviews: [(place: String, review: Review)] = []
    /// All that is wrong, in the order of the file, `line 4: …`.
    package var problems: [String] = []
  }

  static let required = [
    "conversation", "source", "criterion", "turn", "start", "end", "verdict", "reviewer",
  ]
  static let optional = ["agent", "rule", "comment", "role", "written_at"]
  /// The columns that are written.
  static let columns = [
    "conversation", "source", "criterion", "turn", "start", "end", "rule", "verdict", "comment",
    "reviewer", "role", "written_at",
  ]
  /// Longer comments are no remarks on one finding.
  package static let longestComment = 4_000

  /// Reads a file. JSON begins with `[`; everything else is CSV.
  ///
  /// - Parameter criteria: ids of the error list, for hints.
  package static func read(_ bytes: [UInt8], criteria: [String]) -> Contents {
    let first = bytes.drop { $0 == 0xEF || $0 == 0xBB || $0 == 0xBF || $0 <= 0x20 }.first
    return first == UInt8(ascii: "[")
      ? readJSON(bytes, criteria: criteria) : readCSV(bytes, criteria: criteria)
  }

  private static func readCSV(_ bytes: [UInt8], criteria: [String]) -> Contents {
    var contents = Contents()
    let table = CSVTable(bytes)
    contents.problems = table.problems.map(\.description)
    contents.problems += problems(inNames: table.header, at: "line 1")
    guard contents.problems.isEmpty else { return contents }
    for row in table.rows {
      var record = Record(place: "line \(row.line)", criteria: criteria)
      for (name, field) in zip(table.header, row.fields) {
        record.fields[name] = Table.withoutGuard(field)
      }
      record.add(to: &contents)
    }
    return contents
  }

  private static func readJSON(_ bytes: [UInt8], criteria: [String]) -> Contents {
    var contents = Contents()
    let document: JSONDocument
    do {
      document = try JSONReader.parse(bytes)
    } catch {
      contents.problems = [error.description]
      return contents
    }
    contents.problems = document.duplicates.map { "\($0.path): \($0.message)" }
    guard case .array(let items) = document.root else { return contents }
    for (index, item) in items.enumerated() {
      let place = "$[\(index)]"
      guard case .object(let members) = item else {
        contents.problems.append("\(place): must be an object")
        continue
      }
      let wrong = problems(inNames: members.map(\.key), at: place)
      contents.problems += wrong
      guard wrong.isEmpty else { continue }
      var record = Record(place: place, criteria: criteria)
      for member in members {
        switch member.value {
        case .string(let text): record.fields[member.key] = text
        case .number(let number) where number == number.rounded() && abs(number) < 1e15:
          record.fields[member.key] = String(Int(number))
        case .null: break
        default: record.problems.append("\"\(member.key)\" must be a text or a whole number")
        }
      }
      record.add(to: &contents)
    }
    return contents
  }

  private static func problems(inNames names: [String], at place: String) -> [String] {
    guard !names.isEmpty else { return ["\(place): the file is empty"] }
    let allowed = required + optional
    var problems: [String] = []
    for name in names where !allowed.contains(name) {
      let hint = Suggestion.hint(for: name, in: allowed)
      problems.append("\(place): unknown column \"\(name.beginning(40))\"\(hint)")
    }
    for name in required where !names.contains(name) {
      problems.append("\(place): the column \"\(name)\" is missing")
    }
    if Set(names).count < names.count { problems.append("\(place): a column stands twice") }
    return problems
  }

  /// Reviews as CSV, in their order.
  package static func csv(_ reviews: [Review]) -> [UInt8] {
    var table = Table("", columns: columns)
    for review in reviews {
      for value in values(of: review) { table.text(value) }
      table.endRow()
    }
    return table.take()
  }

  /// Reviews as a JSON array, one on each line.
  package static func json(_ reviews: [Review]) -> [UInt8] {
    var json = JSONWriter()
    json.beginArray()
    for review in reviews {
      json.beginObject()
      for (name, value) in zip(columns, values(of: review)) where value != nil {
        json.key(name)
        if ["turn", "start", "end"].contains(name) {
          json.number(value.flatMap { Int($0) })
        } else {
          json.string(value)
        }
      }
      json.endObject()
    }
    json.endArray()
    json.endLine()
    return json.take()
  }

  private static func values(of review: Review) -> [String?] {
    [
      review.conversation.id, review.conversation.source, review.criterion.rawValue,
      String(review.turn), String(review.span.start), String(review.span.end), review.rule,
      review.verdict.rawValue, review.comment, review.reviewer, review.role.rawValue,
      review.writtenAt.map { Timestamp(seconds: $0).iso8601 },
    ]
  }
}

/// One record of a review file on its way to a review.
private struct Record {
  let place: String
  let criteria: [String]
  var fields: [String: String] = [:]
  var problems: [String] = []

  /// Adds the review, or everything that is wrong with it.
  mutating func add(to contents: inout ReviewFile.Contents) {
    let conversation = filled("conversation")
    let source = filled("source")
    let criterion = filled("criterion")
    if !criterion.isEmpty && !criteria.contains(criterion) {
      problems.append(
        "unknown criterion \"\(criterion.beginning(40))\""
          + Suggestion.hint(for: criterion, in: criteria))
    }
    let turn = number("turn")
    let start = number("start")
    let end = number("end")
    if end < start { problems.append("\"end\" is before \"start\"") }
    let verdict = choice("verdict", ReviewVerdict.self)
    let role = fields["role", default: ""].isEmpty ? .reviewer : choice("role", ReviewRole.self)
    let reviewer = filled("reviewer")
    let comment = fields["comment"] ?? ""
    if comment.utf8.count > ReviewFile.longestComment {
      problems.append("\"comment\" is longer than \(ReviewFile.longestComment) bytes; shorten it")
    }
    var writtenAt: Int64?
    if let text = fields["written_at"], !text.isEmpty {
      writtenAt = Record.instant(text)
      if writtenAt == nil {
        problems.append("\"written_at\" must be like 2026-10-31T08:00:00Z")
      }
    }
    guard problems.isEmpty, let verdict, let role else {
      contents.problems += problems.map { "\(place): \($0)" }
      return
    }
    contents.reviews.append(
      (
        place,
        Review(
          conversation: ConversationKey(source: source, id: conversation),
          criterion: CriterionID(criterion), turn: turn, span: Span(start, end),
          rule: fields["rule"] ?? "", verdict: verdict, comment: comment, reviewer: reviewer,
          role: role, writtenAt: writtenAt)
      ))
  }

  private mutating func filled(_ name: String) -> String {
    let text = fields[name] ?? ""
    if text.isEmpty { problems.append("\"\(name)\" is empty") }
    return text
  }

  private mutating func number(_ name: String) -> Int {
    if let number = Int(fields[name] ?? ""), (0...Int(Int32.max)).contains(number) { return number }
    problems.append("\"\(name)\" must be a whole number from 0 on")
    return 0
  }

  private mutating func choice<T: RawRepresentable & CaseIterable>(
    _ name: String, _ type: T.Type
  ) -> T? where T.RawValue == String {
    let text = fields[name] ?? ""
    if let value = T(rawValue: text) { return value }
    let allowed = T.allCases.map(\.rawValue)
    problems.append(
      "\"\(name)\" must be one of \(allowed.joined(separator: ", "))"
        + Suggestion.hint(for: text, in: allowed))
    return nil
  }

  /// `2026-10-31T08:00:00Z`, with or without a fraction of the second, as scripts write it.
  private static func instant(_ text: String) -> Int64? {
    let head = text.prefix(19)
    let tail = text.dropFirst(19)
    guard tail == "Z" || tail.first == "." && tail.last == "Z" else { return nil }
    let parts = head.split(whereSeparator: { "-T:".contains($0) }).compactMap { Int($0) }
    guard parts.count == 6 else { return nil }
    let civil = CivilTime(
      year: parts[0], month: parts[1], day: parts[2], hour: parts[3], minute: parts[4],
      second: parts[5])
    guard civil.isValid, civil.description == head else { return nil }
    return civil.secondsAsUTC
  }
}
