package import Conversations
import Lexicons
package import Settings

/// What is asked of `custom_criteria` beyond their layout.
enum CustomCriteria {
  /// Unknown cues and ids, each with its place; `HousePatterns` checks the patterns.
  static func problems(_ criteria: [CustomCriterionSettings]) -> [SettingsProblem] {
    var problems: [SettingsProblem] = []
    func check(_ names: [String], _ path: String, _ known: [String], _ what: String) {
      for (index, name) in names.enumerated() where !known.contains(name) {
        problems.append(
          SettingsProblem(
            path: "\(path)[\(index)]",
            message: "unknown \(what) \"\(name.prefix(60))\""
              + (Suggestion.nearest(to: name, in: known).map { "; did you mean \"\($0)\"?" } ?? ""))
        )
      }
    }
    let cues = Cue.allCases.map(\.rawValue)
    for criterion in criteria {
      check(criterion.applies.cues, criterion.path + ".applies.cues", cues, "cue")
      check(
        criterion.window.after?.cues ?? [], criterion.path + ".where.after.cues", cues, "cue")
      check(criterion.overlaps, criterion.path + ".overlaps", Registry.listedIDs, "error")
    }
    return problems
  }
}

extension CustomCriterionSettings {
  /// Everything its verdicts depend on, for the ruleset's id.
  var canonical: String {
    func list(_ patterns: Patterns) -> String {
      Language.supported.map { "\($0.rawValue) \(patterns[$0] ?? [])" }.joined(separator: " ")
    }
    let after = window.after.map {
      "\($0.cues) \(list($0.patterns)) \($0.speaker.rawValue)"
    }
    return [
      id, "\(titles.sorted { $0.key < $1.key })", expect.rawValue, speaker.rawValue, list(patterns),
      "first \(window.firstTurns ?? 0) last \(window.lastTurns ?? 0) after \(after ?? "-")",
      "turns \(window.withinTurns ?? 0) seconds \(window.withinSeconds ?? 0)",
      "channels \(applies.channels.map(\.rawValue)) brands \(applies.brands)",
      "queues \(applies.queues) regions \(applies.regions) cues \(applies.cues)",
      "severity \(severity) weight \(weight) \(criticality.rawValue) fail \(isAutoFail)",
      "\(attribution.rawValue) overlaps \(overlaps)",
    ].joined(separator: "; ")
  }
}

extension Registry {
  /// What reports show as columns: the error list with the weights of the configuration, then the
  /// custom criteria in their order.
  package static func infos(_ settings: PipelineSettings) -> [CriterionInfo] {
    criteria.map { criterion in
      var info = criterion.info
      info.weight = Scorer.options(of: criterion, settings).values.weight ?? info.weight
      return info
    } + settings.customCriteria.enumerated().map { CustomCriterion($1, index: $0).info }
  }

  /// A criterion's words for readers, of the error list or custom; nil for unknown ids.
  package static func text(_ id: CriterionID, _ settings: PipelineSettings) -> CriterionText? {
    criterion(id.rawValue)?.text
      ?? settings.customCriteria.first { $0.id == id.rawValue }.map(CriterionText.init)
  }
}

extension CriterionText {
  /// A custom criterion in words, from what it is set to.
  fileprivate init(_ settings: CustomCriterionSettings) {
    let title =
      settings.titles["en"] ?? settings.titles.min { $0.key < $1.key }?.value ?? settings.id
    let speaker =
      switch settings.speaker {
      case .agent: "the agent"
      case .customer: "the customer"
      case .service: "the agent or the bot"
      }
    var place = "anywhere in the conversation"
    let window = settings.window
    if let turns = window.firstTurns { place = "in the first \(turns) turns" }
    if let turns = window.lastTurns { place = "in the last \(turns) turns" }
    if let after = window.after {
      let cues = after.cues.joined(separator: ", ")
      place = "after " + (cues.isEmpty ? "certain words" : "the cue \(cues)")
      if let turns = window.withinTurns { place += ", within \(turns) turns" }
    }
    if let seconds = window.withinSeconds { place += ", within \(seconds) s" }
    let languages = Language.supported.filter { settings.patterns[$0] != nil }.map(\.rawValue)
    self.init(
      what: settings.what ?? title,
      why: settings.why ?? "a rule of this house",
      looksAt: "what \(speaker) writes, \(place): it "
        + (settings.expect == .present ? "has to" : "must not")
        + " hold one of the rule's patterns (\(languages.joined(separator: ", ")))",
      cannotSee: "other words with the same meaning; other languages")
  }
}
