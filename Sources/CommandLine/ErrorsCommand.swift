import ArgumentParser
import Conversations
import Score
import Settings

/// `scorecards errors`: the error list.
struct ErrorsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "errors",
    abstract: "Prints the error list, or one error with what it is, why it is bad, examples.",
    discussion: """
      Commendations (C01 …) are the list's positive mirror and are printed the same way.

      EXAMPLES:
        scorecards errors
        scorecards errors E03
        scorecards errors E03 --language it
        scorecards errors C02
        scorecards errors X-NOTICE --config pipeline.json

      Custom criteria of the configuration stand behind the list.

      EXIT STATUS: 0 done, 2 usage
      """)

  @Argument(help: "An id of the list, such as E03 or C02.")
  var id: String?

  @Option(
    name: .long,
    help:
      "Language of the titles and of what each is: \(Language.supported.map(\.rawValue).joined(separator: ", "))."
  )
  var language: String = "en"

  @Flag(
    name: .long,
    help: "The whole list with words and examples as Markdown, as docs/criteria.md holds it.")
  var markdown = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    guard Language.supported.map(\.rawValue).contains(language) else {
      throw Failure.usage("--language: unknown language \"\(language)\"")
    }
    if markdown {
      guard id == nil else { throw Failure.usage("--markdown prints the whole list; give no id") }
      try Console.print(CriteriaDocument(language: language).text)
      return
    }
    let settings = try common.settings(isRequired: false).settings
    let infos = Registry.infos(settings)
    if let id {
      try Console.print(page(of: id.uppercased(), as: id, infos, settings))
      return
    }
    let width = infos.map(\.id.rawValue.count).max() ?? 0
    var lines = infos.map { info in
      let id = info.id.rawValue
      return id + String(repeating: " ", count: width - id.count) + "  "
        + (info.titles[language] ?? info.titles["en"] ?? info.name)
        + " (weight \(Int(info.weight)), \(info.decidability.rawValue))"
    }
    lines += Registry.commendations.map { "\($0.kind)  \($0.titles[language] ?? "")" }
    try Console.print(lines.joined(separator: "\n"))
  }

  private func page(
    of id: String, as typed: String, _ infos: [CriterionInfo], _ settings: PipelineSettings
  ) throws -> String {
    if let info = infos.first(where: { $0.id.rawValue.uppercased() == id }) {
      return CriterionPage(info, settings: settings, language: language).text
    }
    if let act = Registry.commendations.first(where: { $0.kind == id }) {
      return CommendationPage(act, language: language).text
    }
    let ids = infos.map(\.id.rawValue) + Registry.commendations.map { $0.kind }
    throw Failure.usage("no error \"\(typed)\" in the list" + Suggestion.hint(for: id, in: ids))
  }
}
