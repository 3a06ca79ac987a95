package import Conversations
package import Scorecards
package import Settings

/// What an export shows beside the scorecards. No run number, wall-clock time or configuration path
/// is part of it, so that the same data give the same bytes.
package struct ReportContext: Sendable {
  package var period: Period
  /// The report's zone.
  package var zone: ZoneRules
  /// The error list in its order.
  package var criteria: [CriterionInfo]
  package var scope: Scope
  /// Ids of the rulesets that the period's evaluations were made with; more than one: rates mix.
  package var rulesets: [String]
  package var profiles: [ProfileSettings]
  /// The day (`2026-10-03`) before which the period's conversations were deleted; nil: all are there.
  package var keptFrom: String?
  /// Input of the sources that could not be used.
  package var rejections: [Rejection]
  /// Language of the pages: `en`, `it`, `ru` or `af`.
  package var language: String
  /// No agent is named: only the team's figures.
  package var isTeamOnly: Bool
  /// What contacts, refunds and courtesies cost; nil: not told.
  package var costs: CostSettings?
  /// What criteria are, for their pages: text by criterion id, plain text.
  package var descriptions: [CriterionID: CriterionDescription]
  /// Titles of the kinds of exemplary acts by language code, by kind (`C01`).
  package var commendationTitles: [String: [String: String]]
  /// Covers the names of colleagues where nobody is to be named: customers write them, too.
  package var colleagues = NameMask(names: [])

  package init(
    period: Period, zone: ZoneRules, criteria: [CriterionInfo], scope: Scope = Scope(),
    rulesets: [String] = [], profiles: [ProfileSettings] = [], rejections: [Rejection] = [],
    language: String = "en", isTeamOnly: Bool = false, costs: CostSettings? = nil,
    descriptions: [CriterionID: CriterionDescription] = [:],
    commendationTitles: [String: [String: String]] = [:]
  ) {
    self.period = period
    self.zone = zone
    self.criteria = criteria
    self.scope = scope
    self.rulesets = rulesets
    self.profiles = profiles
    self.rejections = rejections
    self.language = language
    self.isTeamOnly = isTeamOnly
    self.costs = costs
    self.descriptions = descriptions
    self.commendationTitles = commendationTitles
  }

  /// A criterion's title in the pages' language.
  func title(_ info: CriterionInfo) -> String {
    info.titles[language] ?? info.titles["en"] ?? info.name
  }

  /// The title of a kind of exemplary act in the pages' language; nil for a kind that is not listed
  /// any more.
  func title(commendation kind: String) -> String? {
    commendationTitles[kind].flatMap { $0[language] ?? $0["en"] }
  }
}

/// What a criterion is, in words.
package struct CriterionDescription: Hashable, Sendable {
  /// What it is.
  package var summary: String
  /// Why it is bad: words of the program, or verbatim those of a criterion of the house.
  package var reason: Message

  package init(summary: String, reason: Message) {
    self.summary = summary
    self.reason = reason
  }
}
