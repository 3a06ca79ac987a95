import ArgumentParser
import Conversations
import Ingest
import Pipeline
import Reports
import Score
import Settings

/// `scorecards inspect`: how files were understood.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Shows how files were understood: format, turns, roles, clocks, spans.",
    discussion: """
      EXAMPLES:
        scorecards inspect chat.xml
        scorecards inspect mail.html --as email-html --json
        scorecards inspect widget.html --suggest     a mapping for pipeline.json to start from

      EXIT STATUS: 0 done, 1 some input was rejected, 2 usage or configuration, 4 not finished
      """)

  @Argument(help: "Files, folders, or globs in quotes.")
  var paths: [String]

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp("Read everything as this format.", valueName: "format"))
  var format: String?

  @Option(
    name: .long,
    help:
      "Channel of everything given: \(Channel.allCases.map(\.rawValue).joined(separator: ", ")).")
  var channel: Channel?

  @Flag(name: .long, help: "One JSON line for each conversation, in input order.")
  var json = false

  @Flag(
    name: .long, help: "Propose a mapping for pipeline.json instead, for files of no known format.")
  var suggest = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let (settings, file) = try common.settings(isRequired: false)
    if suggest { return try proposeMappings(settings) }
    if let format { try check(format, settings) }
    let setup = try common.setup(settings, file, needsScore: false)
    let arguments = PathArguments(paths, settings: settings, channel: channel, format: format)
    var diagnostics = common.diagnostics
    for rejection in arguments.rejections { diagnostics.rejected(rejection) }

    let pipeline = PipelineRun(
      stages: settings.stages, functions: setup.functions(background: .empty, store: nil),
      stop: Entry.stop)
    let lines = OrderedLines()
    let counts = try pipeline.execute(arguments) { event in
      switch event {
      case .conversation(let place, let number, let judged):
        let conversation = judged.conversation
        try lines.add(at: place, number: number) { out in
          if json {
            JSONLines.inspect(
              conversation, source: conversation.path, rejections: [], into: &out)
          } else {
            ReadableConversation.write(conversation, into: &out)
          }
        }
      case .ended(let file, let result, let later):
        let rejections = result.rejections + later
        for rejection in rejections { diagnostics.rejected(rejection) }
        if json && !rejections.isEmpty {
          try lines.add(at: InputPlace(file: file.number, place: Int.max), number: nil) { out in
            JSONLines.inspectRejected(
              source: file.input.path, format: result.format, rejections: rejections,
              into: &out)
          }
        }
      case .began, .superseded: break
      }
    }
    var output = OutputBuffer()
    try lines.drain { try output.append($0) }
    try output.flush()
    if !common.quiet { common.tell(Summary.counts(counts, verb: "understood")) }
    if diagnostics.rejections > 0 { throw ExitStatus.rejectedInput }
  }

  /// Prints a mapping for each file, with what to look over on standard error.
  private func proposeMappings(_ settings: PipelineSettings) throws {
    let arguments = PathArguments(paths, settings: settings, channel: channel, format: nil)
    var diagnostics = common.diagnostics
    for rejection in arguments.rejections { diagnostics.rejected(rejection) }
    let ingester = Ingester(mappings: [])
    var missing = 0
    for input in arguments.lazy.map(\.input) {
      guard let suggestion = ingester.suggest(input) else {
        missing += 1
        diagnostics.warning("\(input.path): nothing in it looks like messages")
        continue
      }
      try Console.print(suggestion.json)
      guard !common.quiet else { continue }
      common.tell(
        "\(input.path): \(Summary.count(suggestion.turns, "turn")) found by this mapping")
      for line in suggestion.advice { common.tell("\(input.path): \(line)") }
    }
    if diagnostics.rejections + missing > 0 { throw ExitStatus.rejectedInput }
  }

  private func check(_ format: String, _ settings: PipelineSettings) throws {
    let known = Ingester.formats + settings.formats.map(\.id)
    guard !known.contains(format) else { return }
    let hint = Suggestion.nearest(to: format, in: known).map { "did you mean \"\($0)\"?" }
    throw Failure.usage(
      "--as: unknown format \"\(format)\"; \(hint ?? "known: " + known.joined(separator: ", "))")
  }
}
