import Conversations
import Score
import Scorecards

/// Tables of how findings agree with readers, in Markdown.
struct CalibrationReport {
  private var parts: [String] = []

  var text: String { parts.joined(separator: "\n\n") }

  private typealias Case = (found: Evaluation, labels: ConversationLabels)

  /// - Parameter criteria: with a table of every criterion and of reliability.
  mutating func add(
    _ title: String, _ judged: [Calibration.Judged], _ labelled: [LabelledExample],
    criteria: Bool = false
  ) {
    let cases = judged.map { (found: $0.evaluation, labels: labelled[$0.place].labels) }
    let read = cases.filter { !$0.labels.readers.isEmpty }
    var text = "## \(title)\n"
    if !read.isEmpty {
      if criteria { text += "\n" + Self.byCriterion(read) }
      text += "\n" + Self.totals(read)
      if criteria { text += "\n" + Self.reliability(read) }
    }
    let rated = cases.filter { $0.labels.satisfaction != nil }
    if !rated.isEmpty { text += "\n" + Self.service(rated) }
    parts.append(text)
  }

  // MARK: Findings

  private static func found(_ item: Case) -> [CriterionID: Double] {
    Dictionary(
      item.found.findings.filter { $0.confidence >= Finding.reportedFrom }
        .map { ($0.criterion, $0.confidence) }, uniquingKeysWith: max)
  }

  private static func byCriterion(_ cases: [Case]) -> String {
    var lines = [
      "| error | agreed | marked | found | precision | recall | F1 |",
      "|---|---|---|---|---|---|---|",
    ]
    for info in Registry.infos {
      var agreement = ReaderAgreement()
      for item in cases {
        agreement.count(
          isAgreed: item.labels.isAgreed(info.id), isMarked: item.labels.isMarked(info.id),
          isFound: found(item)[info.id] != nil)
      }
      if agreement.marked + agreement.found > 0 { lines.append(row(info.id.rawValue, agreement)) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func row(_ name: String, _ agreement: ReaderAgreement) -> String {
    let precision = Proportion(agreement.right, of: agreement.found)
    let recall = Proportion(agreement.agreedAndFound, of: agreement.agreed)
    return "| \(name) | \(agreement.agreed) | \(agreement.marked) | \(agreement.found) | "
      + "\(share(precision)) | \(share(recall)) | \(two(agreement.f1)) |"
  }

  private static func totals(_ cases: [Case]) -> String {
    var all = ReaderAgreement()
    var groups = ReaderAgreement()
    let groupOf = Dictionary(
      Registry.infos.map { ($0.id, $0.group ?? $0.id.rawValue) }, uniquingKeysWith: { a, _ in a })
    let names = Set(groupOf.values).sorted()
    var any: [(Bool, Bool)] = []
    for item in cases {
      let found = found(item)
      for info in Registry.infos {
        all.count(
          isAgreed: item.labels.isAgreed(info.id), isMarked: item.labels.isMarked(info.id),
          isFound: found[info.id] != nil)
      }
      for name in names {
        let members = Registry.infos.map(\.id).filter { groupOf[$0] == name }
        let byReader = item.labels.readers.map { reader in
          members.contains { reader.marks[$0] != nil }
        }
        groups.count(
          isAgreed: byReader.allSatisfy { $0 }, isMarked: byReader.contains(true),
          isFound: members.contains { found[$0] != nil })
      }
      for reader in item.labels.readers { any.append((!found.isEmpty, !reader.marks.isEmpty)) }
    }
    return """
      | over | agreed | marked | found | precision | recall | F1 |
      |---|---|---|---|---|---|---|
      \(row("errors", all))
      \(row("overlap groups", groups))

      \(cases.count) conversations; any error in a conversation: kappa \(two(Statistic.kappa(any)))

      """
  }

  // MARK: Reliability

  private static func reliability(_ cases: [Case]) -> String {
    var lines = ["| confidence | findings | right |", "|---|---|---|"]
    for low in stride(from: 40, to: 100, by: 10) {
      var right = 0
      var count = 0
      for item in cases {
        for (id, confidence) in found(item)
        where Int(confidence * 100) >= low && Int(confidence * 100) < low + 10 {
          count += 1
          right += item.labels.isMarked(id) ? 1 : 0
        }
      }
      if count > 0 {
        lines.append(
          "| 0.\(low)–\(low == 90 ? "1" : "0.\(low + 10)") | \(count) | "
            + "\(share(Proportion(right, of: count))) |")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: Service

  /// A matter counts as not solved up to this accomplishment, on a scale of −2 to 2.
  private static let notSolved = -0.5

  private static func service(_ cases: [Case]) -> String {
    let scored = cases.compactMap { item in item.found.service.map { ($0, item.labels) } }
    let satisfaction = Statistic.spearman(
      scored.compactMap { score, labels in labels.satisfaction.map { (score, $0) } })
    let accomplishment = Statistic.spearman(
      scored.compactMap { score, labels in labels.accomplishment.map { (score, $0) } })
    let unsolved = Statistic.areaUnderCurve(
      scored.map { (value: -$0.0, isOfKind: ($0.1.accomplishment ?? 0) <= notSolved) })
    return "Service of \(scored.count) rated conversations: Spearman with satisfaction "
      + "\(three(satisfaction)), with accomplishment \(three(accomplishment)); AUC of not solved "
      + "\(three(unsolved))\n"
  }

  // MARK: Numbers

  private static func share(_ proportion: Proportion) -> String {
    guard let value = proportion.value, let interval = proportion.wilson() else { return "–" }
    return "\(two(value)) [\(two(interval.lowerBound))–\(two(interval.upperBound))]"
  }

  private static func two(_ value: Double?) -> String { fixed(value, 100) }
  private static func three(_ value: Double?) -> String { fixed(value, 1000) }

  private static func fixed(_ value: Double?, _ scale: Int) -> String {
    guard let value else { return "–" }
    let scaled = Int((abs(value) * Double(scale)).rounded())
    let fraction = String(scaled % scale)
    let places = scale == 100 ? 2 : 3
    return (value < 0 ? "-" : "") + "\(scaled / scale)."
      + String(repeating: "0", count: places - fraction.count) + fraction
  }
}
