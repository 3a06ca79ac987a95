import Conversations
import Glibc
import Ledger
import Normalize
import Pipeline
import Reports
import Score
import Scorecards
import Settings

/// Gives exports their data out of the ledger: evaluations with what people said of them.
struct LedgerSource: ReportSource {
  let ledger: Ledger
  let reviews: StoredReviews
  private let hasRatings: Bool

  init(ledger: Ledger) throws {
    self.ledger = ledger
    reviews = try StoredReviews(ledger)
    hasRatings = try ledger.hasRatings
  }

  /// The evaluation with what people, customers among them, said of it.
  private func completed(_ evaluation: Evaluation) throws -> Evaluation {
    let rating = hasRatings ? try ledger.rating(of: evaluation.key) : nil
    return reviews.applied(to: evaluation).rated(rating)
  }

  func forEachEvaluation(in period: Period, _ body: (Evaluation) throws -> Void) throws {
    try ledger.forEachEvaluation(in: period) { try body(completed($0)) }
  }

  func forEachEvaluation(
    in period: Period, of agent: AgentKey, _ body: (Evaluation, Conversation?) throws -> Void
  ) throws {
    try ledger.forEachEvaluation(in: period, of: agent) {
      try body(completed($0), $1)
    }
  }

  func rulesets(in period: Period) throws -> [String] { try ledger.rulesets(in: period) }

  func isWhole(_ period: Period) throws -> Bool {
    try ledger.prunedPast().keptFrom(of: period, in: ledger.options.zone) == nil
  }
}

/// The ledger's reviews, by conversation. There are as many as people have written.
struct StoredReviews {
  let byConversation: [ConversationKey: [Review]]
  private static let onlyPeopleDecide = Set(
    Registry.infos.lazy.filter { $0.decidability == .d4 }.map(\.id))

  init(_ ledger: Ledger) throws {
    byConversation = Dictionary(grouping: try ledger.reviews(), by: \.conversation)
  }

  func applied(to evaluation: Evaluation) -> Evaluation {
    guard let reviews = byConversation[evaluation.key] else { return evaluation }
    return evaluation.reviewed(reviews, onlyPeopleDecide: Self.onlyPeopleDecide)
  }
}

/// Puts an export's files into a folder.
struct FolderSink: ReportSink {
  let folder: OutputFolder
  func append(_ bytes: [UInt8], to path: String) throws { try folder.append(bytes, to: path) }
}

/// Writes scorecards of periods into folders `to/<period>/`.
struct Exporter {
  let ledger: Ledger
  let settings: PipelineSettings
  let zone: ZoneRules
  var scope = Scope()
  /// Somebody asked for this very period and scope: nothing in it is his mistake, not an empty month.
  var isAsked = false

  /// A part of a period never overwrites the whole: it has a folder of its own.
  private var scopeFolder: String {
    var name = ""
    if let team = scope.team { name += "/team-" + Self.slug(team) }
    if let agent = scope.agent { name += "/agent-" + Self.slug(agent) }
    if let criteria = scope.criteria {
      name += "/criteria-" + Self.slug(criteria.sorted().map(\.rawValue).joined(separator: "-"))
    }
    return name
  }

  private static func slug(_ name: String) -> String {
    String(name.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "-" }.prefix(60))
  }

  /// Why nothing was found, with what there is.
  func nothingRecorded(_ period: Period?) -> String {
    let known = ((try? ledger.periods()) ?? []).map(\.description).joined(separator: ", ")
    var text = "nothing recorded for \(period.map(\.description) ?? "any month")"
    if let team = scope.team { text += ", team \"\(team)\"" }
    if let agent = scope.agent { text += ", agent \"\(agent)\"" }
    if let period, let cut = try? PrunedMonths(ledger).cut(period) { text += "; \(cut)" }
    return text + (known.isEmpty ? "; nothing is recorded yet" : "; recorded periods: " + known)
  }

  /// Writes the exports of all months that are due. Those of a month that is not whole any more would
  /// take the place of those of all of it: they are left.
  ///
  /// - Returns: what to tell: the folders written, the months left.
  func writeDue() throws -> [String] {
    var folders: [String] = []
    var left: [Period] = []
    let pruned = try PrunedMonths(ledger)
    for period in try ledger.duePeriods() {
      if Entry.stop.isRaised { throw RunStopped(signal: Entry.stop.signal) }
      if pruned.isHeldBack(period) {
        left.append(period)
      } else {
        folders += try write(period, exports: settings.exports)
      }
      try ledger.clearDue(period)
    }
    return Self.told(folders) + [pruned.heldBack(left)].compactMap { $0 }
  }

  /// Where scorecards are, as a part of a summary; none if there are none.
  static func told(_ folders: [String]) -> [String] {
    folders.isEmpty ? [] : ["scorecards in " + folders.joined(separator: ", ")]
  }

  /// Writes one period's files; they appear all at once.
  ///
  /// - Parameters:
  ///   - exports: formats and folders, relative to the configuration.
  /// - Returns: the folders written.
  func write(_ period: Period, exports: [ExportSettings]) throws -> [String] {
    var formats: [(folder: String, formats: Set<ExportSettings.Format>, view: ExportSettings.View)]
    formats = []
    for export in exports {
      let folder = FileReader.resolve(export.to, in: settings.folder)
      if let index = formats.firstIndex(where: { $0.folder == folder }) {
        formats[index].formats.insert(export.format)
      } else {
        formats.append((folder, [export.format], export.view))
      }
    }
    var context = ReportContext(
      period: period, zone: zone, criteria: Registry.infos(settings), scope: scope,
      rulesets: try ledger.rulesets(in: period), profiles: settings.profiles,
      rejections: try ledger.rejections(), costs: settings.costs,
      commendationTitles: Self.commendationTitles)
    context.keptFrom = try PrunedMonths(ledger).keptFrom(of: period)
    context.colleagues = NameMask(
      names: StageSetup.roster(of: settings).names, common: LanguageWords.all)
    let source = try LedgerSource(ledger: ledger)
    var folders: [String] = []
    for (folder, wanted, view) in formats {
      context.language = view.language.rawValue
      context.descriptions = descriptions(in: context.language)
      context.isTeamOnly = view.isTeamOnly
      let place = folder + "/" + period.description + scopeFolder
      let output = OutputFolder(place)
      let summary = try Export.write(
        wanted, from: MaskedSource(source, view: view), context: context,
        to: FolderSink(folder: output))
      if isAsked, summary.conversations == 0 {
        output.discard()
        // Empty folders go; `rmdir` leaves the others.
        let made = [place + "/agents", place + "/criteria", place, "\(folder)/\(period)"]
        for empty in made { rmdir(empty) }
        continue
      }
      let written = try output.commit()
      if wanted.contains(.html) {
        for subfolder in ["agents", "criteria"] {
          output.removeStale(in: subfolder, ending: ".html", keeping: written)
        }
      }
      folders.append(place)
    }
    return folders
  }

  private static var commendationTitles: [String: [String: String]] {
    Dictionary(uniqueKeysWithValues: Registry.commendations.map { ($0.kind, $0.titles) })
  }

  /// What the criteria are in a language, where the wording exists, and why they matter.
  private func descriptions(in language: String) -> [CriterionID: CriterionDescription] {
    var all: [CriterionID: CriterionDescription] = [:]
    for info in Registry.infos(settings) {
      guard let words = Registry.text(info.id, settings) else { continue }
      all[info.id] = CriterionDescription(
        summary: CriterionWording.what(info.id, language: language) ?? words.what,
        reason: Message(wording: words.why))
    }
    return all
  }
}
