import Markup
package import Settings

/// A mapping proposed for a file of unknown structure, for a person to look over.
package struct MappingSuggestion: Sendable, Hashable {
  package var mapping: FormatMapping
  /// How often its turn element occurs in the part that was looked at.
  package var turns: Int
  /// What a person should check. Lower case, no full stop.
  package var advice: [String]

  /// The mapping as it stands in `formats` of `pipeline.json`.
  package var json: String {
    var members: [(String, String?)] = [
      ("id", mapping.id), ("kind", mapping.kind.rawValue), ("conversation", mapping.conversation),
      ("conversation_id", mapping.conversationID), ("turn", mapping.turn),
      ("speaker", mapping.speaker), ("time", mapping.time), ("text", mapping.text),
    ]
    members = members.filter { $0.1 != nil }
    var lines = members.map {
      "  \(MappingSuggestion.quoted($0.0)): \(MappingSuggestion.quoted($0.1 ?? ""))"
    }
    if let role = mapping.role {
      var parts: [String] = []
      if let name = role.attribute {
        parts.append("\"attribute\": \(MappingSuggestion.quoted(name))")
      }
      if let path = role.element { parts.append("\"element\": \(MappingSuggestion.quoted(path))") }
      for (key, values) in [
        ("agent", role.agent), ("customer", role.customer), ("bot", role.bot),
        ("system", role.system), ("internal", role.internalNote),
      ] where !values.isEmpty {
        let list = values.map(MappingSuggestion.quoted).joined(separator: ", ")
        parts.append("\"\(key)\": [\(list)]")
      }
      lines.append("  \"role\": {\(parts.joined(separator: ", "))}")
    }
    return "{\n" + lines.joined(separator: ",\n") + "\n}"
  }

  private static func quoted(_ text: String) -> String {
    var out = "\""
    for c in text.unicodeScalars {
      switch c {
      case "\"", "\\": out += "\\" + String(c)
      case _ where c.value < 0x20: out += " "
      default: out.unicodeScalars.append(c)
      }
    }
    return out + "\""
  }
}

extension Ingester {
  /// Proposes a mapping for a file that repeats something like messages.
  ///
  /// - Returns: nil if nothing in it looks like messages, or it cannot be read.
  package func suggest(_ input: IngestInput) -> MappingSuggestion? {
    guard let source = try? ByteSource(path: input.fileSystemPath) else { return nil }
    let sample = Sample(
      bytes: source.head, fileName: String(input.path.split(separator: "/").last ?? ""),
      reach: Sample.shortReach)
    var survey = StructureSurvey(isHTML: sample.isHTML)
    _ = MarkupReader().read(
      source, as: sample.isHTML ? .html : .xml, encoding: input.source.encoding, into: &survey)
    return MappingGuess(survey).suggestion
  }
}

/// Chooses the elements of a mapping from a survey.
private struct MappingGuess {
  private let survey: StructureSurvey
  private typealias Path = [Substring]

  init(_ survey: StructureSurvey) { self.survey = survey }

  var suggestion: MappingSuggestion? {
    guard let turn = bestTurn else { return nil }
    let isHTML = survey.isHTML
    let conversation = conversation(of: turn)
    var mapping = FormatMapping(
      id: "suggested", kind: isHTML ? .genericChatHTML : .genericXML,
      conversation: isHTML ? String(conversation.last ?? "body") : String(conversation.last ?? ""),
      turn: relative(turn, to: conversation), text: relative(text(of: turn) ?? turn, to: turn))
    var advice: [String] = []
    mapping.conversationID = identifier(of: conversation)
    if mapping.conversationID == nil {
      advice.append("no id of the conversation was found: add \"conversation_id\" if there is one")
    }
    mapping.time = clock(of: turn).map { relative($0, to: turn) }
    if mapping.time == nil {
      advice.append("no clock was found: lateness cannot be judged without \"time\"")
    }
    let role = role(of: turn)
    mapping.role = role?.mapping
    mapping.speaker = speaker(of: turn, besides: role?.path).map { relative($0, to: turn) }
    if mapping.speaker == nil {
      advice.append("no writer's name was found: add \"speaker\", or \"agent\" and \"customer\"")
    }
    if let left = role?.unknown, !left.isEmpty {
      advice.append("values whose role is to be filled in: " + left.joined(separator: ", "))
    } else if role == nil {
      advice.append("nothing that tells the sides apart was found: use the roster or add \"role\"")
    }
    return MappingSuggestion(
      mapping: mapping, turns: survey.fields[key(turn)]?.count ?? 0, advice: advice)
  }

  private func key(_ path: Path) -> String { path.joined(separator: "\n") }
  private func path(_ key: String) -> Path { key.split(separator: "\n") }

  /// Paths inside `outer`, itself left out, with their fields.
  private func inside(_ outer: Path) -> [(Path, StructureSurvey.Field)] {
    let prefix = key(outer) + "\n"
    return survey.order.compactMap { name in
      guard name.hasPrefix(prefix), let field = survey.fields[name] else { return nil }
      return (path(name), field)
    }
  }

  /// The element that repeats and holds words, best with a clock and a name.
  private var bestTurn: Path? {
    var best: (score: Int, path: Path)?
    for name in survey.order {
      guard let field = survey.fields[name], field.count >= 2 else { continue }
      let candidate = path(name)
      guard candidate.last?.hasPrefix("@") != true, candidate.count >= 2,
        let words = text(of: candidate)
      else { continue }
      let average = survey.fields[key(words)]?.average ?? 0
      var score = min(field.count, 50) + min(average, 60)
      if clock(of: candidate) != nil { score += 100 }
      if role(of: candidate) != nil { score += 60 }
      if speaker(of: candidate, besides: nil) != nil { score += 30 }
      // The same fields seen from further out belong to the inner element.
      if best == nil || score > (best?.score ?? 0) { best = (score, candidate) }
    }
    return best?.path
  }

  /// Where most of the words stand: the element itself or one inside, once for each turn.
  private func text(of turn: Path) -> Path? {
    let count = survey.fields[key(turn)]?.count ?? 0
    var best: (average: Int, path: Path)?
    let own = survey.fields[key(turn)].map { [(turn, $0)] } ?? []
    for (candidate, field) in own + inside(turn) {
      guard candidate.last?.hasPrefix("@") != true, !field.isClock, field.count <= count * 2,
        field.filled * 2 >= min(field.count, count), field.average >= 4,
        field.hasManyValues || field.values.count > 2 || count < 5
      else { continue }
      if field.average > (best?.average ?? 0) { best = (field.average, candidate) }
    }
    return best?.path
  }

  private func clock(of turn: Path) -> Path? {
    let count = survey.fields[key(turn)]?.count ?? 0
    return inside(turn).first {
      $0.1.isClock && $0.1.filled * 2 >= count && $0.1.count <= count * 2
    }?
    .0
  }

  private func speaker(of turn: Path, besides role: Path?) -> Path? {
    let words = text(of: turn)
    let named = ["name", "sender", "author", "speaker", "from", "by", "who", "user", "nick"]
    let candidates = inside(turn).filter { candidate, field in
      candidate != role && candidate != words && !field.isClock && field.filled > 0
        && field.average >= 2 && field.average <= 40 && !field.hasManyValues
    }
    func label(_ path: Path) -> String {
      (path.last?.split(separator: ".").last ?? "").lowercased().filter { $0 != "@" }
    }
    return candidates.first { candidate, _ in named.contains { label(candidate).contains($0) } }?.0
      ?? candidates.first { $0.0.last?.hasPrefix("@") == false }?.0
  }

  private enum Side: CaseIterable {
    case agent, customer, bot, system, note

    var words: Set<String> {
      switch self {
      case .agent:
        ["agent", "operator", "staff", "support", "rep", "employee", "crew", "outgoing", "advisor"]
      case .customer:
        ["customer", "visitor", "client", "user", "guest", "contact", "incoming", "consumer"]
      case .bot: ["bot", "robot", "chatbot"]
      case .system: ["system", "info", "event", "notice"]
      case .note: ["note", "internal", "whisper"]
      }
    }

    func add(_ word: String, to mapping: inout RoleMapping) {
      switch self {
      case .agent: if !mapping.agent.contains(word) { mapping.agent.append(word) }
      case .customer: if !mapping.customer.contains(word) { mapping.customer.append(word) }
      case .bot: if !mapping.bot.contains(word) { mapping.bot.append(word) }
      case .system: if !mapping.system.contains(word) { mapping.system.append(word) }
      case .note: if !mapping.internalNote.contains(word) { mapping.internalNote.append(word) }
      }
    }
  }

  private func role(
    of turn: Path
  ) -> (path: Path, mapping: RoleMapping, unknown: [String])? {
    for (candidate, field) in inside(turn) {
      guard !field.hasManyValues, field.values.count >= 2 || field.filled == 1,
        candidate.count <= turn.count + 2
      else { continue }
      var mapping = RoleMapping()
      var unknown: [String] = []
      var found = 0
      for value in field.values {
        let parts = value.split(separator: " ").map(String.init)
        let isClass = candidate.last == "@class"
        var isKnown = false
        for part in isClass ? parts : [value] {
          for side in Side.allCases where side.words.contains(part.lowercased()) {
            side.add(part, to: &mapping)
            isKnown = true
          }
        }
        if isKnown { found += 1 } else { unknown.append(value) }
      }
      guard found >= 1, !mapping.agent.isEmpty || !mapping.customer.isEmpty else { continue }
      let last = candidate.last ?? ""
      if last.hasPrefix("@"), candidate.count == turn.count + 1 {
        mapping.attribute = String(last.dropFirst())
      } else {
        mapping.element = relative(candidate, to: turn)
      }
      return (candidate, mapping, unknown)
    }
    return nil
  }

  /// The innermost element around the turns that has an id or repeats; else the one around all.
  private func conversation(of turn: Path) -> Path {
    let turns = survey.fields[key(turn)]?.count ?? 0
    let around = (1..<turn.count).reversed().map { Array(turn.prefix($0)) }
    func count(_ path: Path) -> Int { survey.fields[key(path)]?.count ?? 0 }
    if let named = around.first(where: { count($0) < turns && identifier(of: $0) != nil }) {
      return named
    }
    if let repeated = around.first(where: { count($0) > 1 && count($0) < turns }) {
      return repeated
    }
    if survey.isHTML {
      return turn.firstIndex { $0 == "body" || $0.hasPrefix("body.") }.map { [turn[$0]] } ?? [
        "body"
      ]
    }
    return Array(turn.prefix(1))
  }

  private func identifier(of outer: Path) -> String? {
    for (candidate, field) in inside(outer) where candidate.count == outer.count + 1 {
      guard let name = candidate.last, name.hasPrefix("@"), field.filled == field.count else {
        continue
      }
      let word = name.dropFirst().lowercased()
      if word == "id" || word.hasSuffix("id") || word.hasSuffix("ref") || word.hasSuffix("number") {
        return String(name)
      }
    }
    return nil
  }

  /// As a path below `outer` for XML, as the last part's selector for HTML.
  private func relative(_ path: Path, to outer: Path) -> String {
    if path == outer { return "." }
    let rest = path.dropFirst(outer.count)
    guard survey.isHTML else { return rest.joined(separator: "/") }
    guard let last = rest.last else { return "." }
    if last.hasPrefix("@") {
      let element = rest.dropLast().last.map(String.init) ?? ""
      return element + last
    }
    return String(last)
  }
}
