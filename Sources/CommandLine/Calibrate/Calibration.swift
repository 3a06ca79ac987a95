import Conversations
import Pipeline
import Reports
import Score

/// Labelled conversations, and models fitted on parts of them.
struct Calibration {
  /// A conversation judged by a model that has not seen it.
  struct Judged {
    var evaluation: Evaluation
    /// Its place in `labelled`.
    var place: Int
  }

  let labelled: [LabelledExample]
  private let conversations: [Conversation]
  private let scorer: Scorer
  /// The stock phrases of all the conversations; words without labels.
  private let background: Background
  private let folds: Int

  /// - Throws: where a conversation cannot be used, or none has a label.
  init(_ given: LabelledDialogues, setup: StageSetup, folds: Int) throws {
    guard let scorer = setup.scorer else { preconditionFailure("set up without a scorer") }
    let normalize = setup.functions(background: .empty, store: nil).normalize
    let worker = scorer.worker()
    var conversations: [Conversation] = []
    var kept: [LabelledDialogues.Dialogue] = []
    var counter = StockPhraseCounter()
    for dialogue in given.dialogues where given.labels[dialogue.id] != nil {
      switch normalize(dialogue.raw) {
      case .success(let conversation):
        counter.add(StockPhrases.phrases(of: conversation))
        conversations.append(conversation)
        kept.append(dialogue)
      case .failure(let rejection):
        throw Failure.usage(
          "\(rejection.origin.path), line \(rejection.origin.line ?? 0): \(rejection.reason)")
      }
    }
    var background = Background.empty
    background.stock = counter.stock
    let labelled = zip(conversations, kept).compactMap { conversation, dialogue in
      given.labels[dialogue.id].map {
        LabelledExample(
          example: worker.example(conversation, background: background), labels: $0,
          source: dialogue.source)
      }
    }
    guard !labelled.isEmpty else {
      throw Failure.usage("none of the conversations has a label; do the ids agree?")
    }
    self.labelled = labelled
    self.conversations = conversations
    self.scorer = scorer
    self.background = background
    self.folds = folds
  }

  var sources: [String] { Set(labelled.map(\.source)).sorted() }

  /// The model of all conversations.
  func fitted() -> LearnedModel { Trainer(labelled).fit() }

  func crossValidated() -> [Judged] {
    (0..<folds).flatMap { part in judged { $0.part(of: folds) == part } }
      .sorted { $0.place < $1.place }
  }

  func judged(leavingOut source: String) -> [Judged] { judged { $0.source == source } }

  /// Judges some conversations by a model of the others.
  private func judged(_ isLeftOut: (LabelledExample) -> Bool) -> [Judged] {
    let left = labelled.map(isLeftOut)
    let model = Trainer(zip(labelled, left).filter { !$1 }.map(\.0)).fit()
    let worker = scorer.with(model).worker()
    return labelled.indices.filter { left[$0] }.map { place in
      Judged(
        evaluation: worker.evaluate(conversations[place], background: background), place: place)
    }
  }

  /// The evaluations as `score --json` prints them.
  func lines(_ judged: [Judged]) -> [UInt8] {
    var out: [UInt8] = []
    for item in judged { JSONLines.score(item.evaluation, into: &out) }
    return out
  }

  /// What was measured of every reply, without any words: its turns, the signals that are not zero,
  /// the conditions that hold, and the rules that fired in the conversation.
  func signalLines() -> [UInt8] {
    Array(labelled.map { $0.example.jsonLine }.joined().utf8)
  }
}
