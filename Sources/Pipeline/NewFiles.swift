import Conversations
import Ingest
import Ledger
import Settings

/// The files that a run reads, in portions: new and changed ones, and behind them the known mails of a
/// source that has new files, because their threads may go on.
struct NewFiles {
  /// Files that the sources name, so far.
  private(set) var found = 0
  /// Files that have not changed since they were read.
  private(set) var unchanged = 0
  /// Files younger than `settle_minutes`.
  private(set) var unsettled = 0
  /// Known mails that are read again.
  private(set) var reread = 0
  /// What could not be looked into.
  var unreachable: [Rejection] { discovery.rejections }

  private var discovery: Discovery
  private let ledger: Ledger
  private let settings: PipelineSettings
  private let reader: String
  /// Files that changed at this moment or later wait; nanoseconds since 1970.
  private let settledBefore: Int64
  private let stop: StopFlag

  /// The first file of the source that comes next.
  private var waiting: PipelineRun.File?
  /// Of the source under way; nil before the first one.
  private var source: String?
  private var hasNew = false
  private var knownMails: [PipelineRun.File] = []

  init(
    _ discovery: Discovery, ledger: Ledger, settings: PipelineSettings, reader: String, now: Int64,
    stop: StopFlag
  ) {
    self.discovery = discovery
    self.ledger = ledger
    self.settings = settings
    self.reader = reader
    self.stop = stop
    settledBefore =
      settings.settleMinutes > 0
      ? (now - Int64(settings.settleMinutes) * 60 + 1) * 1_000_000_000 : .max
  }

  /// The next files, all of one source; none: there are no more.
  mutating func next() throws -> [PipelineRun.File] {
    var files: [PipelineRun.File] = []
    while files.count < PipelineRun.portion {
      guard let file = waiting ?? nextFound() else {
        if files.isEmpty { files = endSource() }
        return files
      }
      waiting = nil
      if file.input.source.name != source {
        if !files.isEmpty || (hasNew && !knownMails.isEmpty) {
          waiting = file
          return files.isEmpty ? endSource() : files
        }
        _ = endSource()
        source = file.input.source.name
      }
      if try isNew(file) { files.append(file) }
    }
    return files
  }

  private mutating func nextFound() -> PipelineRun.File? {
    guard let next = discovery.next() else { return nil }
    var file = PipelineRun.File(input: next.input, size: Int(next.size))
    file.number = found
    file.modified = next.modified
    found += 1
    return file
  }

  /// Leaves the source under way; gives the mails of it that are to be read again.
  private mutating func endSource() -> [PipelineRun.File] {
    defer {
      knownMails = []
      hasNew = false
    }
    guard hasNew else { return [] }
    reread += knownMails.count
    unchanged -= knownMails.count
    return knownMails
  }

  private mutating func isNew(_ file: PipelineRun.File) throws -> Bool {
    if stop.isRaised { throw RunStopped(signal: stop.signal) }
    if file.modified >= settledBefore {
      unsettled += 1
      return false
    }
    let path = file.input.path
    let source = file.input.source.name
    let state = try ledger.check(
      source: source, path: path, size: Int64(file.size), modified: file.modified, reader: reader
    ) {
      StageSetup.hash(of: file.input.fileSystemPath)
    }
    guard state == .unchanged else {
      hasNew = true
      return true
    }
    unchanged += 1
    if let format = try ledger.format(source: source, path: path), settings.isMail(format) {
      knownMails.append(file)
    }
    return false
  }
}

extension PipelineSettings {
  /// Whether files of a format hold mails, which join into threads.
  func isMail(_ format: String) -> Bool {
    Ingester.mailFormats.contains(format) || formats.contains { $0.id == format && $0.isMail }
  }
}
