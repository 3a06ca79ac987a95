import Conversations
import Ledger

/// What pruning means for the exports of months, in words.
struct PrunedMonths {
  private let past: PrunedPast
  private let zone: ZoneRules

  init(_ ledger: Ledger) throws {
    past = try ledger.prunedPast()
    zone = ledger.options.zone
  }

  /// The day from which conversations are kept; nil where nothing was pruned.
  var keptFrom: String? { past.keptFrom.map { zone.civil($0).date } }

  /// The same where a period is not whole; nil: it is.
  func keptFrom(of period: Period) -> String? {
    past.keptFrom(of: period, in: zone).map { zone.civil($0).date }
  }

  /// Whether scorecards from what is left of a period would take the place of those of all of it.
  /// Undated conversations are no month that was ever whole.
  func isHeldBack(_ period: Period) -> Bool {
    period != .undated && past.keptFrom(of: period, in: zone) != nil
  }

  /// What is told of due months that are not exported; nil if there are none.
  func heldBack(_ periods: [Period]) -> String? {
    guard let keptFrom, !periods.isEmpty else { return nil }
    return "what ended before \(keptFrom) was pruned: the scorecards of \(Self.list(periods)) stay "
      + "as they were (`scorecards export --period` writes what is left of a month)"
  }

  /// What is told of a period that was exported though it is not whole; nil if it is.
  func cut(_ period: Period) -> String? {
    keptFrom(of: period).map { "\(period) is not whole: what ended before \($0) was pruned" }
  }

  /// Folders of months of which conversations were deleted: what they hold, no command changes.
  func folders(below places: [String]) -> [String] {
    places.flatMap { place in past.months.map { place + "/" + $0.description } }
  }

  /// `2025-03, 2025-04`; of many the first and the last.
  static func list(_ periods: [Period]) -> String {
    guard periods.count > 3, let first = periods.first, let last = periods.last else {
      return periods.map(\.description).joined(separator: ", ")
    }
    return "\(first) to \(last)"
  }
}
