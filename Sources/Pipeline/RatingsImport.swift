package import Conversations
import Ingest
package import Ledger
import Settings

/// Tables of customers' ratings: for a run, what of them is new into the ledger; for a score, all of
/// them in memory.
package struct RatingsImport: Sendable {
  private let setup: StageSetup

  package init(setup: StageSetup) { self.setup = setup }

  private func path(_ settings: RatingsSettings) -> String {
    FileReader.resolve(settings.path, in: setup.settings.folder)
  }

  private func read(_ settings: RatingsSettings) -> RatingsReader.Result {
    var result = RatingsReader.read(settings, at: path(settings))
    for index in result.ratings.indices {
      result.ratings[index].comment = result.ratings[index].comment.map(setup.masked)
    }
    return result
  }

  /// Reads the tables that are new or changed since the last run and records their ratings, also
  /// those of conversations that came nights ago or will come later.
  ///
  /// - Parameter report: called for each rejection that was not reported before.
  /// - Returns: ratings that are new or changed.
  package func run(
    into ledger: Ledger, reader: String, report: (Rejection) -> Void
  ) throws -> Int {
    var changed = 0
    let sources = setup.settings.sources.map(\.name)
    for settings in setup.settings.ratings {
      let status = FileStatus(path(settings))
      let stamp = FileStamp(
        size: status?.size ?? -1, modified: status?.modified ?? 0,
        hash: StageSetup.hash(of: path(settings)))
      // The same table may be read by several entries, and differently when an entry changes.
      let name = "\(RatingsReader.sourceName) \(settings.source ?? "")"
      let fingerprint =
        "\(reader) \(settings.conversation) \(settings.rating) "
        + "\(settings.comment ?? "") \(settings.low) \(settings.high)"
      let state = try ledger.check(
        source: name, path: settings.path, size: stamp.size, modified: stamp.modified,
        reader: fingerprint
      ) { stamp.hash }
      guard state != .unchanged else { continue }
      let result = read(settings)
      try ledger.beginFile(source: name, path: settings.path, stamp: stamp, reader: fingerprint)
      // Where nothing of a text may stay, its comment may not either.
      let keepsComments = setup.settings.store == .normalized
      changed += try ledger.add(
        result.ratings.map { rating in
          var rating = rating
          if !keepsComments { rating.comment = nil }
          return rating
        }, sources: sources)
      let summary = try ledger.endFile(
        format: RatingsReader.sourceName, received: 0,
        rejections: result.rejections.map { rejection in
          // As the ledger will give it back, so that it is known again.
          var rejection = rejection
          rejection.origin.source = name
          return rejection
        })
      for rejection in summary.newRejections { report(rejection) }
    }
    try ledger.flush()
    return changed
  }

  /// All ratings, for commands without a ledger.
  package func table(report: (Rejection) -> Void) -> RatingsTable {
    var table = RatingsTable()
    for settings in setup.settings.ratings {
      let result = read(settings)
      for rejection in result.rejections { report(rejection) }
      for rating in result.ratings { table.add(rating) }
    }
    return table
  }
}

/// Ratings by conversation.
package struct RatingsTable: Sendable {
  private var ratings: [ConversationKey: Rating] = [:]

  mutating func add(_ rating: Rating) {
    ratings[ConversationKey(source: rating.source ?? "", id: rating.conversation)] = rating
  }

  /// The rating of a conversation; one that names its source goes before one that does not.
  package subscript(key: ConversationKey) -> Rating? {
    ratings[key] ?? ratings[ConversationKey(source: "", id: key.id)]
  }
}
