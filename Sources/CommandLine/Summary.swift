import Pipeline

/// The last line of a command: counts that balance.
enum Summary {
  /// `60 files read, 3 skipped, 4 rejected; 75 conversations received = 71 scored + 4 rejected`.
  static func counts(_ counts: RunCounts, verb: String) -> String {
    var files = "\(count(counts.files, "file")) read"
    if counts.skippedFiles > 0 { files += ", \(counts.skippedFiles) skipped" }
    if counts.emptyFiles > 0 { files += ", \(counts.emptyFiles) without a conversation" }
    if counts.rejectedFiles > 0 { files += ", \(counts.rejectedFiles) with rejections" }
    var line = "\(files); \(count(counts.received, "conversation")) received"
    line += " = \(counts.kept) \(verb) + \(counts.rejected) rejected"
    if counts.joined > 0 { line += " + \(counts.joined) joined to mail threads" }
    if counts.superseded > 0 { line += " + \(counts.superseded) superseded" }
    return line
  }

  /// `1 file`, `2 files`.
  static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
