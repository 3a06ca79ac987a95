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
    json.member("version", 1)
    json.member("period", set.period.description)
    json.member("timezone", set.zone.name)
    json.key("scope")
    write(set.scope, to: &json)
    json.key("rulesets")
    json.beginArray()
    for ruleset in context.rulesets { json.string(ruleset) }
    json.endArray()
    if let keptFrom = context.keptFrom { json.member("kept_from", keptFrom) }
    json.key("profiles")
    json.beginArray()
    for profile in context.profiles { write(profile, to: &json) }
    json.endArray()
    json.member("conversations", set.conversations)
    json.member("without_agent", set.withoutAgent)
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
    json.member("conversations", set.total.conversations)
    write(set.total.scores, to: &json)
    write(set.total.critical, to: &json)
    json.member("index", set.total.index, places: 1)
    write(set.total.criteria, to: &json)
    json.endObject()
    json.key("attributions")
    json.beginArray()
    for count in set.attributions {
      json.beginObject()
      json.member("criterion", count.criterion.rawValue)
      json.member("attribution", count.attribution.rawValue)
      json.member("findings", count.findings)
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
    json.member("team", scope.team)
    json.member("agent", scope.agent)
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
    json.member("name", profile.name)
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
    json.member("roast", profile.isRoast)
    json.member("reason", profile.reason)
    json.member("expires", profile.expires)
    json.endObject()
  }

  private func write(_ reach: ChannelReach, to json: inout JSONWriter) {
    json.beginObject()
    json.member("channel", reach.channel.rawValue)
    json.member("conversations", reach.reached.total)
    json.member("reached", reach.reached.count)
    json.member("timed", reach.waits?.count ?? 0)
    json.member("wait_median_seconds", reach.waits.map { Int($0.median) })
    json.member("wait_p90_seconds", reach.waits.map { Int($0.long) })
    json.endObject()
  }

  private func write(_ info: CriterionInfo, to json: inout JSONWriter) {
    json.beginObject()
    json.member("id", info.id.rawValue)
    json.member("name", info.name)
    json.member("title", context.title(info))
    json.member("weight", info.weight, places: 2, keep: 0)
    json.member("criticality", info.criticality.rawValue)
    json.member("decidability", info.decidability.rawValue)
    json.member("group", info.group)
    json.endObject()
  }

  private func write(_ card: Scorecard, to json: inout JSONWriter) {
    json.beginObject()
    json.member("agent", card.agent.name)
    json.member("agent_id", card.agent.rosterID)
    json.member("source", card.agent.rosterID == nil ? card.agent.source : nil)
    json.key("teams")
    json.beginArray()
    for team in card.teams { json.string(team) }
    json.endArray()
    json.member("conversations", card.conversations)
    json.member("turns", card.turns)
    json.member("customer_turns", card.customerTurns)
    json.member("first_response_mean_seconds", card.meanFirstResponse, places: 3)
    json.key("first_responses")
    json.beginArray()
    for times in card.replies {
      json.beginObject()
      json.member("channel", times.channel.rawValue)
      json.member("conversations", times.count)
      json.member("median_seconds", times.sample == .tooFew ? nil : Int(times.median))
      json.member("p90_seconds", times.sample == .tooFew ? nil : Int(times.long))
      json.endObject()
    }
    json.endArray()
    json.member("findings", card.findings)
    json.member("commendations", card.commendations)
    json.member("auto_fails", card.autoFails)
    write(card.scores, to: &json)
    write(card.critical, to: &json)
    json.key("index")
    if let index = card.index {
      json.beginObject()
      json.member("value", index.value, places: 1)
      json.member("low", index.interval.lowerBound, places: 1)
      json.member("high", index.interval.upperBound, places: 1)
      json.member("reference", index.reference, places: 1)
      json.member("criteria", index.criteria)
      json.member("standing", index.standing.rawValue)
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
    json.member("count", scores.count)
    json.member("mean", scores.shownMean, places: 1)
    json.member("median", scores.sample == .tooFew ? nil : scores.quantile(0.5))
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
      json.member("criticality", outcome.criticality.rawValue)
      json.member("failed", outcome.failed.count)
      json.member("judged", outcome.failed.total)
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
      json.member("id", score.criterion.rawValue)
      json.member("opportunities", score.opportunities)
      json.member("violations", score.violations)
      json.member("possible", score.possible)
      json.member("not_applicable", score.notApplicable)
      json.member("not_evaluated", score.notEvaluated)
      json.member("sample", score.rate.sample.rawValue)
      json.member("rate", isShown ? score.rate.value : nil, places: 4)
      json.member("low", interval?.lowerBound, places: 4)
      json.member("high", interval?.upperBound, places: 4)
      let mix = score.caseMix
      json.member("expected", mix?.isComparable == true ? mix?.expected : nil, places: 2)
      json.member("case_mix_rate", isShown ? mix?.adjusted : nil, places: 4)
      json.member("not_comparable", mix?.notComparable)
      json.member("shrunk", score.shrunk?.mean, places: 4)
      json.member("shrunk_low", score.shrunk?.interval.lowerBound, places: 4)
      json.member("shrunk_high", score.shrunk?.interval.upperBound, places: 4)
      json.member("standing", score.standing.rawValue)
      json.endObject()
    }
    json.endArray()
  }
}
