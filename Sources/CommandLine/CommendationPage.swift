import Conversations
import Score

/// One kind of exemplary act in words, for the terminal.
struct CommendationPage {
  let text: String

  init(_ act: any ExemplaryAct.Type, language: String) {
    var lines = ["\(act.kind) \(act.titles[language] ?? "")"]
    lines.append(
      "commendation, the opposite of \(act.opposes.map(\.rawValue).joined(separator: ", "))")
    lines += [
      "", "What:   \(act.text.what[language] ?? "")", "Looks:  \(act.text.looksAt)",
      "Passes: \(act.text.passesOver)",
    ]
    for example in act.examples {
      lines += ["", "\(example.isShown ? "shown" : "not shown"): \(example.note)"]
      lines += example.transcript.split(separator: "\n").map { "  \($0)" }
    }
    text = lines.joined(separator: "\n")
  }
}
