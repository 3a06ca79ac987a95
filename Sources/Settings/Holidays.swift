package import Conversations

/// A list of days on which nobody works: a CSV with a `date` column (`2026-12-25`) and any others.
package enum Holidays {
  /// The days of a holidays file as days since 1970-01-01, ascending, each once.
  ///
  /// - Returns: the days, and every problem with the line it stands on.
  package static func parse(_ bytes: [UInt8]) -> (days: [Int], problems: [CSVProblem]) {
    let table = CSVTable(bytes)
    var problems = table.problems
    guard let column = table.column("date") else {
      problems.append(
        CSVProblem(line: 1, message: "no column named \"date\"; the first line must name it"))
      return ([], problems)
    }
    var days: Set<Int> = []
    for row in table.rows {
      guard let date = CivilTime(isoDate: row.fields[column]) else {
        problems.append(
          CSVProblem(line: row.line, message: "the date must be written like 2026-12-25"))
        continue
      }
      if !days.insert(date.days).inserted {
        problems.append(CSVProblem(line: row.line, message: "the date stands twice"))
      }
    }
    return (days.sorted(), problems)
  }
}

extension CivilTime {
  /// Reads `2026-12-25`; nil for anything else and for days that do not exist.
  package init?(isoDate text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else {
      return nil
    }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for b in bytes[range] {
        guard b >= 0x30, b <= 0x39 else { return nil }
        value = value * 10 + Int(b - 0x30)
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else {
      return nil
    }
    self.init(year: year, month: month, day: day)
    if !isValid { return nil }
  }
}
