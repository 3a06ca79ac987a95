package import Conversations
package import Lexicons
package import Settings

/// The error list with its options, ready to judge: shared by all workers.
package struct Scorer: Sendable {
  /// The error list's, then the custom ones; `infos` and `values` likewise.
  let criteria: [any Judging]
  let infos: [CriterionInfo]
  let values: [OptionValues]
  let acts: [any ExemplaryAct]
  let house: HousePatterns
  let houseOverlaps: [[CriterionID]]
  /// What was fitted; nil: rules alone.
  private(set) var learned: LearnedModel?
  let lexicons: Lexicons
  let profiles: [ProfileSettings]
  let calendars: [TeamCalendar]
  /// The zone of teams without hours of their own: that of the reports.
  let homeZone: ZoneRules
  /// Everything the verdicts depend on; the hash of its text is the ruleset's id.
  package let ruleset: RulesetDescription

  struct TeamCalendar: Sendable {
    var team: String
    var calendar: BusinessCalendar
  }

  /// - Parameters:
  ///   - settings: checked settings; options are validated here once more.
  ///   - zones: rules of every zone that the settings name.
  ///   - holidays: for each team of `business_hours`, days since 1970.
  ///   - learned: the fitted weights; nil: every finding is as the rules alone make it.
  /// - Throws: `SettingsProblems` with everything wrong under `criteria`.
  package init(
    settings: PipelineSettings, lexicons: Lexicons, zones: [String: ZoneRules],
    holidays: [String: Set<Int>], learned: LearnedModel? = .builtIn
  ) throws {
    let house = HousePatterns.read(settings.customCriteria, lexicons: lexicons)
    let problems = Scorer.validate(settings, patterns: house.problems)
    guard problems.isEmpty else {
      throw SettingsProblems(file: "pipeline.json", problems: problems)
    }
    let options = Registry.criteria.map { Scorer.options(of: $0, settings).values }
    let custom = settings.customCriteria.enumerated().map { CustomCriterion($1, index: $0) }
    values = options + custom.map { _ in OptionValues([]) }
    criteria = zip(Registry.criteria, options).map { $0.init(options: $1) } + custom
    infos = Registry.infos(settings)
    self.house = house.patterns
    houseOverlaps = settings.customCriteria.filter { !$0.overlaps.isEmpty }.map {
      ([$0.id] + $0.overlaps).map { CriterionID($0) }
    }
    acts = Registry.commendations.map { $0.init() }
    self.lexicons = lexicons
    self.learned = learned
    profiles = settings.profiles
    calendars = settings.businessHours.map { hours in
      TeamCalendar(
        team: hours.team,
        calendar: BusinessCalendar(
          open: hours.open, holidays: holidays[hours.team] ?? [],
          zone: zones[hours.timezone] ?? .utc))
    }
    homeZone = zones[settings.reportTimezone] ?? .utc
    ruleset = Scorer.describe(settings, values, holidays, learned)
  }

  /// Everything wrong with the options under `criteria`, the custom criteria and the profiles.
  package static func validate(_ settings: PipelineSettings) -> [SettingsProblem] {
    let house = HousePatterns.read(settings.customCriteria, lexicons: Lexicons())
    return validate(settings, patterns: house.problems)
  }

  private static func validate(
    _ settings: PipelineSettings, patterns: [SettingsProblem]
  ) -> [SettingsProblem] {
    var problems: [SettingsProblem] = []
    let ids = Registry.infos.map(\.id.rawValue)
    for key in settings.criteria.keys.sorted() where !ids.contains(key) {
      let isCustom = settings.customCriteria.contains { $0.id == key }
      problems.append(
        isCustom
          ? SettingsProblem(
            path: "$.criteria." + key,
            message: "is a custom criterion: its weight and the rest stand in \"custom_criteria\"")
          : unknown(key, path: "$.criteria." + key, ids))
    }
    for criterion in Registry.criteria { problems += options(of: criterion, settings).problems }
    problems += CustomCriteria.problems(settings.customCriteria) + patterns
    // A profile may name an error of the list before its criterion is built.
    let listed = Registry.listedIDs + settings.customCriteria.map(\.id)
    for (index, profile) in settings.profiles.enumerated() {
      let path = "$.profiles[\(index)]"
      for id in profile.disable where !listed.contains(id) {
        problems.append(unknown(id, path: path + ".disable", listed))
      }
      for id in profile.weights.keys.sorted() where !listed.contains(id) {
        problems.append(unknown(id, path: path + ".weights", listed))
      }
      for id in profile.thresholds.keys.sorted() where !listed.contains(id) {
        problems.append(unknown(id, path: path + ".thresholds", listed))
      }
    }
    return problems
  }

  private static func unknown(_ id: String, path: String, _ ids: [String]) -> SettingsProblem {
    let hint = Suggestion.nearest(to: id, in: ids).map { "; did you mean \"\($0)\"?" } ?? ""
    return SettingsProblem(path: path, message: "no criterion has the id \"\(id)\"" + hint)
  }

  static func options(
    of criterion: any Criterion.Type, _ settings: PipelineSettings
  ) -> (values: OptionValues, problems: [SettingsProblem]) {
    var values = OptionValues(criterion.options)
    let id = criterion.info.id.rawValue
    guard let json = settings.criteria[id] else { return (values, []) }
    let problems = values.read(json, path: "$.criteria." + id, specs: criterion.options)
    return (values, problems)
  }

  private static func describe(
    _ settings: PipelineSettings, _ values: [OptionValues], _ holidays: [String: Set<Int>],
    _ learned: LearnedModel?
  ) -> RulesetDescription {
    var facts: [RulesetDescription.Fact] = []
    for language in Language.supported {
      facts.append(.init("lexicon " + language.rawValue, "content", Lexicons.hash(of: language)))
    }
    facts.append(.init("lexicons", "engine revision", String(Lexicons.revision)))
    facts.append(.init("learned evidence", "content", learned?.contentHash ?? "none"))
    for (criterion, values) in zip(Registry.criteria, values) {
      let id = criterion.info.id.rawValue
      facts.append(.init(id, "revision", String(criterion.revision)))
      facts.append(.init(id, "class", criterion.info.decidability.rawValue))
      facts.append(.init(id, "enabled", String(values.isEnabled)))
      facts.append(.init(id, "weight", plain(values.weight ?? criterion.info.weight)))
      facts.append(.init(id, "threshold", plain(values.threshold)))
      for option in criterion.options {
        facts.append(.init(id, option.key, plain(values[option.key])))
      }
    }
    for act in Registry.commendations {
      facts.append(.init(act.kind, "revision", String(act.revision)))
    }
    for custom in settings.customCriteria {
      facts.append(.init(custom.id, "revision", String(CustomCriterion.revision)))
      facts.append(.init(custom.id, "rule", custom.canonical))
    }
    for profile in settings.profiles { facts += describe(profile) }
    facts.append(.init("hours", "timezone", settings.reportTimezone))
    for hours in settings.businessHours {
      let subject = "hours " + hours.team
      let days = (holidays[hours.team] ?? []).sorted().map { day in
        String(CivilTime(secondsUTC: Int64(day) * 86_400).description.prefix(10))
      }
      facts.append(.init(subject, "timezone", hours.timezone))
      facts.append(.init(subject, "open", describe(hours.open)))
      facts.append(.init(subject, "holidays", listed(days)))
    }
    return RulesetDescription(facts: facts)
  }

  private static func describe(_ profile: ProfileSettings) -> [RulesetDescription.Fact] {
    let subject = "profile " + profile.name
    func pairs(_ values: [String: Double]) -> String {
      listed(values.sorted { $0.key < $1.key }.map { "\($0.key) \(plain($0.value))" })
    }
    return [
      .init(subject, "when", listed(profile.when.sorted { $0.key < $1.key }.map { "\($0) \($1)" })),
      .init(subject, "disable", listed(profile.disable)),
      .init(subject, "weights", pairs(profile.weights)),
      .init(subject, "thresholds", pairs(profile.thresholds)),
      .init(subject, "roast", String(profile.isRoast)),
      .init(subject, "expires", profile.expires ?? "none"),
    ]
  }

  /// `mon 09:00-18:00, tue …`
  private static func describe(_ open: [[Range<Int>]]) -> String {
    let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    func clock(_ minutes: Int) -> String {
      func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
      return two(minutes / 60) + ":" + two(minutes % 60)
    }
    return listed(
      zip(names, open).flatMap { name, stretches in
        stretches.map { "\(name) \(clock($0.lowerBound))-\(clock($0.upperBound))" }
      })
  }

  private static func listed(_ parts: [String]) -> String {
    parts.isEmpty ? "none" : parts.joined(separator: ", ")
  }

  /// Whole numbers without a point.
  private static func plain(_ number: Double) -> String {
    Int(exactly: number).map(String.init) ?? String(number)
  }

  /// The same with other weights, for measuring them; its ruleset is not the one told.
  package func with(_ learned: LearnedModel?) -> Scorer {
    var other = self
    other.learned = learned
    return other
  }

  /// A worker of one thread.
  package func worker() -> ScoreWorker { ScoreWorker(self) }

  /// Hours of a team; nil where none are configured for it or for `*`.
  func calendar(team: String?) -> BusinessCalendar? {
    (calendars.first { $0.team == team } ?? calendars.first { $0.team == "*" })?.calendar
  }
}
