/// The keys that each object of `pipeline.json` may have. A test compares them with
/// `docs/pipeline.schema.json`.
package enum SettingsKeys {
  package static let root = [
    "$schema", "version", "sources", "formats", "roster", "ratings", "ledger", "store", "stages",
    "business_hours", "report_timezone", "settle_minutes", "criteria", "custom_criteria",
    "calibration", "profiles", "privacy", "exports", "costs",
  ]
  /// What a file of rules may hold, for `rescore --ruleset`.
  package static let rules = ["$schema", "criteria", "custom_criteria", "calibration", "profiles"]
  package static let source = [
    "name", "path", "format", "channel", "brand", "region", "queue", "timezone", "encoding",
    "agent_domains",
  ]
  package static let format = [
    "id", "kind", "conversation", "conversation_id", "agent", "customer", "subject", "queue",
    "opened", "closed", "turn", "speaker", "time", "text", "text_is_html", "role", "mail", "detect",
  ]
  package static let role = [
    "attribute", "element", "agent", "customer", "bot", "system", "internal",
  ]
  package static let ratings = [
    "path", "source", "conversation", "rating", "comment", "low", "high",
  ]
  package static let stages = ["ingest", "normalize", "score"]
  package static let stage = ["workers", "queue"]
  package static let businessHours = ["team", "timezone", "open", "holidays"]
  package static let profile = [
    "name", "when", "disable", "weights", "thresholds", "reason", "expires", "roast",
  ]
  package static let when = ["brand", "queue", "region", "channel", "team"]
  package static let customCriterion = [
    "id", "titles", "what", "why", "expect", "speaker", "patterns", "where", "applies", "severity",
    "weight", "criticality", "auto_fail", "attribution", "overlaps",
  ]
  package static let customWhere = [
    "first_turns", "last_turns", "after", "within_turns", "within_seconds",
  ]
  package static let customAfter = ["cues", "patterns", "speaker"]
  package static let customApplies = ["channels", "brands", "queues", "regions", "cues"]
  package static let customTexts = ["en", "it", "ru", "af"]
  package static let privacy = ["mask", "pseudonymize_customers", "key_file"]
  package static let export = ["format", "to", "language", "team_only", "mask", "hide_names"]
  package static let calibration = ["enabled", "weights"]
  package static let costs = ["currency", "contact", "repeat_contact", "refund", "goodwill"]

  /// Each list under the name of its definition in the schema; the root is "".
  package static let all: [(definition: String, keys: [String])] = [
    ("", root), ("source", source), ("format", format), ("role", role), ("ratings", ratings),
    ("stages", stages), ("stage", stage), ("business_hours", businessHours), ("profile", profile),
    ("when", when), ("custom_criterion", customCriterion), ("custom_where", customWhere),
    ("custom_after", customAfter), ("custom_applies", customApplies),
    ("custom_titles", customTexts), ("custom_patterns", customTexts), ("privacy", privacy),
    ("export", export), ("calibration", calibration), ("costs", costs),
  ]
}
