import Conversations
import Ingest
import Ledger
import Normalize
package import Score
import Settings

/// The pass before the judging one where no ledger knows what came before: it reads and normalises,
/// judges nothing, and counts the phrases that come again.
package struct FirstPass {
  /// Bytes of exports that are enough to know a house's stock phrases. Of larger inputs a sample of
  /// the files is read, and of a larger file the beginning, so that the pass costs seconds whatever
  /// there is to judge.
  static let enoughBytes = 64 << 20

  /// Counts the phrases of some files.
  ///
  /// - Parameters:
  ///   - files: in input order; gone through several times. What cannot be read is left to the
  ///     judging pass to report.
  ///   - setup: the stages.
  /// - Throws: `RunStopped` after a signal.
  package static func stock(
    in files: some Sequence<PipelineRun.File>, setup: StageSetup, stop: StopFlag
  ) throws -> StockPhrases {
    try stock(in: files, setup: setup, stop: stop, enough: enoughBytes)
  }

  /// - Parameter enough: bytes of texts after which nothing more is read.
  static func stock(
    in files: some Sequence<PipelineRun.File>, setup: StageSetup, stop: StopFlag, enough: Int
  ) throws -> StockPhrases {
    var counter = StockPhraseCounter()
    var next = 0
    var bytes = 0
    let run = PipelineRun(
      stages: setup.settings.stages, functions: setup.countingFunctions, stop: stop)
    do {
      _ = try run.execute(sample(of: files, enough: enoughBytes)) { event in
        // Of several versions of a conversation the first in input order counts.
        guard case .conversation(_, let number, let one) = event, number == next else { return }
        next += 1
        counter.add(one.phrases)
        bytes += one.conversation.text.count
        if bytes >= enough { throw Enough() }
      }
    } catch is Enough {}
    return counter.stock
  }

  /// Ends the pass.
  private struct Enough: Error {}

  /// Conversations of a ledger whose phrases are counted: those that ended last.
  private static let conversationsLookedBack = 4_000

  /// Counts the phrases of what a ledger holds.
  ///
  /// - Throws: `LedgerError`; `RunStopped` after a signal.
  static func stock(in ledger: Ledger, stop: StopFlag) throws -> StockPhrases {
    var counter = StockPhraseCounter()
    try ledger.forEachLatestConversation(limit: conversationsLookedBack) { stored in
      if stop.isRaised { throw RunStopped(signal: stop.signal) }
      var conversation = stored
      Normalizer.derive(&conversation)
      counter.add(StockPhrases.phrases(of: conversation))
    }
    return counter.stock
  }

  /// The files to count: all, or of more than enough bytes an even sample by their names, which is
  /// the same wherever the folder lies and however many workers there are.
  static func sample(
    of files: some Sequence<PipelineRun.File>, enough: Int
  ) -> some Sequence<PipelineRun.File> {
    // What is read twice has to be a file.
    let regular = files.lazy.filter { FileStatus($0.input.fileSystemPath)?.isRegular == true }
    let total = regular.reduce(0) { $0 + $1.size }
    let share = UInt64(max(1, (total + enough - 1) / enough))
    let isSampled = { (file: PipelineRun.File) in (nameHash(file) >> 16) % share == 0 }
    // A few large files may all have been passed over.
    let only =
      regular.contains(where: isSampled)
      ? nil : regular.min { nameHash($0) < nameHash($1) }?.input.path
    return regular.filter { only == nil ? isSampled($0) : $0.input.path == only }
  }

  /// Of a file's name without its folders.
  private static func nameHash(_ file: PipelineRun.File) -> UInt64 {
    let name = file.input.path.utf8.split(separator: UInt8(ascii: "/")).last ?? []
    return name.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
  }
}
