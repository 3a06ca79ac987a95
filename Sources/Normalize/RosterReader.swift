import Conversations
package import Settings

/// Everything that is wrong with a roster, found in one go.
package struct RosterProblems: Error, Sendable, Hashable, CustomStringConvertible {
  /// The roster file.
  package var file: String
  /// Never empty.
  package var problems: [CSVProblem]

  package init(file: String, problems: [CSVProblem]) {
    self.file = file
    self.problems = problems
  }

  /// One line for each problem: `roster.csv: line 3: …`.
  package var description: String {
    problems.map { "\(file): \($0)" }.joined(separator: "\n")
  }
}

extension Roster {
  /// The columns; only `agent_id` and `name` are required.
  package static let columns = ["agent_id", "name", "team", "aliases", "addresses", "from", "to"]
  /// Larger rosters are refused, in bytes.
  package static let largestFile = 16 << 20

  /// Reads the roster that a configuration names; an empty one where it names none.
  ///
  /// - Throws: every mistake at once.
  package static func load(_ settings: PipelineSettings) throws(RosterProblems) -> Roster {
    guard let name = settings.roster else { return .empty }
    let bytes: [UInt8]
    do {
      bytes = try FileReader.bytes(
        of: FileReader.resolve(name, in: settings.folder), limit: largestFile)
    } catch {
      throw RosterProblems(
        file: name, problems: [CSVProblem(line: 1, message: "the file \(error.reason)")])
    }
    return try Roster(bytes, path: name)
  }

  /// Reads a roster's text.
  ///
  /// - Parameter path: the file's name in problems.
  package init(csv: String, path: String) throws(RosterProblems) {
    try self.init(Array(csv.utf8), path: path)
  }

  /// Reads a roster: CSV with a header. `aliases` and `addresses` hold several values with `|`
  /// between them; an address `@example.com` stands for everybody in that domain; `from` and `to`
  /// are dates such as `2026-03-01`, both included.
  ///
  /// - Throws: every mistake at once.
  package init(_ bytes: [UInt8], path: String) throws(RosterProblems) {
    self.init()
    let table = CSVTable(bytes)
    var problems = table.problems
    problems += Roster.headerProblems(table)
    let places = Roster.columns.map { table.column($0) }
    if places[0] != nil, places[1] != nil {
      for row in table.rows {
        read(row, places: places, problems: &problems)
      }
    }
    if !problems.isEmpty {
      throw RosterProblems(file: path, problems: problems.sorted { $0.line < $1.line })
    }
  }

  private static func headerProblems(_ table: CSVTable) -> [CSVProblem] {
    var out: [CSVProblem] = []
    if table.header.isEmpty {
      return [
        CSVProblem(
          line: 1,
          message: "the file is empty; its first line names the columns: "
            + columns.joined(separator: ","))
      ]
    }
    var seen: Set<String> = []
    for name in table.header {
      if !columns.contains(name) {
        out.append(
          CSVProblem(
            line: 1,
            message: "unknown column \"\(name.prefix(40))\""
              + Suggestion.hint(for: name, in: columns)))
      }
      if !seen.insert(name).inserted {
        out.append(CSVProblem(line: 1, message: "the column \"\(name.prefix(40))\" stands twice"))
      }
    }
    for name in columns.prefix(2) where !seen.contains(name) {
      out.append(CSVProblem(line: 1, message: "the column \"\(name)\" is missing"))
    }
    return out
  }

  private mutating func read(
    _ row: CSVTable.Row, places: [Int?], problems: inout [CSVProblem]
  ) {
    func text(_ column: Int) -> String? {
      guard let place = places[column], !row.fields[place].isEmpty else { return nil }
      return row.fields[place]
    }
    func list(_ column: Int) -> [String] {
      (text(column) ?? "").split(separator: "|").map { $0.trimmingSpaces() }.filter { !$0.isEmpty }
    }
    func problem(_ message: String) {
      problems.append(CSVProblem(line: row.line, message: message))
    }
    func day(_ column: Int) -> Int? {
      guard let text = text(column) else { return nil }
      guard let date = CivilTime(isoDate: text) else {
        problem("\"\(Roster.columns[column])\" must be a date written like 2026-03-01")
        return nil
      }
      return date.days
    }
    let id = text(0)
    let name = text(1)
    if id == nil { problem("\"agent_id\" is empty") }
    if name == nil { problem("\"name\" is empty") }
    let from = day(5)
    let to = day(6)
    if let from, let to, from > to { problem("\"from\" is later than \"to\"") }
    let addresses = list(4)
    for address in addresses where !address.contains("@") || address.contains(" ") {
      problem(
        "\"addresses\" must hold mail addresses, or @domain for everybody in it, with | between")
    }
    guard let id, let name else { return }
    let member = Member(id: id, name: name, team: text(2), from: from, to: to)
    if let other = members.first(where: { $0.id == id && $0.name != name }) {
      problem(
        "the agent \"\(id)\" has another name in an earlier row (\"\(other.name)\"); keep one and "
          + "put the other under \"aliases\"")
    }
    if overlapsOwn(member) {
      problem("the agent \"\(id)\" has another row for the same days; set \"from\" and \"to\"")
    }
    for taken in add(member, aliases: list(3), addresses: addresses) {
      problem(
        "\"\(taken)\" also belongs to another agent on the same days; keep it with one of them")
    }
  }
}

extension Substring {
  fileprivate func trimmingSpaces() -> String {
    var text = drop { $0 == " " }
    while text.last == " " { text = text.dropLast() }
    return String(text)
  }
}
