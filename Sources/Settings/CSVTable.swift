/// A mistake in a CSV file, with its line.
package struct CSVProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// From 1.
  package var line: Int
  /// What is wrong and what to do. Lower case, no full stop.
  package var message: String

  package init(line: Int, message: String) {
    self.line = line
    self.message = message
  }

  package var description: String { "line \(line): \(message)" }
}

/// A CSV file with a header line (RFC 4180): quoted fields may hold separators, doubled quotes and
/// line breaks; the separator is `,`, `;` or a tab, whichever the header uses most.
package struct CSVTable: Sendable, Hashable {
  /// One record of the table.
  package struct Row: Sendable, Hashable {
    /// The line on which the record begins, from 1.
    package var line: Int
    /// As many as the header has, white space at the ends removed.
    package var fields: [String]
  }

  /// The names in the first record, white space removed, lower case.
  package var header: [String]
  /// Records after the header; blank lines are left out.
  package var rows: [Row]
  /// Records that do not fit the header and quotes that do not close. Such records are left out.
  package var problems: [CSVProblem]

  /// Reads a table. A file without any record gives an empty header.
  package init(_ bytes: [UInt8]) {
    header = []
    rows = []
    problems = []
    var reader = RecordReader(bytes: bytes)
    if String(validating: bytes, as: UTF8.self) == nil {
      problems.append(CSVProblem(line: 1, message: "the file is not UTF-8; save it as CSV UTF-8"))
    }
    while let record = reader.next() {
      if !record.isClosed {
        problems.append(
          CSVProblem(line: record.line, message: "a quoted field does not end; close it with \""))
      }
      if record.fields.count == 1, record.fields[0].isEmpty { continue }
      if header.isEmpty {
        header = record.fields.map { $0.lowercased() }
      } else if record.fields.count != header.count {
        problems.append(
          CSVProblem(
            line: record.line,
            message: "\(record.fields.count) fields, but the header has \(header.count)"))
      } else {
        rows.append(Row(line: record.line, fields: record.fields))
      }
    }
  }

  /// The place of a column by its name.
  package func column(_ name: String) -> Int? { header.firstIndex(of: name.lowercased()) }

  private struct RecordReader {
    let bytes: [UInt8]
    var place: Int
    var line = 1
    let separator: UInt8

    struct Record {
      var line: Int
      var fields: [String]
      var isClosed: Bool
    }

    init(bytes: [UInt8]) {
      self.bytes = bytes
      place = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      var counts: [UInt8: Int] = [:]
      var isQuoted = false
      var hasText = false
      for b in bytes[place...] {
        if b == UInt8(ascii: "\"") { isQuoted.toggle() }
        if b == 0x0A || b == 0x0D, !isQuoted, hasText { break }
        if b > 0x20 { hasText = true }
        if !isQuoted, b == UInt8(ascii: ",") || b == UInt8(ascii: ";") || b == 9 {
          counts[b, default: 0] += 1
        }
      }
      let candidates: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), 9]
      var best = candidates[0]
      for candidate in candidates where counts[candidate, default: 0] > counts[best, default: 0] {
        best = candidate
      }
      separator = best
    }

    mutating func next() -> Record? {
      if place >= bytes.count { return nil }
      var record = Record(line: line, fields: [], isClosed: true)
      while true {
        let (field, isClosed) = readField()
        record.fields.append(field)
        if !isClosed { record.isClosed = false }
        if place < bytes.count, bytes[place] == separator {
          place += 1
          continue
        }
        if place < bytes.count, bytes[place] == 0x0D { place += 1 }
        if place < bytes.count, bytes[place] == 0x0A { place += 1 }
        line += 1
        return record
      }
    }

    private mutating func readField() -> (String, isClosed: Bool) {
      var out: [UInt8] = []
      var isQuoted = false
      while place < bytes.count {
        let b = bytes[place]
        if isQuoted {
          if b == UInt8(ascii: "\"") {
            if place + 1 < bytes.count, bytes[place + 1] == UInt8(ascii: "\"") {
              out.append(b)
              place += 2
              continue
            }
            isQuoted = false
          } else {
            if b == 0x0A { line += 1 }
            out.append(b)
          }
        } else {
          if b == separator || b == 0x0A || b == 0x0D { break }
          if b == UInt8(ascii: "\""), out.allSatisfy({ $0 == 0x20 }) {
            isQuoted = true
            out.removeAll()
          } else {
            out.append(b)
          }
        }
        place += 1
      }
      return (CSVTable.trimmed(out), !isQuoted)
    }
  }

  private static func trimmed(_ bytes: [UInt8]) -> String {
    var low = 0
    var high = bytes.count
    while low < high, bytes[low] == 0x20 || bytes[low] == 9 { low += 1 }
    while high > low, bytes[high - 1] == 0x20 || bytes[high - 1] == 9 { high -= 1 }
    return String(decoding: bytes[low..<high], as: UTF8.self)
  }
}
