package import Conversations

/// The JSON lines of `score --json` and `inspect --json`, and of the JSON export.
package enum JSONLines {
  /// One evaluation as one line. Findings below 0.40 are left out.
  package static func score(_ evaluation: Evaluation, into out: inout [UInt8]) {
    score(evaluation, source: evaluation.path, into: &out)
  }

  /// - Parameter source: the path to show.
  package static func score(
    _ evaluation: Evaluation, source: String, into out: inout [UInt8]
  ) {
    var json = JSONWriter(appendingTo: out)
    out = []
    json.beginObject()
    json.member("conversation", evaluation.key.id)
    json.member("source", source)
    json.member("format", evaluation.format)
    json.member("channel", evaluation.channel.rawValue)
    json.member("language", evaluation.language.rawValue)
    json.member("service", evaluation.service, places: 1)
    if let rating = evaluation.rating {
      json.member("rating", rating, places: 3)
    }
    if let percent = evaluation.ratingPercent {
      json.member("rating_percent", percent, places: 1)
    }
    if let comment = evaluation.ratingComment {
      json.member("rating_comment", comment)
    }
    json.key("agents")
    json.beginArray()
    for agent in evaluation.agents { write(agent, to: &json) }
    json.endArray()
    json.key("findings")
    json.beginArray()
    for finding in evaluation.findings where finding.confidence >= Finding.reportedFrom {
      write(finding, to: &json)
    }
    json.endArray()
    json.key("commendations")
    json.beginArray()
    for commendation in evaluation.commendations { write(commendation, to: &json) }
    json.endArray()
    json.endObject()
    json.endLine()
    out = json.take()
  }

  private static func write(_ agent: AgentEvaluation, to json: inout JSONWriter) {
    json.beginObject()
    json.member("agent", agent.agent.name)
    json.member("turns", agent.turns)
    json.member("score", agent.score, places: 1)
    json.key("criteria")
    json.beginObject()
    for outcome in agent.outcomes {
      json.key(outcome.criterion.rawValue)
      json.string(outcome.state.rawValue)
    }
    json.endObject()
    json.endObject()
  }

  private static func write(_ finding: Finding, to json: inout JSONWriter) {
    json.beginObject()
    members(of: finding, to: &json)
    json.endObject()
  }

  /// What a finding's object holds.
  static func members(of finding: Finding, to json: inout JSONWriter) {
    json.member("error", finding.criterion.rawValue)
    write(
      agent: finding.agent, evidence: finding.evidence, confidence: finding.confidence,
      rule: finding.rule, message: finding.message.description, related: finding.related, to: &json)
    json.key("also")
    json.beginArray()
    for criterion in finding.also { json.string(criterion.rawValue) }
    json.endArray()
    if let review = finding.review {
      json.member("review", review.name)
    }
  }

  private static func write(_ commendation: Commendation, to json: inout JSONWriter) {
    json.beginObject()
    json.member("kind", commendation.kind)
    write(
      agent: commendation.agent, evidence: commendation.evidence,
      confidence: commendation.confidence, rule: commendation.rule,
      message: commendation.message.description, related: commendation.related, to: &json)
    json.endObject()
  }

  /// What a finding and a commendation say alike.
  private static func write(
    agent: AgentKey?, evidence: Evidence, confidence: Double, rule: String, message: String,
    related: [Evidence], to json: inout JSONWriter
  ) {
    json.member("agent", agent?.name)
    write(evidence, to: &json)
    json.key("confidence")
    write(confidence: confidence, to: &json)
    json.member("rule", rule)
    json.member("message", message)
    write(related: related, to: &json)
  }

  private static func write(related: [Evidence], to json: inout JSONWriter) {
    json.key("related")
    json.beginArray()
    for evidence in related {
      json.beginObject()
      if let conversation = evidence.conversation {
        json.member("conversation", conversation)
      }
      write(evidence, to: &json)
      json.endObject()
    }
    json.endArray()
  }

  static func write(_ evidence: Evidence, to json: inout JSONWriter) {
    json.member("turn", evidence.turn)
    json.member("start", evidence.span.start)
    json.member("end", evidence.span.end)
    json.member("quote", evidence.quote)
  }

  /// Three digits, rounded down, so that what is printed as 0.60 is scored.
  private static func write(confidence: Double, to json: inout JSONWriter) {
    json.number((confidence * 1000 + 1e-6).rounded(.down) / 1000, places: 3, keep: 2)
  }
}

extension JSONLines {
  /// One conversation as Normalize understood it, as one line.
  ///
  /// - Parameters:
  ///   - source: the path as it was given.
  ///   - rejections: what could not be used of this conversation.
  package static func inspect(
    _ conversation: Conversation, source: String, rejections: [Rejection],
    into out: inout [UInt8]
  ) {
    var json = JSONWriter(appendingTo: out)
    out = []
    json.beginObject()
    json.member("source", source)
    json.member("format", conversation.format)
    json.member("conversation", conversation.key.id)
    json.member("channel", conversation.channel.rawValue)
    json.member("language", conversation.language.rawValue)
    write(rejections, to: &json)
    json.key("turns")
    json.beginArray()
    for index in conversation.turns.indices {
      write(index, of: conversation, source: source, to: &json)
    }
    json.endArray()
    json.endObject()
    json.endLine()
    out = json.take()
  }

  /// A file or conversation of which nothing could be used, as one line without turns.
  ///
  /// - Parameter conversation: its id in the export, where one was reached.
  package static func inspectRejected(
    source: String, format: String?, conversation: String? = nil, rejections: [Rejection],
    into out: inout [UInt8]
  ) {
    var json = JSONWriter(appendingTo: out)
    out = []
    json.beginObject()
    json.member("source", source)
    json.member("format", format)
    json.member("conversation", conversation)
    json.key("channel")
    json.null()
    json.key("language")
    json.null()
    write(rejections, to: &json)
    json.key("turns")
    json.beginArray()
    json.endArray()
    json.endObject()
    json.endLine()
    out = json.take()
  }

  private static func write(_ rejections: [Rejection], to json: inout JSONWriter) {
    json.key("rejections")
    json.beginArray()
    for rejection in rejections {
      json.beginObject()
      json.member("stage", rejection.stage.rawValue)
      json.member("code", rejection.code)
      json.member("reason", rejection.reason)
      json.member("line", rejection.origin.line)
      json.endObject()
    }
    json.endArray()
  }

  private static func write(
    _ index: Int, of conversation: Conversation, source: String, to json: inout JSONWriter
  ) {
    let turn = conversation.turns[index]
    json.beginObject()
    json.member("turn", index)
    json.member("role", turn.role.name)
    json.member("participant", turn.participant.map { conversation.participants[$0].name })
    json.member("time", turn.time?.iso8601)
    json.member("zone_assumed", turn.time?.isZoneAssumed ?? false)
    json.member("raw_time", turn.rawTime)
    json.member("internal", turn.isInternal)
    if turn.isUnfolded {
      json.member("unfolded", true)
    }
    if let path = turn.path, path != source {
      json.member("source", path)
    }
    json.member("text", utf8: conversation.text[turn.range])
    json.key("spans")
    json.beginArray()
    for part in turn.spans {
      json.beginObject()
      json.member("kind", part.kind.name)
      json.key("text")
      let base = turn.range.lowerBound
      json.string(utf8: conversation.text[(base + part.span.start)..<(base + part.span.end)])
      json.endObject()
    }
    json.endArray()
    json.endObject()
  }
}
