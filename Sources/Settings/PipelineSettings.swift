package import Conversations

/// What `pipeline.json` says, checked and with defaults filled in. Paths are as written, relative to
/// the file's folder (`folder`).
package struct PipelineSettings: Sendable, Hashable {
  /// Folder that relative paths start from.
  package var folder: String = "."
  package var sources: [SourceSettings] = []
  package var formats: [FormatMapping] = []
  package var roster: String?
  package var ratings: [RatingsSettings] = []
  package var ledger: String = "var/scorecards.sqlite"
  package var store: StoreMode = .normalized
  package var stages = StagesSettings()
  package var businessHours: [BusinessHoursSettings] = []
  /// Zone in which periods begin and end. Default `UTC`.
  package var reportTimezone: String = "UTC"
  /// Files younger than this are left for the next run. Minutes, default 0.
  package var settleMinutes: Int = 0
  /// Options per criterion id, still unchecked: Score knows which options a criterion has.
  package var criteria: [String: JSONValue] = [:]
  /// Criteria of one's own; Score checks their cues and patterns.
  package var customCriteria: [CustomCriterionSettings] = []
  package var calibration = CalibrationSettings()
  package var profiles: [ProfileSettings] = []
  package var privacy = PrivacySettings()
  package var exports: [ExportSettings] = []
  /// Unit costs for the cost report; nil: none.
  package var costs: CostSettings?

  package init() {}
}

/// What weighs rules and signs against each other.
package struct CalibrationSettings: Sendable, Hashable {
  /// Whether learned evidence has a word at all; default true.
  package var isEnabled = true
  /// A `learned.json` of `scorecards calibrate`, relative to the configuration; nil: the program's.
  package var weights: String?

  package init() {}
}

/// A folder, file or glob pattern with exports in it.
package struct SourceSettings: Sendable, Hashable {
  /// Unique name, part of every conversation's identity.
  package var name: String
  /// Glob: `*`, `?`, `[…]`, `**`, `{a,b}`; relative to the configuration.
  package var path: String
  /// A format's id, or nil to detect it by content.
  package var format: String?
  /// Overrides what the format says.
  package var channel: Channel?
  package var brand: String?
  package var region: String?
  package var queue: String?
  /// IANA zone for clocks that name none; nil: UTC, marked as assumed.
  package var timezone: String?
  /// Charset label, or nil to detect it.
  package var encoding: String?
  /// Addresses' domains whose writers are agents, such as `support.example.com`.
  package var agentDomains: [String] = []

  package init(name: String, path: String) {
    self.name = name
    self.path = path
  }
}

/// A format described in `pipeline.json` instead of code.
///
/// For `generic-chat-html` the values are CSS-like selectors (`div.message`, `.time`, `#x`,
/// `td[data-k=v]`, with `@attr` behind a selector to take an attribute instead of the text); for
/// `generic-xml` they are element paths (`chat/transcript/line`, `@time`, `info/agentFullName`).
package struct FormatMapping: Sendable, Hashable {
  package enum Kind: String, Sendable, CaseIterable {
    case genericXML = "generic-xml"
    case genericChatHTML = "generic-chat-html"
  }

  package var id: String
  package var kind: Kind
  /// Element that holds one conversation.
  package var conversation: String
  /// The conversation's id, inside `conversation`.
  package var conversationID: String?
  /// The agent's name, where it stands once for the whole conversation.
  package var agent: String?
  /// The customer's name or id, likewise.
  package var customer: String?
  package var subject: String?
  package var queue: String?
  package var opened: String?
  package var closed: String?
  /// Element that holds one turn, inside `conversation`.
  package var turn: String
  package var speaker: String?
  package var time: String?
  package var text: String
  /// Whether `text` holds HTML that is escaped once more. Nil: by the look of it.
  package var textIsHTML: Bool?
  /// What decides a turn's role; nil: roster and domains only.
  package var role: RoleMapping?
  /// True for mails: quoted history in the text is unfolded into turns.
  package var isMail: Bool = false
  /// What must be found near the beginning of a file for this mapping to be chosen when the
  /// source names no format: nil means the `conversation` and `turn` elements.
  package var detect: String?

  package init(id: String, kind: Kind, conversation: String, turn: String, text: String) {
    self.id = id
    self.kind = kind
    self.conversation = conversation
    self.turn = turn
    self.text = text
  }
}

/// Values of an attribute or element that name a turn's role.
package struct RoleMapping: Sendable, Hashable {
  /// Attribute of the turn element (`class`: any of its words counts).
  package var attribute: String?
  /// Or a path or selector inside the turn.
  package var element: String?
  package var agent: [String] = []
  package var customer: [String] = []
  package var bot: [String] = []
  package var system: [String] = []
  /// Values that mark a note between staff.
  package var internalNote: [String] = []

  package init() {}
}

/// A table of customers' ratings, joined by conversation id.
package struct RatingsSettings: Sendable, Hashable {
  package var path: String
  package var source: String?
  /// Column (CSV) or element (XML) names.
  package var conversation: String
  package var rating: String
  package var comment: String?
  package var low: Double
  package var high: Double

  package init(path: String, conversation: String, rating: String, low: Double, high: Double) {
    self.path = path
    self.conversation = conversation
    self.rating = rating
    self.low = low
    self.high = high
  }
}

/// What of a conversation's text stays in the ledger.
package enum StoreMode: String, Sendable, CaseIterable {
  case normalized
  case evidenceOnly = "evidence-only"
  case none
}

/// Workers and queue length of one stage.
package struct StageSettings: Sendable, Hashable {
  /// 1 ... 64
  package var workers: Int
  /// Batches that may wait before this stage, 1 ... 1024.
  package var queue: Int

  package init(workers: Int = 2, queue: Int = 16) {
    self.workers = workers
    self.queue = queue
  }
}

package struct StagesSettings: Sendable, Hashable {
  package var ingest = StageSettings()
  package var normalize = StageSettings()
  package var score = StageSettings()
  package init() {}
}

/// When a team works.
package struct BusinessHoursSettings: Sendable, Hashable {
  /// Team of the roster, or `*`.
  package var team: String
  package var timezone: String
  /// For each weekday (0 Monday ... 6 Sunday) the open stretches as minutes of the day.
  package var open: [[Range<Int>]]
  /// Path of a CSV with a `date` column (`2026-12-25`), if given.
  package var holidays: String?
  /// The days in that file, as days since 1970-01-01, ascending: filled by `load(path:)`.
  package var holidayDays: [Int] = []

  package init(team: String, timezone: String, open: [[Range<Int>]], holidays: String? = nil) {
    self.team = team
    self.timezone = timezone
    self.open = open
    self.holidays = holidays
  }
}

/// An exception by brand, queue, region or channel.
package struct ProfileSettings: Sendable, Hashable {
  package var name: String
  /// Keys `brand`, `queue`, `region`, `channel`, `team`; all given ones must match.
  package var when: [String: String]
  package var disable: [String]
  package var weights: [String: Double]
  /// Criterion id → the least confidence that is scored.
  package var thresholds: [String: Double]
  package var reason: String
  /// `2027-06-30`: from the day after it no longer applies.
  package var expires: String?
  /// The source's rude-on-purpose brands: rudeness is the act, slurs and threats stay on.
  package var isRoast: Bool

  package init(
    name: String, when: [String: String], disable: [String] = [], weights: [String: Double] = [:],
    thresholds: [String: Double] = [:], reason: String, expires: String? = nil,
    isRoast: Bool = false
  ) {
    self.name = name
    self.when = when
    self.disable = disable
    self.weights = weights
    self.thresholds = thresholds
    self.reason = reason
    self.expires = expires
    self.isRoast = isRoast
  }

  /// Where it applies, in words: `brand = eds, channel = chat`.
  package var scope: String {
    when.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }.joined(separator: ", ")
  }

  /// What it changes, in words, in a fixed order: `− S23, E14 × 2, E11 ≥ 0.7, roast`.
  package var changes: String {
    let parts =
      disable.map { "− \($0)" }
      + weights.sorted { $0.key < $1.key }.map { "\($0.key) × \($0.value.short)" }
      + thresholds.sorted { $0.key < $1.key }.map { "\($0.key) ≥ \($0.value.short)" }
      + (isRoast ? ["roast"] : [])
    return parts.joined(separator: ", ")
  }
}

extension Double {
  fileprivate var short: String { Int(exactly: self).map(String.init) ?? String(self) }
}

package struct PrivacySettings: Sendable, Hashable {
  package enum Mask: String, Sendable, CaseIterable {
    case card, password, email, phone, iban
  }
  package var mask: Set<Mask> = [.card, .password]
  package var pseudonymizeCustomers = false
  package var keyFile: String?
  package init() {}
}

package struct ExportSettings: Sendable, Hashable {
  package enum Format: String, Sendable, CaseIterable {
    case html, xlsx, csv, json
  }

  /// How an export shows what it shows; the same for all formats in one folder.
  package struct View: Sendable, Hashable {
    /// Of the pages and the spreadsheet.
    package var language = Language.english
    /// No agent is named: only the team's figures.
    package var isTeamOnly = false
    /// What is covered in quotations, beyond what was covered before it was stored.
    package var mask = Set(PrivacySettings.Mask.allCases)
    /// The names of those who write are covered in quotations as well.
    package var hidesNames = false

    package init() {}
  }

  /// A language of the pages.
  package enum Language: String, Sendable, CaseIterable {
    case english = "en"
    case italian = "it"
    case russian = "ru"
    case afrikaans = "af"
  }

  package var format: Format
  /// Folder, relative to the configuration.
  package var to: String
  package var view: View

  package init(format: Format, to: String, view: View = View()) {
    self.format = format
    self.to = to
    self.view = view
  }
}

/// What the cost report reckons with: money for one conversation of each kind.
package struct CostSettings: Sendable, Hashable {
  /// Printed behind sums, such as `EUR`.
  package var currency: String
  package var contact: Double?
  /// On top of `contact`, for a customer who had to come back.
  package var repeatContact: Double?
  package var refund: Double?
  package var goodwill: Double?

  package init(
    currency: String, contact: Double? = nil, repeatContact: Double? = nil, refund: Double? = nil,
    goodwill: Double? = nil
  ) {
    self.currency = currency
    self.contact = contact
    self.repeatContact = repeatContact
    self.refund = refund
    self.goodwill = goodwill
  }
}
