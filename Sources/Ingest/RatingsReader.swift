package import Conversations
import Markup
package import Settings

/// Reads a table of customers' ratings: CSV with a header line, or XML in which an element holds the
/// conversation's id, the rating and the comment as elements or, with `@` before the name, as
/// attributes.
package enum RatingsReader {
  /// What a table held.
  package struct Result: Sendable {
    /// In the table's order; where one conversation stands twice, the later one counts.
    package var ratings: [Rating] = []
    package var rejections: [Rejection] = []
    /// Lines without a rating: the customer was asked and did not answer.
    package var unanswered = 0
  }

  /// Larger tables are refused, in bytes.
  package static let largest = 256 << 20
  /// The source that rejections name.
  package static let sourceName = "ratings"
  private static let mostRejections = 1_000

  /// - Parameter path: the file to open; `settings.path` is what problems name.
  package static func read(_ settings: RatingsSettings, at path: String) -> Result {
    var table = Table(settings)
    let bytes: [UInt8]
    do throws(FileReader.Failure) {
      bytes = try FileReader.bytes(of: path, limit: largest)
    } catch {
      table.reject("unreadable", "the table of ratings \(error.reason)")
      return table.result
    }
    if bytes.first(where: { $0 > 0x20 && $0 < 0x80 }) == UInt8(ascii: "<") {
      var records = Records(table)
      let report = MarkupReader().read(
        ByteSource(bytes: bytes), as: .xml, encoding: nil, into: &records)
      if let problem = report.problem {
        records.table.reject(problem.code, problem.reason, line: problem.line)
      }
      return records.table.finished()
    }
    table.read(CSVTable(bytes))
    return table.finished()
  }

  /// What both kinds of tables have in common.
  private struct Table {
    let settings: RatingsSettings
    var result = Result()
    private var wasFound = false

    init(_ settings: RatingsSettings) { self.settings = settings }

    mutating func reject(_ code: String, _ reason: String, line: Int? = nil) {
      guard result.rejections.count < mostRejections else { return }
      result.rejections.append(
        Rejection(
          stage: .ingest,
          origin: Origin(source: sourceName, path: settings.path, line: line), code: code,
          reason: reason))
    }

    mutating func read(_ csv: CSVTable) {
      for problem in csv.problems { reject("bad-row", problem.message, line: problem.line) }
      func column(_ name: String) -> Int? {
        if let found = csv.column(name) { return found }
        reject(
          "no-column",
          "there is no column \"\(name)\"; the header has "
            + csv.header.prefix(20).map { "\"\($0.prefix(40))\"" }.joined(separator: ", "))
        return nil
      }
      let id = column(settings.conversation)
      let value = column(settings.rating)
      let comment = settings.comment.map(column)
      guard let id, let value else { return }
      for row in csv.rows {
        add(
          id: row.fields[id], value: row.fields[value],
          comment: comment.flatMap { $0 }.map { row.fields[$0] }, line: row.line)
      }
    }

    mutating func add(id: String, value: String, comment: String?, line: Int) {
      wasFound = true
      guard !id.isEmpty else {
        return reject("no-conversation", "the rating names no conversation", line: line)
      }
      guard !value.isEmpty else {
        result.unanswered += 1
        return
      }
      guard let number = Double(value.replacing(",", with: ".")), number.isFinite else {
        return reject("bad-rating", "the rating is no number", line: line)
      }
      guard number >= min(settings.low, settings.high), number <= max(settings.low, settings.high)
      else {
        return reject(
          "bad-rating",
          "the rating lies outside \(settings.low) ... \(settings.high), the scale that "
            + "pipeline.json gives", line: line)
      }
      result.ratings.append(
        Rating(
          source: settings.source, conversation: id, value: number, low: settings.low,
          high: settings.high, comment: comment.flatMap { $0.isEmpty ? nil : $0 }))
    }

    /// A table in which the names of `pipeline.json` never met is no table of ratings.
    mutating func finished() -> Result {
      if !wasFound, result.rejections.isEmpty {
        reject(
          "no-ratings",
          "it holds no record with \"\(settings.conversation)\"; do the names in pipeline.json "
            + "fit it?")
      }
      return result
    }
  }

  /// The records of an XML table.
  private struct Records: MarkupHandler {
    let vocabulary: [String] = []
    var table: Table
    private let names: [Name]
    private var values: [[UInt8]?] = [nil, nil, nil]
    private var open: (field: Int, depth: Int)?
    /// The element that holds the record's parts; 0: outside one.
    private var recordDepth = 0
    private var line = 0

    /// Longer values are cut, in bytes.
    private static let longest = 64 << 10

    private struct Name {
      var bytes: [UInt8]
      var isAttribute: Bool

      init(_ text: String) {
        isAttribute = text.hasPrefix("@")
        bytes = Array((isAttribute ? text.dropFirst() : text[...]).utf8)
      }
    }

    init(_ table: Table) {
      self.table = table
      let settings = table.settings
      names = [settings.conversation, settings.rating, settings.comment ?? ""].map(Name.init)
    }

    mutating func start(_ element: ElementEvent) {
      // An element with attributes of the record is the record, though its text be the comment.
      let isRecord = names.contains {
        $0.isAttribute && element.attribute(named: $0.bytes) != nil
      }
      for (field, name) in names.enumerated() where !name.bytes.isEmpty {
        if name.isAttribute {
          if let value = element.attribute(named: name.bytes) {
            begin(element.depth, line: element.line)
            values[field] = Array(value.prefix(Self.longest))
          }
        } else if open == nil, element.name.elementsEqual(name.bytes) {
          begin(isRecord ? element.depth : element.depth - 1, line: element.line)
          open = (field, element.depth)
          values[field] = []
        }
      }
    }

    private mutating func begin(_ depth: Int, line: Int) {
      // The outermost element that holds a part holds the record.
      if recordDepth == 0 { self.line = line }
      recordDepth = recordDepth == 0 ? depth : min(recordDepth, depth)
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
      guard let open, (values[open.field]?.count ?? 0) + bytes.count <= Self.longest else { return }
      values[open.field]?.append(contentsOf: bytes)
    }

    mutating func end(_ element: ElementEnd) {
      if let field = open, element.depth <= field.depth { open = nil }
      guard recordDepth > 0, element.depth <= recordDepth else { return }
      if values[0] != nil || values[1] != nil {
        table.add(
          id: text(0), value: text(1), comment: values[2] == nil ? nil : text(2), line: line)
      }
      values = [nil, nil, nil]
      recordDepth = 0
    }

    private func text(_ field: Int) -> String {
      (values[field] ?? []).withUnsafeBufferPointer { $0.trimmed.string }
    }
  }
}
