import Conversations
import Ledger

/// Turns batches, which come in input order, into events.
struct ResultCollector {
  var counts: RunCounts
  /// For each conversation the version that is kept.
  var best: [ConversationKey: Precedence]
  private var held = HeldMails()
  private var rejections: [Rejection] = []
  private var hash: ContentHash?
  /// Whether the sink knows of the current file: one that holds mails is told of later.
  private var isAnnounced = false

  init(counts: RunCounts, best: [ConversationKey: Precedence]) {
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
    let key = judged.conversation.key
    let precedence = Precedence(judged, place: place)
    if let other = best[key] {
      counts.superseded += 1
      if precedence < other {
        try sink(.superseded(place, judged))
        return
      }
      counts.findings -= other.findings
    } else {
      counts.kept += 1
    }
    best[key] = precedence
    counts.findings += precedence.findings
    try sink(.conversation(place, judged))
  }
}
