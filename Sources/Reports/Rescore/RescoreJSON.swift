import Conversations
import Scorecards

/// A rescoring as JSON: one line for each conversation, and one object for the whole.
enum RescoreJSON {
  static func line(
    _ change: EvaluationChange, ruleset: String, lastInstant: Int64?
  ) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.member("conversation", change.key.id)
    json.member("source", change.path)
    json.member("source_name", change.key.source)
    json.member("ended", lastInstant.map { Timestamp(seconds: $0).iso8601 })
    json.member("ruleset_before", ruleset)
    list("findings", change.findings, &json) { finding, json in
      json.member("error", finding.finding?.criterion.rawValue)
      name(finding.finding?.agent, &json)
      json.member("change", finding.isReworded ? "reworded" : finding.kind.rawValue)
      json.key("details")
      json.beginArray()
      for detail in finding.details { json.string(detail) }
      json.endArray()
      side("before", finding.before, &json)
      side("after", finding.after, &json)
    }
    list("outcomes", change.outcomes, &json) { outcome, json in
      json.member("criterion", outcome.criterion.rawValue)
      name(outcome.agent, &json)
      for (key, side) in [("before", outcome.before), ("after", outcome.after)] {
        json.key(key)
        json.string(side?.state.rawValue)
        json.key("possible_" + key)
        json.number(side?.possible ?? 0)
      }
    }
    list("scores", change.scores, &json) { score, json in
      name(score.agent, &json)
      pair(score, &json)
    }
    json.key("service")
    if let service = change.service {
      json.beginObject()
      pair(service, &json)
      json.endObject()
    } else {
      json.null()
    }
    list("commendations", change.commendations, &json) { item, json in
      let one = item.after ?? item.before
      json.member("kind", one?.kind)
      name(one?.agent, &json)
      json.member("change", item.kind.rawValue)
      json.member("turn", one?.evidence.turn)
      json.member("quote", one?.evidence.quote)
    }
    list("promises", change.promises, &json) { item, json in
      let one = item.after ?? item.before
      name(one?.agent, &json)
      json.member("turn", one?.evidence.turn)
      json.member("quote", one?.evidence.quote)
      json.member("before", item.before?.state.rawValue)
      json.member("after", item.after?.state.rawValue)
    }
    json.endObject()
    json.endLine()
    return json.take()
  }

  static func whole(_ overview: RescoreOverview, _ summary: RescoreSummary) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.member("period", overview.period.description)
    json.member("team", overview.scope.team)
    json.member("agent", overview.scope.agent)
    json.member("dry_run", overview.isDryRun)
    json.member("ruleset", overview.ruleset)
    for (key, number) in [
      ("conversations", overview.conversations), ("judged_again", overview.judged),
      ("judged_by_this_ruleset", overview.known), ("not_stored", overview.notStored),
      ("changed", overview.changed), ("reworded", overview.reworded),
    ] {
      json.key(key)
      json.number(number)
    }
    list("rulesets_before", overview.previous, &json) { previous, json in
      json.member("ruleset", previous.ruleset)
      json.member("conversations", previous.conversations)
      guard let changes = previous.changes else {
        json.key("differences")
        return json.null()
      }
      list("differences", changes, &json) { change, json in
        json.member("subject", change.subject)
        json.member("property", change.property)
        json.member("before", change.before)
        json.member("after", change.after)
      }
    }
    list("criteria", summary.rows, &json) { row, json in
      json.member("criterion", row.criterion.rawValue)
      name(row.agent, &json)
      for (key, number) in [
        ("appeared", row.appeared), ("disappeared", row.disappeared), ("changed", row.changed),
        ("reworded", row.reworded), ("outcomes", row.outcomes),
      ] {
        json.key(key)
        json.number(number)
      }
      for (key, rate) in [("before", row.before), ("after", row.after)] {
        json.key(key)
        write(rate, &json)
      }
    }
    list("scores", summary.scores, &json) { score, json in
      name(score.agent, &json)
      json.member("conversations", score.conversations)
      // As for rates: no number below 10 conversations.
      let isShown = score.interval != nil
      for (key, number) in [
        ("before", isShown ? score.before : nil), ("after", isShown ? score.after : nil),
        ("difference", isShown ? score.difference : nil),
        ("low", score.interval?.lowerBound), ("high", score.interval?.upperBound),
      ] {
        json.key(key)
        json.number(number, places: 2)
      }
      for (key, index) in [
        ("index_before", score.indexBefore), ("index_after", score.indexAfter),
      ] {
        json.key(key)
        write(index, &json)
      }
    }
    json.endObject()
    json.endLine()
    return json.take()
  }

  private static func list<Element>(
    _ key: StaticString, _ elements: [Element], _ json: inout JSONWriter,
    _ body: (Element, inout JSONWriter) -> Void
  ) {
    json.key(key)
    json.beginArray()
    for element in elements {
      json.beginObject()
      body(element, &json)
      json.endObject()
    }
    json.endArray()
  }

  private static func name(_ agent: AgentKey?, _ json: inout JSONWriter) {
    json.member("agent", agent?.name)
    json.member("agent_id", agent?.rosterID)
  }

  private static func pair(_ score: EvaluationChange.ScoreChange, _ json: inout JSONWriter) {
    json.member("before", score.before, places: 1)
    json.member("after", score.after, places: 1)
  }

  private static func side(_ key: StaticString, _ finding: Finding?, _ json: inout JSONWriter) {
    json.key(key)
    guard let finding else { return json.null() }
    json.beginObject()
    JSONLines.members(of: finding, to: &json)
    json.member("scored", finding.isScored)
    json.key("reasons")
    json.beginArray()
    for reason in finding.reasons { json.string(reason) }
    json.endArray()
    json.endObject()
  }

  private static func write(_ rate: Proportion, _ json: inout JSONWriter) {
    let isShown = rate.sample != .tooFew
    let interval = isShown ? rate.wilson() : nil
    json.beginObject()
    json.member("violations", rate.count)
    json.member("opportunities", rate.total)
    json.member("rate", isShown ? rate.value : nil, places: 4)
    json.member("low", interval?.lowerBound, places: 4)
    json.member("high", interval?.upperBound, places: 4)
    json.endObject()
  }

  private static func write(_ index: QualityIndex?, _ json: inout JSONWriter) {
    guard let index else { return json.null() }
    json.beginObject()
    json.member("value", index.value, places: 1)
    json.member("low", index.interval.lowerBound, places: 1)
    json.member("high", index.interval.upperBound, places: 1)
    json.endObject()
  }
}
