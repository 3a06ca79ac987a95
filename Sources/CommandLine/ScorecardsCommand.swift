import ArgumentParser
import Glibc
import Logging
import Pipeline
import Settings

/// The program's command line. `Entry` runs it.
struct ScorecardsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scorecards",
    abstract: "Reads exported chats and mails and tells which service errors happened.",
    discussion: """
      EXAMPLES:
        scorecards run                          the nightly job of the nearest pipeline.json
        scorecards score exports/ --json        evaluations of a folder, no ledger
        scorecards export --period 2026-10      scorecards of a month
        scorecards rescore --month 2026-10      a month judged again with today's rules
        scorecards errors E03                   what an error of the error list is

      EXIT STATUS:
        0  done
        1  done, but some input was rejected (named on standard error)
        2  usage or configuration
        3  another run holds the lock
        4  could not finish; what was recorded stays
      """,
    version: Version.text,
    subcommands: [
      RunCommand.self, ScoreCommand.self, InspectCommand.self, ErrorsCommand.self,
      ExportCommand.self, RescoreCommand.self, ExplainCommand.self, ReviewCommand.self,
      AuditCommand.self, StatusCommand.self, PruneCommand.self, ForgetCommand.self,
      CheckCommand.self, CalibrateCommand.self,
    ])
}

/// The program's version, part of what makes a file be read again.
enum Version {
  static let text = "0.1.0"
}

/// Where the program begins. Everything is synchronous: the pipeline has threads of its own.
@main
enum Entry {
  static let stop = StopFlag()

  static func main() {
    SignalListener.start(stop)
    exit(status().rawValue)
  }

  private static func status() -> ExitStatus {
    do {
      var command = try ScorecardsCommand.parseAsRoot()
      try command.run()
      return .done
    } catch let status as ExitStatus {
      return status
    } catch {
      return report(error)
    }
  }

  /// Says what went wrong, once, and which status that is.
  private static func report(_ error: any Error) -> ExitStatus {
    switch error {
    case is OutputClosed:
      // Whoever read our output has seen enough.
      return .done
    case let stopped as RunStopped:
      tell("stopped by \(name(of: stopped)); what was recorded stays")
      return .unfinished
    case let problems as SettingsProblems:
      for problem in problems.problems {
        tell("\(problem.path): \(problem.message)", file: problems.file)
      }
      return .usage
    case let failure as Failure:
      tell(failure.message)
      return failure.status
    default: break
    }
    let code = ScorecardsCommand.exitCode(for: error)
    if code == .success {
      do {
        try Console.print(ScorecardsCommand.fullMessage(for: error))
      } catch {
        return report(error)
      }
      return .done
    }
    if code == .validationFailure {
      let message = ScorecardsCommand.fullMessage(for: error)
      if logsJSON { tell(message) } else { Console.problem(plain: message) }
      return .usage
    }
    tell("\(error)")
    return .unfinished
  }

  /// One problem on standard error, as `--log-format` wants it.
  ///
  /// - Parameter file: the configuration in which it lies; it stands in front then.
  private static func tell(_ message: String, file: String? = nil) {
    guard logsJSON else {
      return file.map { Console.problem(plain: "\($0): \(message)") } ?? Console.problem(message)
    }
    let logger = Logger(label: "scorecards") { _ in LogLines(format: .json) }
    logger.error("\(message)", metadata: file.map { ["file": "\($0)"] })
  }

  /// Whether problems are wanted as JSON lines: asked of the words typed, because the command may not
  /// have been understood.
  private static var logsJSON: Bool {
    let words = CommandLine.arguments
    return words.contains("--log-format=json")
      || zip(words, words.dropFirst()).contains { $0 == "--log-format" && $1 == "json" }
  }

  /// What stopped a run.
  static func name(of stopped: RunStopped) -> String {
    switch stopped.signal {
    case SIGINT?: "SIGINT"
    case SIGTERM?: "SIGTERM"
    case let number?: "signal \(number)"
    case nil: "request"
    }
  }
}
