import Conversations
import Ingest
import Ledger
import Settings

/// The files that a run reads, in portions: new and changed ones; and behind those of a source the
/// known mails whose threads they may go on.
struct NewFiles {
  /// Files that the sources name, so far.
  private(set) var found = 0
  /// Files that have not changed since they were read.
  private(set) var unchanged = 0
  /// Files younger than `settle_minutes`.
  private(set) var unsettled = 0
  /// Known mails that are read again.
  private(set) var reread = 0
  /// Files that were rejected in earlier nights and have not been met.
  var rejected: Set<FileName> = []
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
  private var current = Seen()
  /// Of the source before, until its threads have been joined.
  private var left = Seen()

  /// What was met of one source.
  private struct Seen {
    var hasNew = false
    /// A known file differs: what it held may have gone on threads that nothing in it names any more.
    var hasChanged = false
    /// Known mails by path, with their formats.
    var mails: [String: (file: PipelineRun.File, format: String)] = [:]
  }

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
        if files.isEmpty { leave() }
        return files
      }
      waiting = nil
      if file.input.source.name != source {
        guard files.isEmpty else {
          waiting = file
          return files
        }
        leave()
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

  /// Leaves the source under way. One of which nothing was read leaves nothing behind.
  private mutating func leave() {
    if current.hasNew { left = current }
    current = Seen()
  }

  /// Known mails of the source that has been left whose threads may be those of mails that were read,
  /// each once: to be read again. Where the ledger cannot tell, all of them.
  ///
  /// - Parameter mails: those read so far.
  mutating func goingOn(_ mails: [Conversation]) throws -> [PipelineRun.File] {
    guard !left.mails.isEmpty, !mails.isEmpty,
      let source = left.mails.first?.value.file.input.source
    else { return [] }
    let formats = Set(left.mails.values.map(\.format))
    var files: [PipelineRun.File]
    if try left.hasChanged || !ledger.knowsThreads(source: source.name, formats: formats) {
      files = left.mails.values.map(\.file)
      left.mails = [:]
    } else {
      files = []
      for path in try RecordedThreads(ledger: ledger).paths(of: mails) {
        if let known = left.mails.removeValue(forKey: path) { files.append(known.file) }
      }
    }
    files.sort { $0.number < $1.number }
    reread += files.count
    unchanged -= files.count
    return files
  }

  private mutating func isNew(_ file: PipelineRun.File) throws -> Bool {
    if stop.isRaised { throw RunStopped(signal: stop.signal) }
    rejected.remove(FileName(source: file.input.source.name, path: file.input.path))
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
      current.hasNew = true
      if state == .changed { current.hasChanged = true }
      return true
    }
    unchanged += 1
    if let format = try ledger.format(source: source, path: path), settings.isMail(format) {
      current.mails[path] = (file, format)
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
