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
      EXAMPLES:
        scorecards errors
        scorecards errors E03
        scorecards errors E03 --language it
        scorecards errors X-NOTICE --config pipeline.json

      Custom criteria of the configuration stand behind the list.

      EXIT STATUS: 0 done, 2 usage
      """)

  @Argument(help: "An id of the list, such as E03.")
  var id: String?

  @Option(
    name: .long,
    help: "Language of the titles: \(Language.supported.map(\.rawValue).joined(separator: ", ")).")
  var language: String = "en"

  @OptionGroup var common: CommonOptions

  func run() throws {
    guard Language.supported.map(\.rawValue).contains(language) else {
      throw Failure.usage("--language: unknown language \"\(language)\"")
    }
    let settings = try common.settings(isRequired: false).settings
    let list = Registry.infos(settings)
    if let id {
      guard let info = list.first(where: { $0.id.rawValue.lowercased() == id.lowercased() }) else {
        throw Failure.usage(
          "no error \"\(id)\" in the list"
            + Suggestion.hint(for: id.uppercased(), in: list.map(\.id.rawValue)))
      }
      Console.print(CriterionPage(info, settings: settings, language: language).text)
      return
    }
    let width = list.map(\.id.rawValue.count).max() ?? 0
    for info in list {
      let id = info.id.rawValue
      Console.print(
        id + String(repeating: " ", count: width - id.count) + "  "
          + (info.titles[language] ?? info.titles["en"] ?? info.name)
          + " (weight \(Int(info.weight)), \(info.decidability.rawValue))")
    }
  }
}
