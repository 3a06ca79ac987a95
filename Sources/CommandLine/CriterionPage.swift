import Conversations
import Score
import Settings

/// One error of the list in words, for the terminal.
struct CriterionPage {
  private let info: CriterionInfo
  private let language: String
  private let words: CriterionText?

  /// - Parameter settings: where criteria of one's own have their words.
  init(_ info: CriterionInfo, settings: PipelineSettings, language: String) {
    self.info = info
    self.language = language
    words = Registry.text(info.id, settings)
  }

  var title: String { info.titles[language] ?? info.titles["en"] ?? info.name }

  /// Weight, class and what else it counts for.
  var standing: String {
    "weight \(Int(info.weight)), class \(info.decidability.rawValue), \(info.criticality.rawValue)"
      + (info.isAutoFail ? ", auto-fail" : "") + (info.group.map { ", overlap group \($0)" } ?? "")
  }

  /// What it is, in the language asked for.
  var what: String {
    CriterionWording.what(info.id, language: language) ?? words?.what ?? ""
  }

  var text: String {
    var lines = ["\(info.id) \(title)", standing]
    if let words {
      lines += [
        "", "What:  \(what)", "Why:   \(words.why)", "Looks: \(words.looksAt)",
        "Blind: \(words.cannotSee)",
      ]
    }
    let criterion = Registry.criterion(info.id.rawValue)
    if let options = criterion?.options, !options.isEmpty {
      lines += ["", "Options under \"\(info.id)\" in pipeline.json:"]
      lines += options.map { "  " + Self.option($0) }
    }
    for example in criterion?.examples ?? [] {
      lines += ["", "\(Self.label(example.verdict)): \(example.note)"]
      lines += example.transcript.split(separator: "\n").map { "  \($0)" }
    }
    return lines.joined(separator: "\n")
  }

  static func label(_ verdict: Example.Verdict) -> String {
    verdict.rawValue.replacing("_", with: " ")
  }

  /// `` `key`: what it means (default 120, 0 to 3600) ``
  static func option(_ spec: OptionSpec) -> String {
    "`\(spec.key)`: \(spec.meaning) (default \(number(spec.defaultValue)), "
      + "\(number(spec.range.lowerBound)) to \(number(spec.range.upperBound)))"
  }

  private static func number(_ value: Double) -> String {
    value == value.rounded() ? String(Int(value)) : "\(value)"
  }
}
