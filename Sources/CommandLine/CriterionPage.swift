import Conversations
import Score
import Settings

/// One error of the list in words, for the terminal.
struct CriterionPage {
  let text: String

  init(_ info: CriterionInfo, settings: PipelineSettings, language: String) {
    var lines = ["\(info.id) \(info.titles[language] ?? info.titles["en"] ?? info.name)"]
    lines.append(
      "weight \(Int(info.weight)), class \(info.decidability.rawValue), \(info.criticality.rawValue)"
        + (info.isAutoFail ? ", auto-fail" : "")
        + (info.group.map { ", overlap group \($0)" } ?? ""))
    let criterion = Registry.criterion(info.id.rawValue)
    if let words = Registry.text(info.id, settings) {
      lines += ["", "What:  \(words.what)", "Why:   \(words.why)"]
      lines += ["Looks: \(words.looksAt)", "Blind: \(words.cannotSee)"]
    }
    for example in criterion?.examples ?? [] {
      lines += ["", "\(example.verdict.rawValue): \(example.note)"]
      lines += example.transcript.split(separator: "\n").map { "  \($0)" }
    }
    text = lines.joined(separator: "\n")
  }
}
