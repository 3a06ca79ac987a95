import Conversations
import Ledger

/// Turns batches, which come in input order, into events.
struct ResultCollector {
  var counts: RunCounts
  /// For each conversation the version that is kept.
  var best: VersionTable
  private var held = HeldMails()
  private var rejections: [Rejection] = []
  private var hash: ContentHash?
  /// Whether the sink knows of the current file: one that holds mails is told of later.
  private var isAnnounced = false

  init(counts: RunCounts, best: VersionTable) {
    self.counts = counts
    self.best = best
  }

  mutating func takeMails() -> HeldMails {
    defer { held = HeldMails() }
    return held
  }

  mutating func take(_ batch: Batch, sink: (PipelineEvent) throws -> Void) throws {
    for entry in batch.entries {
      switch entry.content {
      case .began(let hash):
        self.hash = hash
        isAnnounced = false
        rejections = []
      case .mail(let mail):
        held.mails.append((entry.place, mail))
      case .judged(let judged):
        try announce(entry.place.file, sink: sink)
        try keep(judged, at: entry.place, sink: sink)
      case .rejected(let rejection):
        rejections.append(rejection)
      case .ended(let result, let holdsMails):
        if holdsMails {
          // A file with mails is done when its threads are.
          held.files.append(
            .init(
              index: entry.place.file, hash: hash, result: result, rejections: rejections))
        } else {
          try announce(entry.place.file, sink: sink)
          try sink(.ended(file: entry.place.file, result, laterRejections: rejections))
        }
      case .raw, .rawMail, .thread, .normalized, .taken, .stored, .loaded, .judgedAgain:
        // Every batch has passed both stages; the counts would show one that had not. What comes out
        // of the ledger has a consumer of its own.
        break
      }
    }
  }

  private mutating func announce(_ file: Int, sink: (PipelineEvent) throws -> Void) throws {
    guard !isAnnounced else { return }
    isAnnounced = true
    try sink(.began(file: file, hash: hash))
  }

  private mutating func keep(
    _ judged: JudgedConversation, at place: InputPlace, sink: (PipelineEvent) throws -> Void
  ) throws {
    let precedence = Precedence(judged, place: place)
    let findings = Int(precedence.findings)
    switch best.offer(precedence, of: judged.conversation.key) {
    case .worse:
      counts.superseded += 1
      try sink(.superseded(place, judged))
    case .better(let number, let other):
      counts.superseded += 1
      counts.findings += findings - Int(other.findings)
      try sink(.conversation(place, number: number, judged))
    case .first(let number):
      counts.kept += 1
      counts.findings += findings
      try sink(.conversation(place, number: number, judged))
    }
  }
}
