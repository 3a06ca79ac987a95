import Conversations
import Scorecards
import Settings

/// What was read for the period, what could not be used, and by which rules.
struct RunPage {
  let pages: Pages
  private static let mostRejections = 2_000

  func render() -> [UInt8] {
    let say = pages.say
    let set = pages.set
    var html = HTMLWriter()
    pages.open(&html, .run, title: say(.run), subtitle: pages.periodName, name: "run")
    html.element("<h2>", say(.readFor), "</h2><dl class=\"facts\"><dt>")
    html.element("", say(.conversations), "</dt><dd>")
    html.count(set.conversations)
    html.element("</dd><dt>", say(.withoutAgent), "</dt><dd>")
    html.count(set.withoutAgent)
    html.element("</dd><dt>", say(.channel), "</dt><dd>")
    html.text(
      set.channels.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
        .map { "\(say.name($0.key)): \(HTMLWriter.text($0.value))" }.joined(separator: ", "))
    html.element("</dd><dt>", say(.language), "</dt><dd>")
    html.text(
      set.languages.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
        .map { "\($0.key.rawValue): \(HTMLWriter.text($0.value))" }.joined(separator: ", "))
    html.element("</dd><dt>", say(.timezone), "</dt>")
    html.element("<dd>", set.zone.name, "</dd>")
    html.element("<dt>", say(.rulesets), "</dt>")
    html.element("<dd>", pages.context.rulesets.joined(separator: ", "), "</dd></dl>")
    notEvaluated(&html)
    reviews(&html)
    profiles(&html)
    rejections(&html)
    pages.close(&html)
    return html.take()
  }

  private func reviews(_ html: inout HTMLWriter) {
    let tally = pages.set.reviews
    guard tally.reviewed > 0 else { return }
    let say = pages.say
    html.element("<h2>", say(.reviews), "</h2><dl class=\"facts\">")
    for (name, count, total) in [
      (say(.reviewed), tally.reviewed, tally.findings),
      (say(.overturned), tally.overturned, tally.reviewed),
      (say(.confirmed), tally.confirmed, tally.reviewed),
      (say(.disputed), tally.disputed, tally.reviewed),
    ] {
      html.element("<dt>", name, "</dt><dd>")
      html.text(Proportion(count, of: total).grouped + " · ")
      pages.rate(&html, Proportion(count, of: total))
      html.raw("</dd>")
    }
    html.element("</dl><p class=\"note\">", say(.reviewsNote), "</p>")
  }

  private func notEvaluated(_ html: inout HTMLWriter) {
    let silent = pages.set.criteria.indices.filter {
      pages.set.total.criteria[$0].notEvaluated > 0
    }
    guard !silent.isEmpty else { return }
    html.element("<h2>", pages.say(.notEvaluated), "</h2><p>")
    html.text(
      silent.map {
        "\(pages.set.criteria[$0].id) (\(HTMLWriter.text(pages.set.total.criteria[$0].notEvaluated)))"
      }.joined(separator: ", "))
    html.raw("</p>")
  }

  private func profiles(_ html: inout HTMLWriter) {
    let profiles = pages.context.profiles
    html.element("<h2>", pages.say(.profiles), "</h2>")
    guard !profiles.isEmpty else { return html.element("<p>", pages.say(.none), "</p>") }
    html.raw("<ul>")
    for profile in profiles {
      html.element("<li><b>", profile.name, "</b> ")
      html.text("\(profile.scope) · \(profile.changes)")
      html.text(" · \(profile.reason)")
      if let expires = profile.expires {
        html.text(" · \(pages.say(.until)) \(pages.say.dated(expires))")
      }
      html.raw("</li>")
    }
    html.raw("</ul>")
  }

  private func rejections(_ html: inout HTMLWriter) {
    let rejections = pages.context.rejections
    let say = pages.say
    html.element("<h2>", "\(say(.rejected)) (\(HTMLWriter.text(rejections.count)))", "</h2>")
    guard !rejections.isEmpty else { return html.element("<p>", say(.none), "</p>") }
    html.raw("<div class=\"scroll\"><table><thead><tr>")
    html.element("<th scope=\"col\">", say(.file), "</th>")
    html.element("<th scope=\"col\">", say(.reason), "</th></tr></thead><tbody>")
    for rejection in rejections.prefix(RunPage.mostRejections) {
      html.element("<tr><td class=\"meta\">", rejection.origin.path.beginning(400), "")
      if let line = rejection.origin.line { html.text(", \(say(.line)) \(line)") }
      if let conversation = rejection.conversation {
        html.text(", \(say(.conversation).lowercased()) \(conversation.beginning(120))")
      }
      html.element("</td><td>", "\(rejection.reason) (\(rejection.code))", "</td></tr>\n")
    }
    html.raw("</tbody></table></div>")
  }
}
