import Conversations
import Ledger

/// Turns batches, which come in input order, into events.
struct ResultCollector {
  var counts = RunCounts()
  /// For each conversation the version that is kept.
  private var best = VersionTable()
  private var held = HeldMails()
  private var rejections: [Rejection] = []
  /// The file whose entries come.
  private var current: (file: PipelineRun.File, hash: ContentHash?)?
  /// Whether the sink knows of it: one that holds mails is told of later.
  private var isAnnounced = false

  /// Mails that wait for their threads.
  var mails: [Conversation] { held.mails.map(\.mail) }

  /// Those mails and their files, in input order: known ones may have been read after new ones.
  mutating func takeMails() -> HeldMails {
    defer { held = HeldMails() }
    held.mails.sort { $0.place < $1.place }
    held.files.sort { $0.file.number < $1.file.number }
    return held
  }

  mutating func take(_ batch: Batch, sink: (PipelineEvent) throws -> Void) throws {
    for entry in batch.entries {
      switch entry.content {
      case .began(let file, let hash):
        current = (file, hash)
        isAnnounced = false
        rejections = []
      case .mail(let mail):
        held.mails.append((entry.place, mail))
      case .judged(var judged):
        judged.parts = entry.parts
        try announce(sink: sink)
        try keep(judged, at: entry.place, sink: sink)
      case .rejected(let rejection):
        rejections.append(rejection)
      case .ended(let result, let holdsMails):
        guard let (file, hash) = current else { continue }
        if holdsMails {
          // A file with mails is done when its threads are.
          held.files.append(.init(file: file, hash: hash, result: result, rejections: rejections))
        } else {
          try announce(sink: sink)
          try sink(.ended(file, result, laterRejections: rejections))
        }
      case .raw, .rawMail, .thread, .normalized, .taken, .stored, .loaded, .judgedAgain:
        // Every batch has passed both stages; the counts would show one that had not. What comes out
        // of the ledger has a consumer of its own.
        break
      }
    }
  }

  private mutating func announce(sink: (PipelineEvent) throws -> Void) throws {
    guard !isAnnounced, let (file, hash) = current else { return }
    isAnnounced = true
    try sink(.began(file, hash: hash))
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
