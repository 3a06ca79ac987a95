import Conversations
import Glibc
import Ingest
import Pipeline
import Settings
import Synchronization

/// Made-up files for a run: what each holds is a function of its number alone.
struct FakeCorpus: Sendable {
  var files: Int
  var seed: UInt64
  /// Conversations of the first file, which is then far larger than the others.
  var firstFile = 0
  /// Every file's workers wait a little, in a way that changes from call to call.
  var isJittery = false

  static let mails = SourceSettings(name: "mails", path: "m")
  static let chats = SourceSettings(name: "chats", path: "c")

  /// Chats first, then mails.
  var inputs: [PipelineRun.File] {
    (0..<files).map { number in
      let isMail = number >= files * 2 / 3
      let name = "0000\(number)".suffix(5)
      return PipelineRun.File(
        input: IngestInput(
          source: isMail ? Self.mails : Self.chats, path: "\(name).xml", fileSystemPath: "\(name)"),
        size: Int(dice(number, 7) % 100_000))
    }
  }

  func dice(_ a: Int, _ b: Int) -> UInt64 {
    var x = seed &+ UInt64(a) &* 0x9e37_79b9_7f4a_7c15 &+ UInt64(b) &* 0xbf58_476d_1ce4_e5b9
    x = (x ^ (x >> 30)) &* 0xbf58_476d_1ce4_e5b9
    x = (x ^ (x >> 27)) &* 0x94d0_49bb_1331_11eb
    return x ^ (x >> 31)
  }

  func functions() -> StageFunctions {
    let corpus = self
    return StageFunctions(
      reader: { { corpus.read($0, emit: $1) } },
      groupMails: { mails in
        // Threads by the first letter of the id, as far as it goes.
        var groups: [String: [Int]] = [:]
        for (index, mail) in mails.enumerated() {
          groups[String(mail.key.id.prefix(2)), default: []].append(index)
        }
        return Array(groups.values)
      },
      assembleMails: { mails in
        var thread = mails[0]
        thread.turns = mails.flatMap(\.turns)
        return thread
      },
      normalize: { corpus.normalize($0) },
      judge: { { corpus.judge($0) } })
  }

  private func judge(_ conversation: Conversation) -> JudgedConversation {
    pause()
    var evaluation = Evaluation(
      key: conversation.key, path: conversation.path, format: "fake", channel: .chat,
      language: .english)
    evaluation.customerTurns = conversation.turns.count
    return JudgedConversation(conversation: conversation, evaluation: evaluation)
  }

  private func pause() {
    guard isJittery else { return }
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    if now.tv_nsec / 1000 % 5 == 0 { usleep(UInt32(now.tv_nsec / 1000 % 300)) }
  }

  private func read(_ input: IngestInput, emit: (RawConversation) -> Bool) -> IngestResult {
    let number = Int(input.fileSystemPath) ?? 0
    var result = IngestResult(
      format: "fake", detection: Detection(format: "fake", reason: "fake"))
    result.isSkipped = dice(number, 1) % 11 == 0
    if result.isSkipped { return result }
    let count = number == 0 && firstFile > 0 ? firstFile : Int(dice(number, 2) % 6)
    for place in 0..<count {
      pause()
      var raw = RawConversation(
        origin: Origin(source: input.source.name, path: input.path), format: "fake", place: place)
      // Few ids, so that the same conversation comes in several files.
      raw.exportID = "\(dice(number, 100 + place) % UInt64(files * 3))"
      raw.isMail = input.source.name == "mails"
      raw.bytes = [UInt8](repeating: 65, count: Int(dice(number, 200 + place) % 3000))
      raw.turns = (0...Int(dice(number, 300 + place) % 5)).map { _ in
        RawTurn(participant: nil, text: 0..<0)
      }
      if !emit(raw) { return result }
      result.received += 1
      result.sent += 1
    }
    if dice(number, 3) % 7 == 0 {
      result.rejections.append(
        Rejection(
          stage: .ingest, origin: Origin(source: input.source.name, path: input.path),
          code: "truncated", reason: "ends in the middle"))
      result.received += 1
    }
    return result
  }

  private func normalize(_ raw: RawConversation) -> Result<Conversation, Rejection> {
    pause()
    if raw.bytes.count % 13 == 0 {
      return .failure(
        Rejection(stage: .normalize, origin: raw.origin, code: "empty", reason: "no turns"))
    }
    var conversation = Conversation(
      key: ConversationKey(source: raw.origin.source, id: raw.exportID ?? ""),
      path: raw.origin.path, format: "fake", channel: .chat)
    conversation.text = raw.bytes
    conversation.turns = raw.turns.map { _ in
      Turn(participant: nil, role: .unknown, range: 0..<0)
    }
    return .success(conversation)
  }
}

/// Runs a corpus and writes down what the sink got.
func record(
  _ corpus: FakeCorpus, workers: Int, queue: Int = 2, stop: StopFlag = StopFlag(),
  onEvent: (PipelineEvent) throws -> Void = { _ in }
) throws -> (events: [String], counts: RunCounts) {
  var stages = StagesSettings()
  stages.ingest = StageSettings(workers: workers, queue: queue)
  stages.normalize = StageSettings(workers: workers, queue: queue)
  stages.score = StageSettings(workers: workers, queue: queue)
  var events: [String] = []
  let counts = try PipelineRun(stages: stages, functions: corpus.functions(), stop: stop)
    .execute(corpus.inputs) { event in
      try onEvent(event)
      switch event {
      case .began(let file, _): events.append("began \(file.number)")
      case .conversation(let place, _, let judged):
        let turns = judged.evaluation?.customerTurns ?? -1
        let conversation = judged.conversation
        events.append(
          "\(place.file).\(place.place) \(conversation.key.id) \(conversation.path) \(turns)")
      case .superseded(let place, let judged):
        events.append("superseded \(place.file).\(place.place) \(judged.conversation.key.id)")
      case .ended(let file, let result, let later):
        events.append(
          "ended \(file.number) \(result.received) \(result.rejections.count) \(later.count)")
      }
    }
  return (events, counts)
}
