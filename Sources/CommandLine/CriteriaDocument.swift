import Conversations
import Score
import Settings

/// The error list as Markdown: the part of `docs/criteria.md` that is written by the program.
struct CriteriaDocument {
  /// The language of titles and of what an error is; the rest is English.
  var language = "en"

  var text: String {
    var parts = Registry.infos.map(criterion)
    parts.append(commendationTable)
    parts += Registry.commendations.map(commendation)
    return parts.joined(separator: "\n\n")
  }

  private func criterion(_ info: CriterionInfo) -> String {
    let page = CriterionPage(info, settings: PipelineSettings(), language: language)
    var lines = ["## \(info.id) · \(page.title)", "", page.standing.capitalisedSentence]
    guard let criterion = Registry.criterion(info.id.rawValue) else {
      return lines.joined(separator: "\n")
    }
    lines += ["", page.what.capitalisedSentence, ""]
    lines += [
      "- *Why it harms*: \(criterion.text.why)", "- *Looks at*: \(criterion.text.looksAt)",
      "- *Cannot see*: \(criterion.text.cannotSee)",
    ]
    lines += criterion.options.map { "- *Option* \(CriterionPage.option($0))" }
    for verdict in [Example.Verdict.violated, .met] {
      guard let example = criterion.examples.first(where: { $0.verdict == verdict }) else {
        continue
      }
      lines += ["", "\(CriterionPage.label(verdict).capitalised): \(example.note)."]
      lines += block(example.transcript)
    }
    return lines.joined(separator: "\n")
  }

  private var commendationTable: String {
    let rows = Registry.commendations.map { act in
      "| \(act.kind) | \(act.titles[language] ?? "") "
        + "| \(act.opposes.map(\.rawValue).joined(separator: ", ")) |"
    }
    return """
      # Commendations

      Exemplary acts, the list's positive mirror, by the same rules of evidence. They are shown beside the findings and
      add no points. Courtesy alone is never one: each needs an act, a fact or the customer's own word.

      | id | what | the opposite of |
      |---|---|---|
      \(rows.joined(separator: "\n"))
      """
  }

  private func commendation(_ act: any ExemplaryAct.Type) -> String {
    var lines = ["## \(act.kind) · \(act.titles[language] ?? "")", ""]
    lines += [(act.text.what[language] ?? "").capitalisedSentence, ""]
    lines += [
      "- *Looks at*: \(act.text.looksAt)", "- *Passes over*: \(act.text.passesOver)",
    ]
    for isShown in [true, false] {
      guard let example = act.examples.first(where: { $0.isShown == isShown }) else { continue }
      lines += ["", "\(isShown ? "Shown" : "Not shown"): \(example.note)."]
      lines += block(example.transcript)
    }
    return lines.joined(separator: "\n")
  }

  private func block(_ transcript: String) -> [String] {
    ["", "```", transcript, "```"]
  }
}

extension String {
  /// With a capital in front; words in quotation marks keep theirs.
  fileprivate var capitalised: String { prefix(1).uppercased() + dropFirst() }
  fileprivate var capitalisedSentence: String { capitalised + "." }
}
