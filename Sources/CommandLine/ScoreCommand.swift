import ArgumentParser
import Conversations
import Ingest
import Pipeline
import Reports
import Score
import Settings

/// `scorecards score`: evaluations of given files, without a ledger.
struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Judges files, folders or globs and prints the evaluations.",
    discussion: """
      Nothing is stored. Without --config the nearest pipeline.json applies, if there is one: its
      sources' settings where a file belongs to one of them, its hours, profiles and options.

      EXAMPLES:
        scorecards score chat.xml
        scorecards score exports/ --json > evaluations.jsonl
        scorecards score 'exports/**/*.html' --channel email --as-of 2026-11-01

      EXIT STATUS: 0 done, 1 some input was rejected, 2 usage or configuration, 4 not finished
      """)

  @Argument(help: "Files, folders, or globs in quotes.")
  var paths: [String]

  @Option(
    name: .long,
    help:
      "Channel of everything given: \(Channel.allCases.map(\.rawValue).joined(separator: ", ")).")
  var channel: Channel?

  @Flag(name: .long, help: "One JSON line for each conversation, in input order.")
  var json = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The moment from which promises and deadlines are looked at; default now.",
      valueName: "instant"))
  var asOf: Instant?

  @OptionGroup var common: CommonOptions

  func run() throws {
    let (settings, file) = try common.settings(isRequired: false)
    let setup = try common.setup(settings, file, needsScore: true)
    let arguments = PathArguments(paths, settings: settings, channel: channel, format: nil)
    var diagnostics = common.diagnostics
    for rejection in arguments.rejections { diagnostics.rejected(rejection) }

    var background = Background(asOf: (asOf ?? .now).seconds)
    background.stock = try FirstPass.stock(in: arguments, setup: setup, stop: Entry.stop)
    let pipeline = PipelineRun(
      stages: settings.stages, functions: setup.functions(background: background, store: nil),
      stop: Entry.stop)
    let lines = OrderedLines()
    let ratings = RatingsImport(setup: setup).table { diagnostics.rejected($0) }
    var progress = ProgressLine(isQuiet: common.quiet)
    var done = 0
    let counts = try pipeline.execute(arguments) { event in
      switch event {
      case .conversation(let place, let number, let judged):
        guard let evaluation = judged.evaluation?.rated(ratings[judged.conversation.key]) else {
          return
        }
        try lines.add(at: place, number: number) { out in
          if json {
            JSONLines.score(evaluation, into: &out)
          } else {
            ReadableEvaluation.write(evaluation, into: &out)
          }
        }
      case .ended(_, let result, let later):
        for rejection in result.rejections + later {
          progress.clear()
          diagnostics.rejected(rejection)
        }
        done += 1
        progress.show("\(done) of \(arguments.count) files")
      case .began, .superseded: break
      }
    }
    progress.clear()
    var output = OutputBuffer()
    try lines.drain { try output.append($0) }
    try output.flush()
    if !common.quiet {
      common.tell(
        Summary.counts(counts, verb: "scored") + "; " + Summary.count(counts.findings, "finding"))
    }
    if diagnostics.rejections > 0 { throw ExitStatus.rejectedInput }
  }
}

extension Channel: ExpressibleByArgument {}
