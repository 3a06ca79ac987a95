package import Conversations

/// The cues of one language, read from its resource.
package struct Lexicon: Sendable {
  package let language: Language
  /// Factor for the confidence of findings that rest on this lexicon, 0 ... 1.
  package let priorScale: Double
  package let patterns: PatternSet
  /// Macros and gaps of this language, for patterns that users add.
  package let syntax: PatternSyntax
  /// For each pattern, its cue's ordinal.
  let cueOfPattern: [UInt8]
  /// By cue ordinal.
  let entries: [CueEntry]
  /// Finds a conditional word before a match.
  let conditional: String

  /// What holds for all patterns of a cue.
  struct CueEntry: Sendable {
    var sides: Sides = .both
    /// Probability that a match is a true instance, before `priorScale` and calibration.
    var prior: Double = 0
    var vetoBefore: [String] = []
    var vetoSentence: [String] = []
    var needSentence: [String] = []
    var vetoQuestion = false
    var vetoConditional = false
    var hasSentenceGuards: Bool { vetoQuestion || !vetoSentence.isEmpty || !needSentence.isEmpty }
    /// Sentences the cue has to be found in, or must not be: documentation and tests.
    var matching: [String] = []
    var notMatching: [String] = []
  }

  /// Why a lexicon could not be used.
  package struct Problem: Error, Hashable, CustomStringConvertible {
    package var language: Language
    /// Names of the members from the top, with the fault.
    package var message: String

    package var description: String { "lexicon.\(language.rawValue).json: \(message)" }
  }

  /// Reads a lexicon file.
  package init(language: Language, bytes: UnsafeBufferPointer<UInt8>) throws(Problem) {
    func problem(_ message: String) -> Problem { Problem(language: language, message: message) }
    let root: JSONNode
    do throws(JSONNode.Problem) {
      root = try JSONNode.parse(bytes)
    } catch {
      throw problem("no valid JSON at byte \(error.offset)")
    }
    guard root["schema"]?.string == "scorecards-lexicon/1" else { throw problem("schema: unknown") }
    guard root["language"]?.string == language.rawValue else { throw problem("language: another") }
    guard let scale = root["prior_scale"]?.number, scale >= 0, scale <= 1 else {
      throw problem("prior_scale: needs 0 to 1")
    }
    guard let gap = root["gap_words"]?.number, gap >= 0, gap <= 20 else {
      throw problem("gap_words: needs 0 to 20")
    }
    var syntax = PatternSyntax(gapWords: Int(gap))
    for (name, value) in root["macros"]?.members ?? [] {
      guard let text = value.string else { throw problem("macros.\(name): no string") }
      syntax.macros[name] = text
    }
    guard let condition = syntax.resolvingMacros("<COND>") else {
      throw problem("macros.COND: missing")
    }
    guard let cues = root["cues"]?.members else { throw problem("cues: missing") }
    var entries = Array(repeating: CueEntry(), count: Cue.allCases.count)
    var owners: [UInt8] = []
    var all: [PatternSet.Pattern] = []
    for (name, value) in cues {
      guard let cue = Cue(rawValue: name) else { throw problem("cues.\(name): unknown") }
      do throws(CueEntry.Fault) {
        let entry = try CueEntry(value, syntax: syntax)
        entries[cue.ordinal] = entry
        guard let patterns = value["patterns"]?.members else { throw CueEntry.Fault("patterns") }
        for (id, pattern) in patterns {
          guard let source = pattern.string else { throw CueEntry.Fault("patterns.\(id)") }
          owners.append(UInt8(cue.ordinal))
          all.append(
            PatternSet.Pattern(
              id: "\(language.rawValue).\(id)", source: source, sides: entry.sides))
        }
      } catch {
        throw problem("cues.\(name).\(error.member): missing or wrong")
      }
    }
    guard all.count < 1 << 16 else { throw problem("cues: too many patterns") }
    self.language = language
    self.syntax = syntax
    priorScale = scale
    patterns = PatternSet(all, syntax: syntax)
    cueOfPattern = owners
    self.entries = entries
    conditional = syntax.pattern(condition)
  }

  /// A cue's prior here, before `priorScale`.
  package func prior(_ cue: Cue) -> Double { entries[cue.ordinal].prior }

  /// Sentences of the file that have to match a cue, and that must not.
  package func examples(_ cue: Cue) -> (matching: [String], notMatching: [String]) {
    (entries[cue.ordinal].matching, entries[cue.ordinal].notMatching)
  }

  package func sides(_ cue: Cue) -> Sides { entries[cue.ordinal].sides }
}

extension Lexicon.CueEntry {
  struct Fault: Error {
    var member: String

    init(_ member: String) { self.member = member }
  }

  fileprivate init(_ node: JSONNode, syntax: PatternSyntax) throws(Fault) {
    switch node["speaker"]?.string {
    case "agent": sides = .agent
    case "customer": sides = .customer
    case "both": sides = .both
    default: throw Fault("speaker")
    }
    guard let number = node["prior"]?.number, number > 0, number <= 1 else { throw Fault("prior") }
    prior = number
    for (name, value) in node["guards"]?.members ?? [] {
      switch name {
      case "veto_before":
        vetoBefore = try Self.patterns(value, name, syntax).map(syntax.guardBefore)
      case "veto_sentence":
        vetoSentence = try Self.patterns(value, name, syntax).map(syntax.pattern)
      case "need_sentence":
        needSentence = try Self.patterns(value, name, syntax).map(syntax.pattern)
      case "veto_question": vetoQuestion = value.isTrue
      case "veto_conditional": vetoConditional = value.isTrue
      default: throw Fault("guards.\(name)")
      }
    }
    matching = node["match"]?.strings ?? []
    notMatching = node["no_match"]?.strings ?? []
  }

  private static func patterns(
    _ node: JSONNode, _ name: String, _ syntax: PatternSyntax
  ) throws(Fault) -> [String] {
    guard let compact = node.strings else { throw Fault("guards.\(name)") }
    let resolved = compact.compactMap(syntax.resolvingMacros)
    guard resolved.count == compact.count else { throw Fault("guards.\(name)") }
    return resolved
  }
}
