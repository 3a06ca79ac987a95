import Conversations

/// What one stage took in and gave out: received = sent + rejected.
package struct StageCounts: Sendable, Hashable {
  package var received = 0
  package var sent = 0
  package var rejected = 0

  package init(received: Int = 0, sent: Int = 0, rejected: Int = 0) {
    self.received = received
    self.sent = sent
    self.rejected = rejected
  }

  static func += (a: inout StageCounts, b: StageCounts) {
    a.received += b.received
    a.sent += b.sent
    a.rejected += b.rejected
  }
}

/// What a run read, dropped and gave out.
package struct RunCounts: Sendable, Hashable {
  /// Files handed to Ingest.
  package var files = 0
  /// Files that were neither markup by content nor named like it.
  package var skippedFiles = 0
  /// Whole exports that hold no conversation, for a reason that is known.
  package var emptyFiles = 0
  /// Files with at least one rejection.
  package var rejectedFiles = 0
  /// Conversations and single mails that Ingest met. Files that could be read not at all or only in
  /// part count as `rejectedFiles`.
  package var ingest = StageCounts()
  package var normalize = StageCounts()
  package var score = StageCounts()
  /// Single mails that waited for their thread, and the threads they became.
  package var mails = 0
  package var threads = 0
  /// Conversations that came again, longer or shorter, in the same run.
  package var superseded = 0
  /// Conversations that the sink got and kept.
  package var kept = 0
  package var findings = 0

  package init() {}

  static func += (a: inout RunCounts, b: RunCounts) {
    a.files += b.files
    a.skippedFiles += b.skippedFiles
    a.emptyFiles += b.emptyFiles
    a.rejectedFiles += b.rejectedFiles
    a.ingest += b.ingest
    a.normalize += b.normalize
    a.score += b.score
    a.mails += b.mails
    a.threads += b.threads
    a.superseded += b.superseded
    a.kept += b.kept
    a.findings += b.findings
  }

  /// Single mails that are part of another mail's thread.
  package var joined: Int { mails - threads }

  /// Input that could not be used, over all stages.
  package var rejected: Int { ingest.rejected + normalize.rejected + score.rejected }

  /// Everything that came in, for the summary: `received = kept + rejected + superseded + joined`.
  package var received: Int { ingest.received }

  /// Where the books do not balance; empty if they do.
  package var mismatches: [String] {
    var found: [String] = []
    func demand(_ name: String, _ a: Int, _ b: Int) {
      if a != b { found.append("\(name): \(a) is not \(b)") }
    }
    for (stage, counts) in [(Stage.ingest, ingest), (.normalize, normalize), (.score, score)] {
      demand(
        "\(stage.rawValue) received = sent + rejected", counts.received,
        counts.sent + counts.rejected)
    }
    demand("ingest sent = normalize received", ingest.sent, normalize.received)
    demand("normalize sent = score received", normalize.sent - joined, score.received)
    demand("score sent = kept + superseded", score.sent, kept + superseded)
    return found
  }
}
