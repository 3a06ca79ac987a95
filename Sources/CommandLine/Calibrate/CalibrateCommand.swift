import ArgumentParser
import Conversations
import Pipeline
import Reports
import Score
import Settings

/// `scorecards calibrate`: fits the learned evidence to labelled conversations and shows how far it
/// carries.
struct CalibrateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calibrate",
    abstract: "Fits the learned evidence to labelled conversations and measures it.",
    discussion: """
      Every figure is measured on conversations that the weights behind it have not seen. Files are
      JSON lines, see docs/calibration.md. Nothing of a conversation's words is written.

      EXAMPLES:
        scorecards calibrate --dialogues all.jsonl --labels reader.jsonl
        scorecards calibrate --dialogues all.jsonl --labels one.jsonl two.jsonl --leave-out-source
        scorecards calibrate --dialogues all.jsonl --labels one.jsonl --write calibration/

      EXIT STATUS: 0 done, 2 usage or configuration, 4 not finished
      """)

  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp("Conversations, or lines of `inspect --json`.", valueName: "file"))
  var dialogues: [String]

  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp("Readers' marks, one file for each reader.", valueName: "file"))
  var labels: [String] = []

  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp("How content customers were, for the service score.", valueName: "file"))
  var ratings: [String] = []

  @Option(name: .long, help: "Parts into which the conversations are split, 2 to 20.")
  var folds = 5

  @Flag(name: .long, help: "Measure also with each source of conversations left out whole.")
  var leaveOutSource = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Folder for learned.json, the cross-validated evaluations and the signals.",
      valueName: "folder"))
  var write: String?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard (2...20).contains(folds) else { throw ValidationError("--folds needs 2 to 20") }
    guard !labels.isEmpty || !ratings.isEmpty else {
      throw ValidationError("give --labels or --ratings")
    }
  }

  func run() throws {
    let (settings, file) = try common.settings(isRequired: false)
    let setup = try StageSetup(settings: settings, needsScore: true, file: file, makesKey: false)
    var given = LabelledDialogues()
    for path in dialogues { try given.readDialogues(path) }
    for path in labels { try given.readLabels(path) }
    for path in ratings { try given.readRatings(path) }
    let calibration = try Calibration(given, setup: setup, folds: folds)

    var report = CalibrationReport()
    let crossed = calibration.crossValidated()
    report.add(
      "Cross-validated, \(folds) parts", crossed, calibration.labelled, criteria: true)
    var bySource: [Calibration.Judged] = []
    if leaveOutSource {
      for source in calibration.sources {
        let judged = calibration.judged(leavingOut: source)
        report.add("Without \(source) in training, judged on it", judged, calibration.labelled)
        bySource += judged
      }
      report.add("All sources, each judged without itself", bySource, calibration.labelled)
    }
    let model = calibration.fitted()
    try Console.print(report.text)
    if let write {
      let folder = OutputFolder(write)
      try folder.append(Array(model.json.utf8), to: "learned.json")
      try folder.append(calibration.lines(crossed), to: "evaluations.jsonl")
      if leaveOutSource {
        try folder.append(calibration.lines(bySource), to: "evaluations-sources.jsonl")
      }
      try folder.append(calibration.signalLines(), to: "signals.jsonl")
      try folder.commit()
    }
    if !common.quiet {
      common.tell(
        "calibrated on \(Summary.count(calibration.labelled.count, "conversation"))"
          + (write.map { "; wrote \($0)" } ?? ""))
    }
  }
}
