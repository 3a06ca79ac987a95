import Conversations
import Scorecards

/// A finding as a page shows it: closed, what happened; open, the words in their place.
struct EvidenceView {
  let pages: Pages
  /// Nobody is named: no agent, no conversation, no file; names and numbers in texts are covered.
  var isAnonymous = false
  /// How much of a turn is shown around a quotation, in bytes.
  private static let around = 500
  private static let quote = 1_500

  /// - Parameters:
  ///   - namesAgent: whether the agent's name is part of it (on a criterion's page).
  ///   - isReviewable: whether a form to agree or disagree is part of it.
  func finding(
    _ html: inout HTMLWriter, _ finding: Finding, of evaluation: Evaluation,
    in conversation: Conversation?, namesAgent: Bool, isReviewable: Bool
  ) {
    html.raw("<details class=\"finding\"><summary>")
    let mask = isAnonymous ? NameMask(conversation, finding.agent) : nil
    let shown = covered(finding.evidence.quote, mask).beginning(140)
    let message = covered(pages.say.text(finding.message), mask)
    if shown.isEmpty {
      html.element("<bdi>", message.beginning(200), "</bdi> ")
    } else {
      quoted(&html, shown, evaluation.language)
    }
    if namesAgent, let agent = finding.agent {
      html.element("<span class=\"meta\">", pages.name(of: agent), "</span> ")
    }
    if let review = finding.review {
      tag(&html, pages.name(review))
    } else if !finding.isCounted {
      tag(&html, pages.say(.notScored))
    }
    if finding.attribution != .agent { tag(&html, pages.say.name(finding.attribution)) }
    if finding.severity > 1 { tag(&html, pages.say(.severe)) }
    for other in finding.also { tag(&html, "\(pages.say(.alsoStandsFor)) \(other)") }
    let twins = finding.twins(in: evaluation)
    for twin in twins { tag(&html, "\(pages.say(.sameWords)) \(twin)") }
    html.element(
      "</summary><p class=\"what\"><bdi>", message.beginning(1_000), "</bdi></p>")
    if !isAnonymous, let agent = finding.agent {
      for twin in twins { self.twin(&html, twin, of: agent, isElsewhere: namesAgent) }
    }
    context(&html, finding.evidence, related: finding.related, in: conversation, mask)
    if !isAnonymous {
      meta(
        &html, evaluation, turn: finding.evidence.turn, rule: finding.rule,
        confidence: finding.confidence)
    }
    if isReviewable { review(&html, finding, of: evaluation) }
    html.raw("</details>\n")
  }

  func commendation(
    _ html: inout HTMLWriter, _ commendation: Commendation, of evaluation: Evaluation,
    in conversation: Conversation?
  ) {
    html.raw("<details class=\"finding\"><summary>")
    quoted(&html, commendation.evidence.quote.beginning(140), evaluation.language)
    tag(&html, title(commendation))
    html.element(
      "</summary><p class=\"what\"><bdi>",
      pages.say.text(commendation.message).beginning(1_000), "</bdi></p>")
    context(&html, commendation.evidence, related: commendation.related, in: conversation, nil)
    meta(
      &html, evaluation, turn: commendation.evidence.turn, rule: commendation.rule,
      confidence: commendation.confidence)
    html.raw("</details>\n")
  }

  /// The beginning of a conversation that went well: what the customer wrote and what the agent
  /// answered.
  func excerpt(
    _ html: inout HTMLWriter, _ evaluation: Evaluation, of agent: AgentKey,
    in conversation: Conversation?
  ) {
    let number = "\(pages.say(.conversation)) \(evaluation.key.id.beginning(60))"
    let praise = evaluation.commendations.first { $0.agent == agent }
    guard let conversation,
      let answer = conversation.turns.indices.first(where: {
        conversation.agent(of: $0) == agent && !conversation.turns[$0].isInternal
          && $0 > 0
      })
    else {
      html.raw("<p class=\"finding\">")
      if let praise {
        quoted(&html, praise.evidence.quote.beginning(140), evaluation.language)
        tag(&html, title(praise))
      }
      html.element("<span class=\"meta\">", number, "</span></p>")
      return
    }
    html.raw("<details class=\"finding\"><summary>")
    let words = conversation.turns[answer]
    let whole = Span(0, words.range.count)
    quoted(
      &html,
      praise?.evidence.quote.beginning(140)
        ?? shown(Array(conversation.text[words.range]), whole, of: words, sparing: Span(0, 0))
        .beginning(140), evaluation.language)
    if let praise { tag(&html, title(praise)) }
    html.element("<span class=\"meta\">", number, "</span></summary>")
    for turn in max(0, answer - 2)..<min(conversation.turns.count, answer + 4)
    where !conversation.turns[turn].isInternal && !conversation.turns[turn].range.isEmpty {
      let whole = Evidence(turn: turn, span: Span(0, 0), quote: "")
      said(&html, whole, in: conversation, nil)
    }
    html.raw("</details>\n")
  }

  /// The quotations in the order of the conversation, each in its turn.
  private func context(
    _ html: inout HTMLWriter, _ evidence: Evidence, related: [Evidence],
    in conversation: Conversation?, _ mask: NameMask?
  ) {
    let own = ([evidence] + related.filter { $0.conversation == nil })
      .sorted { ($0.turn, $0.span) < ($1.turn, $1.span) }
    var last = -1
    for item in own where item.turn != last || item == evidence {
      said(&html, item, in: conversation, mask)
      last = item.turn
    }
    for item in related {
      guard let other = item.conversation else { continue }
      html.raw("<blockquote class=\"said\">")
      html.element(
        "<b>",
        isAnonymous
          ? "…" : "\(pages.say(.anotherConversation)) \(other), \(pages.say(.turn)) \(item.turn)",
        "</b>")
      html.element(
        "<bdi><mark>", covered(item.quote, mask).beginning(EvidenceView.quote),
        "</mark></bdi></blockquote>")
    }
  }

  private func said(
    _ html: inout HTMLWriter, _ item: Evidence, in conversation: Conversation?, _ mask: NameMask?
  ) {
    guard !item.quote.isEmpty || conversation != nil else { return }
    var turn: Turn?
    if let conversation, conversation.turns.indices.contains(item.turn) {
      turn = conversation.turns[item.turn]
    }
    html.raw("<blockquote class=\"said")
    if turn?.role == .agent { html.raw(" agent") }
    html.raw("\"><b>")
    if let turn, let conversation {
      html.raw("<bdi>")
      html.text(speaker(turn, of: conversation))
      html.raw("</bdi> · ")
    }
    html.text("\(pages.say(.turn)) \(item.turn)")
    if let time = turn?.time, !isAnonymous {
      html.text(" · " + pages.say.clock(pages.set.zone.civil(time.seconds)))
    }
    html.raw("</b><bdi")
    if let conversation { pages.language(&html, conversation.language) }
    html.raw(">")
    if let conversation, let turn, item.span.end <= turn.range.count {
      // Turn by turn: a name at the end of one would run into the next one's first word.
      let said = Array(conversation.text[turn.range])
      let text = covered(said, mask)
      let before = shown(text, Span(0, item.span.start), of: turn, sparing: item.span)
      let after = shown(text, Span(item.span.end, text.count), of: turn, sparing: item.span)
      html.text(before.ending(EvidenceView.around))
      if !item.span.isEmpty {
        html.element("<mark>", covered(item.quote, mask).beginning(EvidenceView.quote), "</mark>")
      }
      html.text(after.beginning(EvidenceView.around))
    } else {
      html.element("<mark>", covered(item.quote, mask).beginning(EvidenceView.quote), "</mark>")
    }
    html.raw("</bdi></blockquote>")
  }

  /// A part of a turn without what its writer did not write there: quoted messages, signatures and
  /// notices. Offsets into the turn stay what they are.
  ///
  /// - Parameter evidence: what is shown wherever it stands.
  private func shown(_ text: [UInt8], _ part: Span, of turn: Turn, sparing evidence: Span)
    -> String
  {
    var result = ""
    var place = part.start
    for hidden in turn.spans
    where hidden.kind != .authored && hidden.span.overlaps(part)
      && !hidden.span.overlaps(evidence)
    {
      if hidden.span.start > place {
        result += String(decoding: text[place..<hidden.span.start], as: UTF8.self)
      }
      if !result.hasSuffix(" […] ") { result += " […] " }
      place = min(hidden.span.end, part.end)
    }
    return result + String(decoding: text[place..<part.end], as: UTF8.self)
  }

  /// Words of a transcript, in their language.
  private func quoted(_ html: inout HTMLWriter, _ text: String, _ language: Language) {
    html.raw("<bdi")
    pages.language(&html, language)
    html.element(">“", text, "”</bdi> ")
  }

  private func title(_ commendation: Commendation) -> String {
    [commendation.kind, pages.context.title(commendation: commendation.kind)].compactMap { $0 }
      .joined(separator: " ")
  }

  /// Where the same words are charged again.
  ///
  /// - Parameter isElsewhere: whether the finding does not stand on the agent's page.
  private func twin(
    _ html: inout HTMLWriter, _ id: CriterionID, of agent: AgentKey, isElsewhere: Bool
  ) {
    let info = pages.set.criteria.first { $0.id == id }
    html.element("<p class=\"meta\">", pages.say(.sameWords), " <a href=\"")
    if isElsewhere { html.element("../agents/", pages.slug(of: agent), ".html") }
    html.element("#", id.rawValue, "\">")
    html.element("", "\(id) \(info.map(pages.context.title) ?? "")", "</a></p>")
  }

  private func covered(_ text: String, _ mask: NameMask?) -> String {
    mask == nil ? text : String(decoding: covered(Array(text.utf8), mask), as: UTF8.self)
  }

  private func covered(_ text: [UInt8], _ mask: NameMask?) -> [UInt8] {
    guard let mask else { return text }
    return pages.colleagues.reduce(mask.mask(text)) { $1.maskedNames($0) }
  }

  private func speaker(_ turn: Turn, of conversation: Conversation) -> String {
    let role =
      switch turn.role {
      case .agent: pages.say(.agent)
      case .customer: pages.say(.customer)
      case .bot: pages.say(.bot)
      case .system: pages.say(.system)
      case .unknown: pages.say(.unknown)
      }
    // Customers are not named: their words are enough.
    guard !isAnonymous, turn.role == .agent, let participant = turn.participant,
      conversation.participants.indices.contains(participant)
    else { return role }
    return conversation.participants[participant].name.beginning(80)
  }

  private func meta(
    _ html: inout HTMLWriter, _ evaluation: Evaluation, turn: Int, rule: String,
    confidence: Double
  ) {
    html.raw("<p class=\"meta\">")
    html.text("\(pages.say(.conversation)) \(evaluation.key.id.beginning(120))")
    html.text(" · \(pages.say(.file)) \(evaluation.path.beginning(300))")
    html.text(" · \(pages.say(.rule)) \(rule)")
    let rounded = pages.say.fixed(
      (confidence * 1000 + 1e-6).rounded(.down) / 1000, places: 3, keep: 2)
    html.text(" · \(pages.say(.confidence)) \(rounded)")
    html.raw("</p>")
  }

  private func tag(_ html: inout HTMLWriter, _ text: String) {
    html.element("<span class=\"tag\">", text, "</span> ")
  }

  private func review(_ html: inout HTMLWriter, _ finding: Finding, of evaluation: Evaluation) {
    html.element("<form class=\"review\" hidden data-conversation=\"", evaluation.key.id, "\"")
    html.element(" data-source=\"", evaluation.key.source, "\"")
    html.element(" data-criterion=\"", finding.criterion.rawValue, "\"")
    html.element(" data-agent=\"", finding.agent?.identity ?? "", "\"")
    html.element(" data-turn=\"", "\(finding.evidence.turn)", "\"")
    html.element(" data-start=\"", "\(finding.evidence.span.start)", "\"")
    html.element(" data-end=\"", "\(finding.evidence.span.end)", "\"")
    html.element(" data-rule=\"", finding.rule, "\">")
    html.element(
      "<label><input type=\"radio\" name=\"verdict\" value=\"agree\"> ", pages.say(.agree),
      "</label>")
    html.element(
      "<label><input type=\"radio\" name=\"verdict\" value=\"disagree\"> ", pages.say(.disagree),
      "</label>")
    html.element(
      "<label><input type=\"radio\" name=\"verdict\" value=\"not_applicable\"> ",
      pages.say(.doesNotApply),
      "</label>")
    html.element(
      "<input type=\"text\" name=\"comment\" maxlength=\"1000\" placeholder=\"",
      pages.say(.comment), "\"")
    html.element(" aria-label=\"", pages.say(.comment), "\"></form>")
  }
}

extension Finding {
  /// The other criteria for which the same words, or the same silence, are charged to the agent.
  func twins(in evaluation: Evaluation) -> [CriterionID] {
    guard isScored else { return [] }
    var ids: [CriterionID] = []
    for other in evaluation.findings
    where other.criterion != criterion && other.agent == agent && other.isScored
      && other.evidence.turn == evidence.turn && !ids.contains(other.criterion)
    {
      let isSilence = evidence.span.isEmpty && other.evidence.span.isEmpty
      if isSilence
        ? other.related.first == related.first : evidence.span.overlaps(other.evidence.span)
      {
        ids.append(other.criterion)
      }
    }
    return ids
  }
}
