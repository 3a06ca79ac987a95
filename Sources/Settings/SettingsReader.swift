extension PipelineSettings {
  /// The version of the file's layout that this program reads.
  package static let version = 1
  /// Larger configurations are refused, in bytes.
  package static let largestFile = 4 << 20
  /// The name looked for where no `--config` is given.
  package static let fileName = "pipeline.json"

  /// Reads a configuration and the holiday files it names; `folder` becomes the file's folder.
  ///
  /// - Throws: every mistake at once.
  package static func load(path: String) throws(SettingsProblems) -> PipelineSettings {
    let (settings, problems) = examine(path: path)
    if !problems.isEmpty { throw SettingsProblems(file: path, problems: problems) }
    return settings
  }

  /// The same as `load`, but gives what could be understood together with every mistake, so that
  /// what the configuration names can be examined too.
  package static func examine(
    path: String
  ) -> (settings: PipelineSettings, problems: [SettingsProblem]) {
    let bytes: [UInt8]
    do {
      bytes = try FileReader.bytes(of: path, limit: largestFile)
    } catch {
      let problem = SettingsProblem(path: "$", message: "the file \(error.reason)")
      return (PipelineSettings(), [problem])
    }
    let list = ProblemList()
    var settings = read(bytes, list: list)
    settings.folder = folder(of: path)
    settings.loadHolidays(list: list)
    return (settings, list.problems)
  }

  /// The same settings with the rules that a file holds: some of `criteria`, `custom_criteria`,
  /// `calibration` and `profiles`, laid out as in `pipeline.json`.
  ///
  /// - Returns: what could be understood together with every mistake in the file.
  package func examine(
    rulesAt path: String
  ) -> (settings: PipelineSettings, problems: [SettingsProblem]) {
    var settings = self
    let list = ProblemList()
    do {
      let bytes = try FileReader.bytes(of: path, limit: Self.largestFile)
      if let root = Self.root(bytes, keys: SettingsKeys.rules, list: list) {
        settings.readRules(root)
      }
    } catch {
      list.add("$", "the file \(error.reason)")
    }
    return (settings, list.problems)
  }

  /// Reads a configuration from its bytes; holiday files are not opened.
  ///
  /// - Parameter name: the file's name in problems.
  /// - Throws: every mistake at once.
  package static func parse(_ bytes: [UInt8], name: String = fileName) throws(SettingsProblems)
    -> PipelineSettings
  {
    let list = ProblemList()
    let settings = read(bytes, list: list)
    if !list.problems.isEmpty { throw SettingsProblems(file: name, problems: list.problems) }
    return settings
  }

  /// The nearest `pipeline.json` in a folder or its parents, or nil.
  ///
  /// - Parameter folder: an absolute path.
  package static func find(from folder: String) -> String? {
    var folder = folder
    while true {
      let path = folder == "/" ? "/" + fileName : folder + "/" + fileName
      if (try? FileReader.bytes(of: path, limit: largestFile)) != nil { return path }
      guard let slash = folder.utf8.lastIndex(of: UInt8(ascii: "/")), folder != "/" else {
        return nil
      }
      folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
    }
  }

  /// Formats of sources that are neither built in nor mapped in this file, and mappings that take a
  /// built-in format's id.
  ///
  /// - Parameter builtIn: ids of the formats that Ingest has.
  package func formatProblems(builtIn: [String]) -> [SettingsProblem] {
    let list = ProblemList()
    let known = builtIn + formats.map(\.id)
    for (index, source) in sources.enumerated() {
      guard let format = source.format, !known.contains(format) else { continue }
      list.add(
        "$.sources[\(index)].format",
        "unknown format \"\(format.prefix(60))\""
          + (Suggestion.nearest(to: format, in: known).map { "; did you mean \"\($0)\"?" }
            ?? "; known: auto, " + known.joined(separator: ", ")))
    }
    for (index, mapping) in formats.enumerated() where builtIn.contains(mapping.id) {
      list.add("$.formats[\(index)].id", "is the id of a built-in format; choose another")
    }
    return list.problems
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private mutating func loadHolidays(list: ProblemList) {
    for index in businessHours.indices {
      guard let name = businessHours[index].holidays else { continue }
      let place = "$.business_hours[\(index)].holidays"
      do {
        let bytes = try FileReader.bytes(
          of: FileReader.resolve(name, in: folder), limit: PipelineSettings.largestFile)
        let (days, problems) = Holidays.parse(bytes)
        for problem in problems { list.add(place, "\(name), \(problem)") }
        businessHours[index].holidayDays = days
      } catch {
        list.add(place, "the file \(name) \(error.reason)")
      }
    }
  }

  private static func read(_ bytes: [UInt8], list: ProblemList) -> PipelineSettings {
    var settings = PipelineSettings()
    if let root = root(bytes, keys: SettingsKeys.root, list: list) { settings.readRoot(root) }
    return settings
  }

  private static func root(_ bytes: [UInt8], keys: [String], list: ProblemList) -> ObjectReader? {
    do {
      let document = try JSONReader.parse(bytes)
      for duplicate in document.duplicates { list.add(duplicate.path, duplicate.message) }
      return ObjectReader(document.root, path: "$", keys: keys, list: list)
    } catch {
      list.add("$", error.description)
      return nil
    }
  }

  private mutating func readRoot(_ root: ObjectReader) {
    _ = root.string("$schema")
    if root.value("version") == nil {
      root.problem("version", "is required; write \"version\": \(PipelineSettings.version)")
    } else if let version = root.integer("version", in: 0...Int(Int32.max)),
      version != PipelineSettings.version
    {
      root.problem(
        "version", "this program reads version \(PipelineSettings.version), not \(version)")
    }
    readSources(root)
    formats = FormatMapping.readAll(root)
    roster = root.string("roster")
    ratings = root.objects("ratings", keys: SettingsKeys.ratings).compactMap {
      RatingsSettings($0, sources: sources)
    }
    ledger = root.string("ledger") ?? ledger
    store = root.choice("store", StoreMode.self) ?? store
    if let object = root.object("stages", keys: SettingsKeys.stages) {
      stages.ingest = StageSettings(object, "ingest")
      stages.normalize = StageSettings(object, "normalize")
      stages.score = StageSettings(object, "score")
    }
    readBusinessHours(root)
    reportTimezone = root.timezone("report_timezone") ?? reportTimezone
    settleMinutes = root.integer("settle_minutes", in: 0...10_080) ?? settleMinutes
    readRules(root)
    if let object = root.object("privacy", keys: SettingsKeys.privacy) {
      privacy = PrivacySettings(object)
    }
    readExports(root)
    if let object = root.object("costs", keys: SettingsKeys.costs) { costs = CostSettings(object) }
  }

  /// What decides verdicts and may be tried apart. Options of a criterion take the place of that
  /// criterion's; the other keys take the place of theirs.
  private mutating func readRules(_ root: ObjectReader) {
    if let object = root.object("criteria", keys: nil) {
      for key in object.keys { criteria[key] = object.value(key) }
    }
    if root.value("custom_criteria") != nil {
      customCriteria = CustomCriterionSettings.readAll(root)
    }
    if let object = root.object("calibration", keys: SettingsKeys.calibration) {
      calibration = CalibrationSettings(object)
    }
    guard root.value("profiles") != nil else { return }
    profiles = []
    readProfiles(root)
  }

  private mutating func readSources(_ root: ObjectReader) {
    guard let items = root.array("sources") else {
      if root.value("sources") == nil {
        root.problem("sources", "is required; name at least one, such as {\"path\": \"exports\"}")
      }
      return
    }
    if items.isEmpty { root.problem("sources", "must name at least one source") }
    var places: [String: String] = [:]
    for object in root.objects("sources", keys: SettingsKeys.source) {
      guard let source = SourceSettings(object) else { continue }
      if let first = places[source.name] {
        let isDerived = object.value("name") == nil
        object.problem(
          "name",
          "\"\(source.name)\""
            + (isDerived ? ", taken from the path," : "")
            + " is also the name of \(first); give each source a name of its own")
      } else {
        places[source.name] = object.path
      }
      sources.append(source)
    }
  }

  private mutating func readBusinessHours(_ root: ObjectReader) {
    for object in root.objects("business_hours", keys: SettingsKeys.businessHours) {
      let team = object.requiredString("team")
      let zone = object.timezone("timezone")
      if object.value("timezone") == nil { object.problem("timezone", "is required") }
      guard object.value("open") != nil else {
        object.problem("open", "is required, such as {\"mon-fri\": \"09:00-18:00\"}")
        continue
      }
      guard let hours = object.object("open", keys: nil) else { continue }
      let open = OpeningHours.read(hours)
      if let team, businessHours.contains(where: { $0.team == team }) {
        object.problem("team", "this team's hours stand twice; remove one")
      }
      businessHours.append(
        BusinessHoursSettings(
          team: team ?? "*", timezone: zone ?? "UTC", open: open,
          holidays: object.string("holidays")))
    }
  }

  private mutating func readProfiles(_ root: ObjectReader) {
    for object in root.objects("profiles", keys: SettingsKeys.profile) {
      guard let profile = ProfileSettings(object) else { continue }
      if profiles.contains(where: { $0.name == profile.name }) {
        object.problem("name", "another profile has this name; give each its own")
      }
      profiles.append(profile)
    }
  }

  private mutating func readExports(_ root: ObjectReader) {
    for object in root.objects("exports", keys: SettingsKeys.export) {
      if object.value("format") == nil { object.problem("format", "is required") }
      let format = object.choice("format", ExportSettings.Format.self)
      guard let to = object.requiredString("to"), let format else { continue }
      let export = ExportSettings(format: format, to: to, view: ExportSettings.View(object))
      if exports.contains(export) {
        object.problem("format", "this export stands twice; remove one")
      } else if exports.contains(where: { $0.to == to && $0.view != export.view }) {
        object.problem(
          "to",
          "another export into this folder has another language, team_only, mask or hide_names; "
            + "give each its own folder")
      } else {
        exports.append(export)
      }
    }
  }
}
