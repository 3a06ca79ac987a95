package import Conversations

/// A criterion of one's own, as `custom_criteria` writes it: words that have to be said, or must not
/// be, by somebody, somewhere in a conversation.
package struct CustomCriterionSettings: Sendable, Hashable {
  package enum Expectation: String, Sendable, CaseIterable {
    /// The words have to occur: their absence is the violation.
    case present
    /// The words must not occur.
    case absent
  }

  /// Whose turns are searched.
  package enum Speaker: String, Sendable, CaseIterable {
    case agent
    case customer
    /// Agents and bots: for notices that either may give.
    case service
  }

  /// Phrase patterns of each language, in the lexicons' pattern language.
  package typealias Patterns = [Language: [String]]

  /// What opens a search: each turn in which one of its cues or patterns occurs.
  package struct Trigger: Sendable, Hashable {
    /// Names of the lexicons' cues; Score knows them.
    package var cues: [String] = []
    package var patterns: Patterns = [:]
    /// Whose words `patterns` are. Cues know by themselves.
    package var speaker = Speaker.customer
  }

  /// Where the words are searched; everything nil: in the whole conversation.
  package struct Window: Sendable, Hashable {
    /// The speaker's first or last turns, 1 ... 100; never both.
    package var firstTurns: Int?
    package var lastTurns: Int?
    package var after: Trigger?
    /// The speaker's turns after the trigger's, 1 ... 100; only with `after`.
    package var withinTurns: Int?
    /// Seconds from the trigger, or from the conversation's first message, 1 ... 30 days.
    package var withinSeconds: Int?
  }

  /// Which conversations it is for; an empty list asks nothing.
  package struct Applicability: Sendable, Hashable {
    package var channels: [Channel] = []
    package var brands: [String] = []
    package var queues: [String] = []
    package var regions: [String] = []
    /// Names of cues, one of which has to occur somewhere in the conversation.
    package var cues: [String] = []
  }

  /// `X` and 1 ... 23 capital letters, digits and hyphens.
  package var id: String
  /// By language code; one at least.
  package var titles: [String: String]
  /// What it is and why it matters, for readers of reports.
  package var what: String?
  package var why: String?
  package var expect: Expectation
  package var speaker = Speaker.agent
  package var patterns: Patterns
  package var window = Window()
  package var applies = Applicability()
  /// 0.5 slight, 1 plain, 1.5 grave.
  package var severity: Double = 1
  /// 0 ... 10
  package var weight: Double = 5
  package var criticality = Criticality.nonCritical
  package var isAutoFail = false
  package var attribution = Attribution.agent
  /// Ids of errors of the list for which this one stands where both concern the same turns.
  package var overlaps: [String] = []
  /// Where it stands in the configuration, for problems: `$.custom_criteria[0]`.
  package var path = "$.custom_criteria[0]"

  package init(
    id: String, titles: [String: String], expect: Expectation, patterns: Patterns
  ) {
    self.id = id
    self.titles = titles
    self.expect = expect
    self.patterns = patterns
  }

  /// More criteria, and more patterns of one, are refused: their number is time in every sentence.
  package static let most = 100
  package static let mostPatterns = 50
  package static let longestPattern = 500

  /// Whether a text may be the id of a custom criterion: never one of the error list's.
  package static func isID(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return (2...24).contains(bytes.count) && bytes[0] == UInt8(ascii: "X")
      && bytes.dropFirst().allSatisfy {
        (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
      }
  }
}

extension CustomCriterionSettings {
  static func readAll(_ root: ObjectReader) -> [CustomCriterionSettings] {
    var out: [CustomCriterionSettings] = []
    for (index, object) in root.objects("custom_criteria", keys: SettingsKeys.customCriterion)
      .enumerated()
    {
      if index == most {
        root.problem("custom_criteria", "holds more than \(most) criteria; keep those in use")
        break
      }
      guard let criterion = CustomCriterionSettings(object) else { continue }
      if out.contains(where: { $0.id == criterion.id }) {
        object.problem("id", "another criterion has this id; give each its own")
      }
      out.append(criterion)
    }
    return out
  }

  private init?(_ object: ObjectReader) {
    let id = object.requiredString("id")
    if let id, !CustomCriterionSettings.isID(id) {
      object.problem(
        "id", "must be X and 1 to 23 capital letters, digits or hyphens, such as \"X-NOTICE\"")
    }
    var titles: [String: String] = [:]
    let texts = object.object("titles", keys: SettingsKeys.customTexts)
    for key in texts?.keys ?? [] { titles[key] = texts?.string(key) }
    if object.value("titles") == nil || texts?.keys.isEmpty == true {
      object.problem("titles", "is required, such as {\"en\": \"Recording notice missing\"}")
    }
    if object.value("expect") == nil {
      object.problem(
        "expect", "is required: \"present\" (has to be said) or \"absent\" (must not be said)")
    }
    let expect = object.choice("expect", Expectation.self)
    let patterns = Self.patterns(object)
    if patterns.isEmpty, object.value("patterns") == nil {
      object.problem("patterns", "is required, such as {\"en\": [\"may be recorded\"]}")
    }
    self.init(id: id ?? "", titles: titles, expect: expect ?? .present, patterns: patterns)
    path = object.path
    what = object.string("what")
    why = object.string("why")
    speaker = object.choice("speaker", Speaker.self) ?? speaker
    if let place = object.object("where", keys: SettingsKeys.customWhere) {
      window = Window(place)
    }
    if let scope = object.object("applies", keys: SettingsKeys.customApplies) {
      applies = Applicability(scope)
    }
    severity = object.number("severity", in: 0.5...1.5) ?? severity
    weight = object.number("weight", in: 0...10) ?? weight
    criticality = object.choice("criticality", Criticality.self) ?? criticality
    isAutoFail = object.bool("auto_fail") ?? isAutoFail
    attribution = object.choice("attribution", Attribution.self) ?? attribution
    overlaps = object.strings("overlaps")
    guard id != nil, expect != nil else { return nil }
  }

  /// The patterns of an object's `patterns`.
  fileprivate static func patterns(_ object: ObjectReader) -> Patterns {
    guard let lists = object.object("patterns", keys: SettingsKeys.customTexts) else {
      return [:]
    }
    var out: Patterns = [:]
    for language in Language.supported {
      let list = lists.strings(language.rawValue)
      guard lists.value(language.rawValue) != nil else { continue }
      if list.isEmpty { lists.problem(language.rawValue, "names no pattern; add one") }
      if list.count > mostPatterns {
        lists.problem(
          language.rawValue,
          "holds more than \(mostPatterns) patterns; join some with | in a group (?: )")
      }
      for (index, pattern) in list.enumerated() where pattern.utf8.count > longestPattern {
        lists.list.add(
          "\(lists.place(language.rawValue))[\(index)]",
          "is longer than \(longestPattern) bytes; split it into several patterns")
      }
      out[language] = list
    }
    if lists.keys.isEmpty { object.problem("patterns", "names no language; add \"en\": [ ]") }
    return out
  }
}

extension CustomCriterionSettings.Window {
  fileprivate init(_ object: ObjectReader) {
    firstTurns = object.integer("first_turns", in: 1...100)
    lastTurns = object.integer("last_turns", in: 1...100)
    withinTurns = object.integer("within_turns", in: 1...100)
    withinSeconds = object.integer("within_seconds", in: 1...2_592_000)
    after = object.object("after", keys: SettingsKeys.customAfter).map { .init($0) }
    if object.keys.isEmpty {
      object.list.add(object.path, "says nothing; add \"first_turns\" or \"after\", or remove it")
    }
    if object.value("first_turns") != nil, object.value("last_turns") != nil {
      object.problem("last_turns", "stands beside \"first_turns\"; keep one")
    }
    if object.value("after") == nil {
      if object.value("within_turns") != nil {
        object.problem("within_turns", "needs \"after\"; without it write \"first_turns\"")
      }
    } else {
      for key in ["first_turns", "last_turns"] where object.value(key) != nil {
        object.problem(key, "stands beside \"after\"; write \"within_turns\" instead")
      }
    }
  }
}

extension CustomCriterionSettings.Trigger {
  fileprivate init(_ object: ObjectReader) {
    cues = object.strings("cues")
    patterns = CustomCriterionSettings.patterns(object)
    speaker = object.choice("speaker", CustomCriterionSettings.Speaker.self) ?? speaker
    if object.value("cues") == nil, object.value("patterns") == nil {
      object.list.add(object.path, "needs \"cues\" or \"patterns\": what the search starts from")
    }
    if object.value("speaker") != nil, object.value("patterns") == nil {
      object.problem("speaker", "says whose \"patterns\" are meant, but there are none; remove it")
    }
  }
}

extension CustomCriterionSettings.Applicability {
  fileprivate init(_ object: ObjectReader) {
    for (index, text) in object.strings("channels").enumerated() {
      if let channel = Channel(rawValue: text) {
        channels.append(channel)
      } else {
        object.list.add(
          "\(object.place("channels"))[\(index)]",
          object.unknownValue(text, in: Channel.allCases.map(\.rawValue)))
      }
    }
    brands = object.strings("brands")
    queues = object.strings("queues")
    regions = object.strings("regions")
    cues = object.strings("cues")
    if object.keys.isEmpty {
      object.list.add(object.path, "names no condition; add \"channels\" or another, or remove it")
    }
  }
}
