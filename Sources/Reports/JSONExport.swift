import Conversations
import Scorecards
import Settings

/// `scorecards.json`: all cards of a period as one document, described by
/// `docs/scorecards.schema.json`.
struct JSONExport {
  let context: ReportContext

  func write(_ set: ScorecardSet, to sink: some ReportSink) throws {
    var json = JSONWriter()
    json.beginObject()
    json.key("version")
    json.number(1)
    json.key("period")
    json.string(set.period.description)
    json.key("timezone")
    json.string(set.zone.name)
    json.key("scope")
    write(set.scope, to: &json)
    json.key("rulesets")
    json.beginArray()
    for ruleset in context.rulesets { json.string(ruleset) }
    json.endArray()
    json.key("profiles")
    json.beginArray()
    for profile in context.profiles { write(profile, to: &json) }
    json.endArray()
    json.key("conversations")
    json.number(set.conversations)
    json.key("without_agent")
    json.number(set.withoutAgent)
    json.key("channels")
    json.beginArray()
    for reach in set.reach { write(reach, to: &json) }
    json.endArray()
    json.key("criteria")
    json.beginArray()
    for info in set.criteria { write(info, to: &json) }
    json.endArray()
    json.key("total")
    json.beginObject()
    json.key("conversations")
    json.number(set.total.conversations)
    write(set.total.scores, to: &json)
    write(set.total.critical, to: &json)
    json.key("index")
    json.number(set.total.index, places: 1)
    write(set.total.criteria, to: &json)
    json.endObject()
    json.key("attributions")
    json.beginArray()
    for count in set.attributions {
      json.beginObject()
      json.key("criterion")
      json.string(count.criterion.rawValue)
      json.key("attribution")
      json.string(count.attribution.rawValue)
      json.key("findings")
      json.number(count.findings)
      json.endObject()
    }
    json.endArray()
    json.key("agents")
    json.beginArray()
    for card in set.cards where !context.isTeamOnly {
      write(card, to: &json)
      if json.bytes.count > 1 << 16 { try sink.append(json.take(), to: "scorecards.json") }
    }
    json.endArray()
    json.endObject()
    json.endLine()
    try sink.append(json.take(), to: "scorecards.json")
  }

  private func write(_ scope: Scope, to json: inout JSONWriter) {
    json.beginObject()
    json.key("team")
    json.string(scope.team)
    json.key("agent")
    json.string(scope.agent)
    json.key("criteria")
    if let criteria = scope.criteria {
      json.beginArray()
      for id in criteria.sorted() { json.string(id.rawValue) }
      json.endArray()
    } else {
      json.null()
    }
    json.endObject()
  }

  private func write(_ profile: ProfileSettings, to json: inout JSONWriter) {
    json.beginObject()
    json.key("name")
    json.string(profile.name)
    json.key("when")
    json.beginObject()
    for (key, value) in profile.when.sorted(by: { $0.key < $1.key }) {
      json.key(key)
      json.string(value)
    }
    json.endObject()
    json.key("disable")
    json.beginArray()
    for id in profile.disable { json.string(id) }
    json.endArray()
    for (name, values) in [("weights", profile.weights), ("thresholds", profile.thresholds)] {
      json.key(name)
      json.beginObject()
      for (key, value) in values.sorted(by: { $0.key < $1.key }) {
        json.key(key)
        json.number(value, places: 3, keep: 0)
      }
      json.endObject()
    }
    json.key("roast")
    json.bool(profile.isRoast)
    json.key("reason")
    json.string(profile.reason)
    json.key("expires")
    json.string(profile.expires)
    json.endObject()
  }

  private func write(_ reach: ChannelReach, to json: inout JSONWriter) {
    json.beginObject()
    json.key("channel")
    json.string(reach.channel.rawValue)
    json.key("conversations")
    json.number(reach.reached.total)
    json.key("reached")
    json.number(reach.reached.count)
    json.key("timed")
    json.number(reach.waits?.count ?? 0)
    json.key("wait_median_seconds")
    json.number(reach.waits.map { Int($0.median) })
    json.key("wait_p90_seconds")
    json.number(reach.waits.map { Int($0.long) })
    json.endObject()
  }

  private func write(_ info: CriterionInfo, to json: inout JSONWriter) {
    json.beginObject()
    json.key("id")
    json.string(info.id.rawValue)
    json.key("name")
    json.string(info.name)
    json.key("title")
    json.string(context.title(info))
    json.key("weight")
    json.number(info.weight, places: 2, keep: 0)
    json.key("criticality")
    json.string(info.criticality.rawValue)
    json.key("decidability")
    json.string(info.decidability.rawValue)
    json.key("group")
    json.string(info.group)
    json.endObject()
  }

  private func write(_ card: Scorecard, to json: inout JSONWriter) {
    json.beginObject()
    json.key("agent")
    json.string(card.agent.name)
    json.key("agent_id")
    json.string(card.agent.rosterID)
    json.key("source")
    json.string(card.agent.rosterID == nil ? card.agent.source : nil)
    json.key("teams")
    json.beginArray()
    for team in card.teams { json.string(team) }
    json.endArray()
    json.key("conversations")
    json.number(card.conversations)
    json.key("turns")
    json.number(card.turns)
    json.key("customer_turns")
    json.number(card.customerTurns)
    json.key("first_response_mean_seconds")
    json.number(card.meanFirstResponse, places: 3)
    json.key("first_responses")
    json.beginArray()
    for times in card.replies {
      json.beginObject()
      json.key("channel")
      json.string(times.channel.rawValue)
      json.key("conversations")
      json.number(times.count)
      json.key("median_seconds")
      json.number(times.sample == .tooFew ? nil : Int(times.median))
      json.key("p90_seconds")
      json.number(times.sample == .tooFew ? nil : Int(times.long))
      json.endObject()
    }
    json.endArray()
    json.key("findings")
    json.number(card.findings)
    json.key("commendations")
    json.number(card.commendations)
    json.key("auto_fails")
    json.number(card.autoFails)
    write(card.scores, to: &json)
    write(card.critical, to: &json)
    json.key("index")
    if let index = card.index {
      json.beginObject()
      json.key("value")
      json.number(index.value, places: 1)
      json.key("low")
      json.number(index.interval.lowerBound, places: 1)
      json.key("high")
      json.number(index.interval.upperBound, places: 1)
      json.key("reference")
      json.number(index.reference, places: 1)
      json.key("criteria")
      json.number(index.criteria)
      json.key("standing")
      json.string(index.standing.rawValue)
      json.endObject()
    } else {
      json.null()
    }
    write(card.criteria, to: &json)
    json.endObject()
  }

  private func write(_ scores: ScoreDistribution, to json: inout JSONWriter) {
    json.key("scores")
    json.beginObject()
    json.key("count")
    json.number(scores.count)
    json.key("mean")
    json.number(scores.shownMean, places: 1)
    json.key("median")
    json.number(scores.sample == .tooFew ? nil : scores.quantile(0.5))
    json.key("deciles")
    json.beginArray()
    for count in scores.deciles { json.number(count) }
    json.endArray()
    json.endObject()
  }

  private func write(_ critical: [CriticalOutcome], to json: inout JSONWriter) {
    json.key("critical")
    json.beginArray()
    for outcome in critical {
      json.beginObject()
      json.key("criticality")
      json.string(outcome.criticality.rawValue)
      json.key("failed")
      json.number(outcome.failed.count)
      json.key("judged")
      json.number(outcome.failed.total)
      json.endObject()
    }
    json.endArray()
  }

  private func write(_ criteria: [CriterionScore], to json: inout JSONWriter) {
    json.key("criteria")
    json.beginArray()
    for score in criteria {
      let isShown = score.rate.sample != .tooFew
      let interval = isShown ? score.rate.wilson() : nil
      json.beginObject()
      json.key("id")
      json.string(score.criterion.rawValue)
      json.key("opportunities")
      json.number(score.opportunities)
      json.key("violations")
      json.number(score.violations)
      json.key("possible")
      json.number(score.possible)
      json.key("not_applicable")
      json.number(score.notApplicable)
      json.key("not_evaluated")
      json.number(score.notEvaluated)
      json.key("sample")
      json.string(score.rate.sample.rawValue)
      json.key("rate")
      json.number(isShown ? score.rate.value : nil, places: 4)
      json.key("low")
      json.number(interval?.lowerBound, places: 4)
      json.key("high")
      json.number(interval?.upperBound, places: 4)
      json.key("expected")
      json.number(score.expected, places: 2)
      json.key("shrunk")
      json.number(score.shrunk?.mean, places: 4)
      json.key("shrunk_low")
      json.number(score.shrunk?.interval.lowerBound, places: 4)
      json.key("shrunk_high")
      json.number(score.shrunk?.interval.upperBound, places: 4)
      json.key("standing")
      json.string(score.standing.rawValue)
      json.endObject()
    }
    json.endArray()
  }
}
