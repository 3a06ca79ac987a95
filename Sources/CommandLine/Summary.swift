import Pipeline

/// The last line of a command: counts that balance.
enum Summary {
  /// `60 files read, 3 skipped, 4 rejected; 75 conversations received = 71 scored + 4 rejected`.
  ///
  /// - Parameters:
  ///   - older: how many were judged, and left out as older than what the ledger keeps.
  ///   - forgotten: how many were judged, and left out because their customer was forgotten.
  static func counts(
    _ counts: RunCounts, verb: String, older: Int = 0, forgotten: Int = 0
  ) -> String {
    var files = "\(count(counts.files, "file")) read"
    if counts.skippedFiles > 0 { files += ", \(counts.skippedFiles) skipped" }
    if counts.emptyFiles > 0 { files += ", \(counts.emptyFiles) without a conversation" }
    if counts.rejectedFiles > 0 { files += ", \(counts.rejectedFiles) with rejections" }
    var line = "\(files); \(count(counts.received, "conversation")) received"
    let leftOut = older + forgotten
    // Which of several versions was left out is not told apart: then all that were recorded count.
    let kept = leftOut > 0 ? counts.kept + counts.superseded - leftOut : counts.kept
    line += " = \(kept) \(verb) + \(counts.rejected) rejected"
    if older > 0 { line += " + \(older) older than what is kept" }
    if forgotten > 0 { line += " + \(forgotten) of forgotten customers left out" }
    if counts.joined > 0 { line += " + \(counts.joined) joined to mail threads" }
    if counts.superseded > 0, leftOut == 0 { line += " + \(counts.superseded) superseded" }
    return line
  }

  /// `1 file`, `2 files`.
  static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
