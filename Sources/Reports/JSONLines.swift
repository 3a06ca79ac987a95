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
    json.key("conversation")
    json.string(evaluation.key.id)
    json.key("source")
    json.string(source)
    json.key("format")
    json.string(evaluation.format)
    json.key("channel")
    json.string(evaluation.channel.rawValue)
    json.key("language")
    json.string(evaluation.language.rawValue)
    json.key("service")
    json.number(evaluation.service, places: 1)
    if let rating = evaluation.rating {
      json.key("rating")
      json.number(rating, places: 3)
    }
    if let percent = evaluation.ratingPercent {
      json.key("rating_percent")
      json.number(percent, places: 1)
    }
    if let comment = evaluation.ratingComment {
      json.key("rating_comment")
      json.string(comment)
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
    json.key("agent")
    json.string(agent.agent.name)
    json.key("turns")
    json.number(agent.turns)
    json.key("score")
    json.number(agent.score, places: 1)
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
    json.key("error")
    json.string(finding.criterion.rawValue)
    write(
      agent: finding.agent, evidence: finding.evidence, confidence: finding.confidence,
      rule: finding.rule, message: finding.message.description, related: finding.related, to: &json)
    json.key("also")
    json.beginArray()
    for criterion in finding.also { json.string(criterion.rawValue) }
    json.endArray()
    if let review = finding.review {
      json.key("review")
      json.string(review.name)
    }
  }

  private static func write(_ commendation: Commendation, to json: inout JSONWriter) {
    json.beginObject()
    json.key("kind")
    json.string(commendation.kind)
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
    json.key("agent")
    json.string(agent?.name)
    write(evidence, to: &json)
    json.key("confidence")
    write(confidence: confidence, to: &json)
    json.key("rule")
    json.string(rule)
    json.key("message")
    json.string(message)
    write(related: related, to: &json)
  }

  private static func write(related: [Evidence], to json: inout JSONWriter) {
    json.key("related")
    json.beginArray()
    for evidence in related {
      json.beginObject()
      if let conversation = evidence.conversation {
        json.key("conversation")
        json.string(conversation)
      }
      write(evidence, to: &json)
      json.endObject()
    }
    json.endArray()
  }

  static func write(_ evidence: Evidence, to json: inout JSONWriter) {
    json.key("turn")
    json.number(evidence.turn)
    json.key("start")
    json.number(evidence.span.start)
    json.key("end")
    json.number(evidence.span.end)
    json.key("quote")
    json.string(evidence.quote)
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
    json.key("source")
    json.string(source)
    json.key("format")
    json.string(conversation.format)
    json.key("conversation")
    json.string(conversation.key.id)
    json.key("channel")
    json.string(conversation.channel.rawValue)
    json.key("language")
    json.string(conversation.language.rawValue)
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
    json.key("source")
    json.string(source)
    json.key("format")
    json.string(format)
    json.key("conversation")
    json.string(conversation)
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
      json.key("stage")
      json.string(rejection.stage.rawValue)
      json.key("code")
      json.string(rejection.code)
      json.key("reason")
      json.string(rejection.reason)
      json.key("line")
      json.number(rejection.origin.line)
      json.endObject()
    }
    json.endArray()
  }

  private static func write(
    _ index: Int, of conversation: Conversation, source: String, to json: inout JSONWriter
  ) {
    let turn = conversation.turns[index]
    json.beginObject()
    json.key("turn")
    json.number(index)
    json.key("role")
    json.string(turn.role.name)
    json.key("participant")
    json.string(turn.participant.map { conversation.participants[$0].name })
    json.key("time")
    json.string(turn.time?.iso8601)
    json.key("zone_assumed")
    json.bool(turn.time?.isZoneAssumed ?? false)
    json.key("raw_time")
    json.string(turn.rawTime)
    json.key("internal")
    json.bool(turn.isInternal)
    if turn.isUnfolded {
      json.key("unfolded")
      json.bool(true)
    }
    if let path = turn.path, path != source {
      json.key("source")
      json.string(path)
    }
    json.key("text")
    json.string(utf8: conversation.text[turn.range])
    json.key("spans")
    json.beginArray()
    for part in turn.spans {
      json.beginObject()
      json.key("kind")
      json.string(part.kind.name)
      json.key("text")
      let base = turn.range.lowerBound
      json.string(utf8: conversation.text[(base + part.span.start)..<(base + part.span.end)])
      json.endObject()
    }
    json.endArray()
    json.endObject()
  }
}
