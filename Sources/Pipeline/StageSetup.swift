package import Conversations
import Glibc
import Ingest
import Lexicons
import Normalize
package import Score
package import Settings

/// Everything the stages need, made once from the configuration.
package struct StageSetup: Sendable {
  package let settings: PipelineSettings
  package let zones: [String: ZoneRules]
  /// Zone in which periods begin and end.
  package let reportZone: ZoneRules
  /// Nil where only ingest and normalize were asked for.
  package let scorer: Scorer?
  private let ingester: Ingester
  private let normalizer: Normalizer

  /// - Parameters:
  ///   - needsScore: false for `inspect`, which judges nothing and loads no lexicon.
  ///   - file: the configuration's name in problems.
  /// - Throws: `SettingsProblems` with everything that is wrong with what the configuration names.
  package init(settings: PipelineSettings, needsScore: Bool, file: String) throws {
    var problems = settings.formatProblems(builtIn: Ingester.formats)
    let names = ZoneNames(settings)
    zones = ZoneTable.rules(for: names.all)
    problems += names.problems(known: zones)
    var roster = Roster.empty
    if let path = settings.roster {
      do {
        roster = try Self.roster(at: FileReader.resolve(path, in: settings.folder))
      } catch {
        problems += error.problems
      }
    }
    problems += Scorer.validate(settings)
    guard problems.isEmpty else { throw SettingsProblems(file: file, problems: problems) }

    self.settings = settings
    reportZone = zones[settings.reportTimezone] ?? .utc
    ingester = Ingester(mappings: settings.formats)
    normalizer = Normalizer(settings: settings, roster: roster, zones: zones)
    scorer =
      needsScore
      ? try Scorer(
        settings: settings, lexicons: try Lexicons.load(Set(Language.supported)), zones: zones)
      : nil
  }

  /// The stages as functions for a run.
  package func functions(background: Background) -> StageFunctions {
    let ingester = ingester
    let normalizer = normalizer
    var judge: (@Sendable () -> StageFunctions.Judge)?
    if let scorer {
      judge = {
        let worker = scorer.worker()
        return { worker.evaluate($0, background: background) }
      }
    }
    return StageFunctions(
      reader: { { input, emit in ingester.read(input, emit: emit) } },
      groupMails: { MailThread.groups($0) },
      assembleMails: { mails in
        var thread = MailThread.assemble(mails)
        Normalizer.derive(&thread)
        return thread
      },
      normalize: { normalizer.normalize($0) },
      judge: judge)
  }

  /// Rosters beyond this are refused, in bytes.
  private static let largestRoster = 64 << 20

  private static func roster(at path: String) throws(SettingsProblems) -> Roster {
    let bytes: [UInt8]
    do {
      bytes = try FileReader.bytes(of: path, limit: largestRoster)
    } catch {
      throw SettingsProblems(
        file: path,
        problems: [SettingsProblem(path: "$.roster", message: "\(path) \(error.reason)")])
    }
    do {
      return try Roster(csv: String(decoding: bytes, as: UTF8.self), path: path)
    } catch {
      throw SettingsProblems(
        file: path, problems: [SettingsProblem(path: "$.roster", message: "\(error)")])
    }
  }
}

/// The time zones that a configuration names, with their places.
private struct ZoneNames {
  private var places: [(path: String, name: String)] = []

  init(_ settings: PipelineSettings) {
    places.append(("$.report_timezone", settings.reportTimezone))
    for (index, source) in settings.sources.enumerated() {
      if let zone = source.timezone { places.append(("$.sources[\(index)].timezone", zone)) }
    }
    for (index, hours) in settings.businessHours.enumerated() {
      places.append(("$.business_hours[\(index)].timezone", hours.timezone))
    }
  }

  var all: [String] { places.map(\.name) }

  func problems(known: [String: ZoneRules]) -> [SettingsProblem] {
    places.filter { known[$0.name] == nil }.map {
      SettingsProblem(
        path: $0.path,
        message: "unknown time zone \"\($0.name.prefix(60))\"; use an IANA name such as Europe/Rome"
      )
    }
  }
}
