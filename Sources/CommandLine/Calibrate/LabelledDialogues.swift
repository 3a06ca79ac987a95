import Conversations
import Score
import Settings

/// Conversations, labels and ratings as JSON lines (docs/calibration.md).
struct LabelledDialogues {
  /// In the order of the files.
  private(set) var dialogues: [Dialogue] = []
  private(set) var labels: [String: ConversationLabels] = [:]

  /// A conversation as it was given.
  struct Dialogue {
    var raw: RawConversation
    var id: String
    /// The member `source`, or the id up to its first hyphen.
    var source: String
  }

  /// Largest file that is read, in bytes.
  private static let largestFile = 512 << 20

  /// A conversation that stands in several files counts once.
  mutating func readDialogues(_ path: String) throws {
    var known = Set(dialogues.map(\.id))
    try forEachLine(of: path) { value, line in
      guard let id = Self.id(value), case .array(let turns) = value["turns"] else {
        throw Failure.usage("\(path), line \(line): needs \"id\" and \"turns\"")
      }
      guard known.insert(id).inserted else { return }
      var source = String(id.prefix { $0 != "-" })
      if case .string(let given) = value["source"] { source = given }
      var raw = RawConversation(
        origin: Origin(source: PathArguments.sourceName, path: path, line: line),
        format: "json-lines", exportID: id, place: line - 1)
      if case .string(let name) = value["channel"] {
        guard let channel = Channel(rawValue: name) else {
          throw Failure.usage("\(path), line \(line): unknown channel")
        }
        raw.contact.channel = channel
      }
      for (place, turn) in turns.enumerated() {
        guard Self.add(turn, to: &raw) else {
          throw Failure.usage(
            "\(path), line \(line): turn \(place) needs \"role\" and \"text\"; \"time\" is "
              + "2026-10-03T08:15:00Z")
        }
      }
      dialogues.append(Dialogue(raw: raw, id: id, source: source))
    }
  }

  /// Each file is one reader's.
  mutating func readLabels(_ path: String) throws {
    var readers: [String: ConversationLabels.Reader] = [:]
    try forEachLine(of: path) { value, line in
      guard let id = Self.id(value), case .array(let findings) = value["findings"] else {
        throw Failure.usage("\(path), line \(line): needs \"id\" and \"findings\"")
      }
      var reader = readers[id] ?? ConversationLabels.Reader()
      for finding in findings {
        guard case .string(let error) = finding["error"], Registry.listedIDs.contains(error) else {
          throw Failure.usage("\(path), line \(line): a finding names no error of the error list")
        }
        var turns = reader.marks[CriterionID(error)] ?? []
        if case .number(let turn) = finding["turn"], let index = Int(exactly: turn) {
          turns.insert(index)
        }
        reader.marks[CriterionID(error)] = turns
      }
      readers[id] = reader
    }
    for (id, reader) in readers { labels[id, default: ConversationLabels()].readers.append(reader) }
  }

  mutating func readRatings(_ path: String) throws {
    try forEachLine(of: path) { value, line in
      guard let id = Self.id(value),
        case .number(let satisfaction) = value["labels"]?["satisfaction"],
        case .number(let accomplishment) = value["labels"]?["accomplishment"]
      else {
        throw Failure.usage(
          "\(path), line \(line): needs \"id\" and \"labels\" with \"satisfaction\" and "
            + "\"accomplishment\"")
      }
      labels[id, default: ConversationLabels()].satisfaction = satisfaction
      labels[id, default: ConversationLabels()].accomplishment = accomplishment
    }
  }

  // MARK: Lines

  private func forEachLine(
    of path: String, _ body: (JSONValue, Int) throws -> Void
  ) throws {
    let bytes: [UInt8]
    do throws(FileReader.Failure) {
      bytes = try FileReader.bytes(of: path, limit: Self.largestFile)
    } catch {
      throw Failure.usage("\(path) \(error.reason)")
    }
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    where line.contains(where: { $0 > 0x20 }) {
      let value: JSONValue
      do throws(JSONSyntaxError) {
        value = try JSONReader.parse(Array(line)).root
      } catch {
        throw Failure.usage("\(path), line \(index + 1), column \(error.column): \(error.message)")
      }
      try body(value, index + 1)
    }
  }

  private static func id(_ value: JSONValue) -> String? {
    for key in ["id", "conversation"] {
      if case .string(let id) = value[key] { return id }
    }
    return nil
  }

  private static func add(_ turn: JSONValue, to raw: inout RawConversation) -> Bool {
    guard case .string(let roleName) = turn["role"],
      let role = Role.allCases.first(where: { $0.name == roleName }),
      case .string(let text) = turn["text"]
    else { return false }
    var name = role.name
    for key in ["name", "participant"] {
      if case .string(let given) = turn[key] { name = given }
    }
    let participant = RawParticipant(name: name, role: role)
    let place = raw.participants.firstIndex(of: participant) ?? raw.participants.count
    if place == raw.participants.count { raw.participants.append(participant) }
    var clock = RawClock.none
    if case .string(let time) = turn["time"] {
      guard let instant = Instant(argument: time) else { return false }
      clock = .utc(instant.seconds)
    }
    let start = raw.bytes.count
    raw.bytes += text.utf8
    var made = RawTurn(
      participant: place, role: role, clock: clock, text: start..<raw.bytes.count)
    if case .bool(let isInternal) = turn["internal"] { made.isInternal = isInternal }
    raw.turns.append(made)
    return true
  }
}
