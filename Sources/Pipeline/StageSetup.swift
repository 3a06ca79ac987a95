package import Conversations
import Glibc
import Ingest
package import Ledger
import Lexicons
package import Normalize
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
  /// Id of error list, lexicons and options, 16 hexadecimal digits; empty without a scorer.
  package private(set) var ruleset: String
  /// What the ruleset is, in words; empty without a scorer.
  package private(set) var description: RulesetDescription
  /// Nil where customers keep their names, and where there is no key yet and none was to be made.
  package let pseudonyms: Pseudonyms?
  /// Where a key of theirs was made just now; nil: none was.
  package let madeKey: String?
  private let ingester: Ingester
  private let normalizer: Normalizer

  /// - Parameters:
  ///   - needsScore: false for `inspect`, which judges nothing and loads no lexicon.
  ///   - file: the configuration's name in problems.
  ///   - makesKey: whether a missing key of the customers' pseudonyms is made. False for commands that
  ///     read no exports.
  /// - Throws: `SettingsProblems` with everything that is wrong with what the configuration names.
  package init(
    settings: PipelineSettings, needsScore: Bool, file: String, makesKey: Bool = true
  ) throws {
    var examined = Examination(settings)
    if makesKey, examined.problems.isEmpty { examined.makeKey(settings) }
    guard examined.problems.isEmpty else {
      throw SettingsProblems(file: file, problems: examined.problems)
    }
    zones = examined.zones
    self.settings = settings
    pseudonyms = examined.key.map(Pseudonyms.init)
    madeKey = examined.madeKey
    reportZone = zones[settings.reportTimezone] ?? .utc
    ingester = Ingester(mappings: settings.formats)
    normalizer = Normalizer(settings: settings, roster: examined.roster, zones: zones)
    guard needsScore else {
      scorer = nil
      ruleset = ""
      description = RulesetDescription()
      return
    }
    var holidays: [String: Set<Int>] = [:]
    for hours in settings.businessHours {
      holidays[hours.team, default: []].formUnion(hours.holidayDays)
    }
    let scorer = try Scorer(
      settings: settings, lexicons: Lexicons(), zones: zones,
      holidays: holidays, learned: examined.learned)
    self.scorer = scorer
    description = scorer.ruleset
    ruleset = Self.id(of: description)
  }

  private static func id(of ruleset: RulesetDescription) -> String {
    let hash = String(ContentHash(Array(ruleset.text.utf8)).value, radix: 16)
    return String(repeating: "0", count: 16 - hash.count) + hash
  }

  /// The same rules as of another moment, which are a ruleset of their own: what they judge neither
  /// takes the place of what the rules judge from the exports' end nor is taken for it.
  package func judging(asOf moment: Int64) -> StageSetup {
    var setup = self
    setup.description.facts.append(RulesetDescription.asOf(moment))
    setup.ruleset = Self.id(of: setup.description)
    return setup
  }

  /// The ledgers of a stored conversation, as the criteria read them; none without a scorer.
  package func ledgers(
    of conversation: Conversation, background: Background
  ) -> [LedgerEntry] {
    guard let scorer else { return [] }
    var conversation = conversation
    Normalizer.derive(&conversation)
    return scorer.worker().read(conversation, background).ledgerEntries
  }

  /// The stages as functions for a run.
  ///
  /// - Parameters:
  ///   - store: what the ledger keeps; nil: nothing is recorded.
  ///   - stock: the ledger's number of the background's stock phrases; nil: it has none.
  package func functions(
    background: Background, store: StoreMode?, stock: StockID? = nil
  ) -> StageFunctions {
    let ingester = ingester
    let normalizer = normalizer
    var judge: (@Sendable () -> StageFunctions.Judge)?
    if let scorer {
      let ruleset = ruleset
      let settings = settings
      judge = {
        let worker = scorer.worker()
        return { conversation in
          var background = background
          if store == .normalized {
            // How far the exports reach is known when all files have been read. Until then they
            // are taken to reach until now, which nearly always comes to the same; where it does
            // not, and where other contacts decide, settling judges again. Without texts there is
            // no again.
            background.now = background.asOf
            if let last = conversation.lastInstant {
              background.asOf = max(last, background.asOf ?? last)
            }
          }
          let evaluation = worker.evaluate(conversation, background: background)
          let record = store.map {
            Judged(
              conversation: conversation, evaluation: evaluation, ruleset: ruleset, store: $0,
              asOf: background.asOf, stock: stock,
              threadKeys: settings.isMail(conversation.format)
                ? MailThread.keys(of: conversation) : [])
          }
          return JudgedConversation(
            conversation: conversation, evaluation: evaluation, record: record)
        }
      }
    }
    var hash: (@Sendable (IngestInput) -> ContentHash?)?
    if store != nil { hash = { Self.hash(of: $0.fileSystemPath) } }
    let reader: @Sendable () -> StageFunctions.Reader = {
      let worker = ingester.worker()
      return { input, emit in worker.read(input, emit: emit) }
    }
    var functions = StageFunctions(
      reader: reader,
      hash: hash,
      groupMails: { MailThread.groups($0) },
      assembleMails: { mails in
        var thread = MailThread.assemble(mails)
        Normalizer.derive(&thread)
        return thread
      },
      normalize: { normalizer.normalize($0) },
      judge: judge)
    if let pseudonyms {
      functions.pseudonymize = { conversation in
        pseudonyms.apply(to: &conversation)
        Normalizer.derive(&conversation)
      }
    }
    return functions
  }

  /// The stages for a pass that judges nothing and counts agents' phrases.
  var countingFunctions: StageFunctions {
    var counting = functions(background: .empty, store: nil)
    counting.judge = {
      { conversation in
        var counted = JudgedConversation(conversation: conversation)
        counted.phrases = StockPhrases.phrases(of: conversation)
        return counted
      }
    }
    return counting
  }

  /// A worker for conversations of the ledger; nil where nothing is judged.
  package func scoreWorker() -> ScoreWorker? { scorer?.worker() }

  /// A short text with what must not be stored overwritten.
  func masked(_ text: String) -> String {
    let text = normalizer.masked(text)
    return pseudonyms?.withoutAddresses(text) ?? text
  }

  /// Nil for what is no regular file: opening a pipe could wait for ever.
  static func hash(of path: String) -> ContentHash? {
    FileStatus(path)?.isRegular == true ? ContentHash(fileAt: path) : nil
  }

  /// Changes whenever Ingest may understand files differently: what was rejected is tried again.
  package var readerFingerprint: String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in "\(settings.sources)\(settings.formats)".utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    return String(hash, radix: 16)
  }

  /// The roster of a configuration; one that cannot be read knows nobody, which `problems` tells.
  package static func roster(of settings: PipelineSettings) -> Roster {
    guard let path = settings.roster else { return .empty }
    return (try? Examination.roster(at: FileReader.resolve(path, in: settings.folder))) ?? .empty
  }

  /// Everything wrong with what a configuration names: formats, zones, roster, criteria.
  package static func problems(of settings: PipelineSettings) -> [SettingsProblem] {
    Examination(settings).problems
  }
}

/// What a configuration names, looked at.
private struct Examination {
  var zones: [String: ZoneRules]
  var roster = Roster.empty
  /// Of the customers' pseudonyms; nil: there are none, or the file is not there yet.
  var key: [UInt8]?
  /// Where a key was made.
  var madeKey: String?
  /// Nil: rules alone judge.
  var learned: LearnedModel?
  var problems: [SettingsProblem]

  /// Rosters beyond this are refused, in bytes.
  private static let largestRoster = 64 << 20
  /// The same for weights; the program's own have 60 kB.
  private static let largestWeights = 4 << 20

  init(_ settings: PipelineSettings) {
    problems = settings.formatProblems(builtIn: Ingester.formats)
    let names = ZoneNames(settings)
    zones = ZoneTable.rules(for: names.all)
    problems += names.problems(known: zones)
    if let path = settings.roster {
      readRoster(at: FileReader.resolve(path, in: settings.folder))
    }
    if let path = Self.keyFile(settings) {
      readKey { () throws(KeyFile.Failure) in try KeyFile.read(path) }
    }
    readWeights(settings)
    problems += Scorer.validate(settings)
  }

  private mutating func readWeights(_ settings: PipelineSettings) {
    guard settings.calibration.isEnabled else { return }
    guard let name = settings.calibration.weights else {
      learned = .builtIn
      return
    }
    let path = FileReader.resolve(name, in: settings.folder)
    var fault = ""
    do {
      learned = try LearnedModel(json: FileReader.bytes(of: path, limit: Self.largestWeights))
      return
    } catch let failure as FileReader.Failure {
      fault = failure.reason
    } catch {
      fault = "holds no weights of `scorecards calibrate --write`: \(error)"
    }
    problems.append(
      SettingsProblem(path: "$.calibration.weights", message: "\(path) \(fault)"))
  }

  mutating func makeKey(_ settings: PipelineSettings) {
    guard key == nil, let path = Self.keyFile(settings) else { return }
    readKey { () throws(KeyFile.Failure) in try KeyFile.make(path) }
    if key != nil { madeKey = path }
  }

  /// Where the key of the pseudonyms lies; nil: customers keep their names.
  private static func keyFile(_ settings: PipelineSettings) -> String? {
    guard settings.privacy.pseudonymizeCustomers else { return nil }
    return settings.privacy.keyFile.map { FileReader.resolve($0, in: settings.folder) }
  }

  private mutating func readKey(_ read: () throws(KeyFile.Failure) -> [UInt8]?) {
    do {
      key = try read()
    } catch {
      problems.append(SettingsProblem(path: "$.privacy.key_file", message: error.message))
    }
  }

  static func roster(at path: String) throws -> Roster {
    let bytes = try FileReader.bytes(of: path, limit: largestRoster)
    return try Roster(csv: String(decoding: bytes, as: UTF8.self), path: path)
  }

  private mutating func readRoster(at path: String) {
    do {
      roster = try Self.roster(at: path)
    } catch let failure as FileReader.Failure {
      problems.append(SettingsProblem(path: "$.roster", message: "\(path) \(failure.reason)"))
    } catch {
      problems.append(SettingsProblem(path: "$.roster", message: "\(error)"))
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
