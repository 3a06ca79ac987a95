import Conversations
import Settings
import Testing

@Suite struct PipelineSettingsTests {
  private func problems(_ text: String) -> [SettingsProblem] {
    do {
      _ = try PipelineSettings.parse(Array(text.utf8))
      return []
    } catch {
      return error.problems
    }
  }

  private func parse(_ text: String) throws -> PipelineSettings {
    try PipelineSettings.parse(Array(text.utf8))
  }

  /// A minimal configuration with more text inside the root object.
  private func with(_ text: String) -> String {
    #"{"version": 1, "sources": [{"path": "in"}], "# + text + "}"
  }

  /// A custom criterion that lacks nothing but an id, with some members more.
  private static func custom(_ members: String) -> String {
    #""custom_criteria": [{"titles": {"en": "t"}, "expect": "present", "patterns": {"en": ["p"]}, "#
      + members + "}]"
  }

  @Test func everythingThatCanBeSaidIsRead() throws {
    let settings = try parse(
      #"""
      {"$schema": "docs/pipeline.schema.json", "version": 1,
       "sources": [
         {"name": "desk", "path": "exports/chat/**/*.xml", "format": "auto", "channel": "chat",
          "brand": "north", "region": "it", "queue": "q", "timezone": "Europe/Rome",
          "encoding": "auto", "agent_domains": ["Help.Example.com"]},
         {"path": "exports/mail/*.html", "format": "email-html", "encoding": "windows-1252"}],
       "formats": [{"id": "w", "kind": "generic-chat-html", "conversation": "body",
         "turn": "div.m", "speaker": ".s", "time": ".t", "text": ".b", "conversation_id": "#id",
         "agent": ".a", "customer": ".c", "subject": ".su", "queue": ".q", "opened": ".o",
         "closed": ".cl", "text_is_html": true, "mail": true, "detect": "widget",
         "role": {"attribute": "class", "agent": ["agent"], "customer": ["visitor"],
           "bot": ["bot"], "system": ["info"], "internal": ["note"]}}],
       "roster": "roster.csv",
       "ratings": [{"path": "c.csv", "source": "desk", "conversation": "id", "rating": "s",
         "comment": "t", "low": 2, "high": 5}],
       "ledger": "x.sqlite", "store": "evidence-only",
       "stages": {"ingest": {"workers": 3, "queue": 7}, "score": {"workers": 1}},
       "business_hours": [{"team": "*", "timezone": "Europe/Rome",
         "open": {"mon-thu": "09:00-12:30,13:30-18:00", "fri,sat": "9:00-24:00", "sun": "closed"},
         "holidays": "h.csv"}],
       "report_timezone": "Europe/Rome", "settle_minutes": 5,
       "criteria": {"E10": {"chat": {"first_reply_late_seconds": 120}}},
       "custom_criteria": [{"id": "X1", "titles": {"en": "t"}, "what": "w", "why": "y",
         "expect": "absent", "speaker": "service", "patterns": {"en": ["p"], "ru": ["q"]},
         "where": {"after": {"cues": ["c"], "patterns": {"en": ["r"]}, "speaker": "agent"},
           "within_turns": 3, "within_seconds": 60},
         "applies": {"channels": ["chat"], "brands": ["b"], "queues": ["q"], "regions": ["r"],
           "cues": ["d"]},
         "severity": 1.5, "weight": 7, "criticality": "business-critical", "auto_fail": true,
         "attribution": "process", "overlaps": ["E14"]}],
       "calibration": {"weights": "c"},
       "profiles": [{"name": "diner", "when": {"brand": "eds", "channel": "chat"},
         "disable": ["S23"], "weights": {"E14": 2}, "thresholds": {"E11": 0.7},
         "reason": "rude on purpose", "expires": "2027-06-30", "roast": true}],
       "privacy": {"mask": ["card", "iban"], "pseudonymize_customers": true, "key_file": "k"},
       "exports": [{"format": "html", "to": "out"}, {"format": "csv", "to": "out"}]}
      """#)
    var desk = SourceSettings(name: "desk", path: "exports/chat/**/*.xml")
    desk.channel = .chat
    desk.brand = "north"
    desk.region = "it"
    desk.queue = "q"
    desk.timezone = "Europe/Rome"
    desk.agentDomains = ["help.example.com"]
    var mail = SourceSettings(name: "mail", path: "exports/mail/*.html")
    mail.format = "email-html"
    mail.encoding = "windows-1252"
    #expect(settings.sources == [desk, mail])
    var widget = FormatMapping(
      id: "w", kind: .genericChatHTML, conversation: "body", turn: "div.m", text: ".b")
    widget.speaker = ".s"
    widget.time = ".t"
    widget.conversationID = "#id"
    widget.agent = ".a"
    widget.customer = ".c"
    widget.subject = ".su"
    widget.queue = ".q"
    widget.opened = ".o"
    widget.closed = ".cl"
    widget.textIsHTML = true
    widget.isMail = true
    widget.detect = "widget"
    var role = RoleMapping()
    role.attribute = "class"
    role.agent = ["agent"]
    role.customer = ["visitor"]
    role.bot = ["bot"]
    role.system = ["info"]
    role.internalNote = ["note"]
    widget.role = role
    #expect(settings.formats == [widget])
    #expect(settings.roster == "roster.csv")
    #expect(settings.ratings.first?.source == "desk")
    #expect(settings.ratings.first?.comment == "t")
    #expect(settings.ratings.first?.high == 5)
    #expect(settings.ledger == "x.sqlite")
    #expect(settings.store == .evidenceOnly)
    #expect(settings.stages.ingest == StageSettings(workers: 3, queue: 7))
    #expect(settings.stages.normalize == StageSettings())
    #expect(settings.stages.score == StageSettings(workers: 1, queue: 16))
    let long = [540..<750, 810..<1080]
    #expect(
      settings.businessHours.first?.open
        == [long, long, long, long, [540..<1440], [540..<1440], []])
    #expect(settings.businessHours.first?.holidays == "h.csv")
    #expect(settings.reportTimezone == "Europe/Rome")
    #expect(settings.settleMinutes == 5)
    #expect(settings.criteria["E10"]?["chat"]?["first_reply_late_seconds"] == .number(120))
    #expect(settings.customCriteria.count == 1)
    #expect(settings.calibration.weights == "c")
    #expect(
      settings.profiles == [
        ProfileSettings(
          name: "diner", when: ["brand": "eds", "channel": "chat"], disable: ["S23"],
          weights: ["E14": 2], thresholds: ["E11": 0.7], reason: "rude on purpose",
          expires: "2027-06-30", isRoast: true)
      ])
    #expect(settings.privacy.mask == [.card, .iban])
    #expect(settings.privacy.pseudonymizeCustomers)
    #expect(settings.privacy.keyFile == "k")
    #expect(settings.exports.map(\.format) == [.html, .csv])
  }

  @Test func onlyVersionAndSourcesAreRequired() throws {
    let settings = try parse(#"{"version": 1, "sources": [{"path": "in"}]}"#)
    #expect(settings.sources == [SourceSettings(name: "in", path: "in")])
    #expect(settings.privacy.mask == [.card, .password])
    #expect(settings.ledger == "var/scorecards.sqlite")
    #expect(problems("{}").map(\.path) == ["$.version", "$.sources"])
    #expect(problems(#"{"version": 2, "sources": []}"#).map(\.path) == ["$.version", "$.sources"])
  }

  @Test func allMistakesAreReportedTogetherWithPathAndSuggestion() {
    let found = problems(
      #"""
      {"version": 1,
       "sources": [{"name": "a", "path": "in", "chanel": "chat"},
                   {"name": "b", "path": "in", "channel": "chatt"}],
       "stages": {"score": {"workers": 0}}}
      """#)
    #expect(
      found.map(\.path) == [
        "$.sources[0].chanel", "$.sources[1].channel", "$.stages.score.workers",
      ])
    #expect(found[0].message == "unknown key; did you mean \"channel\"?")
    #expect(found[1].message == "unknown value \"chatt\"; did you mean \"chat\"?")
    #expect(found[2].message == "must be from 1 to 64")
  }

  @Test(arguments: [
    (#""ledger": 5"#, "$.ledger"), (#""ledger": "  ""#, "$.ledger"),
    (#""ledger": null"#, "$.ledger"), (#""store": "all""#, "$.store"),
    (#""settle_minutes": 1.5"#, "$.settle_minutes"),
    (#""settle_minutes": -1"#, "$.settle_minutes"), (#""formats": {}"#, "$.formats"),
    (
      #""formats": [{"id": "x", "kind": "xml", "conversation": "c", "turn": "t", "text": "x"}]"#,
      "$.formats[0].kind"
    ),
    (#""formats": [3]"#, "$.formats[0]"),
    (#""privacy": {"mask": ["card", "cards"]}"#, "$.privacy.mask[1]"),
    (#""privacy": {"mask": ["card", "card"]}"#, "$.privacy.mask[1]"),
    (#""privacy": {"pseudonymize_customers": true}"#, "$.privacy.key_file"),
    (#""exports": [{"format": "pdf", "to": "o"}]"#, "$.exports[0].format"),
    (
      #""exports": [{"format": "csv", "to": "o"}, {"format": "csv", "to": "o"}]"#,
      "$.exports[1].format"
    ),
    (
      #""ratings": [{"path": "p", "source": "inn", "conversation": "c", "rating": "r", "low": 1, "high": 5}]"#,
      "$.ratings[0].source"
    ),
    (
      #""ratings": [{"path": "p", "conversation": "c", "rating": "r", "low": 1, "high": 1}]"#,
      "$.ratings[0].high"
    ),
    (#""profiles": [{"name": "n", "when": {}, "reason": "r"}]"#, "$.profiles[0].when"),
    (
      #""profiles": [{"name": "n", "when": {"brand": "b"}, "reason": "r", "expires": "2027-02-30"}]"#,
      "$.profiles[0].expires"
    ),
    (
      #""profiles": [{"name": "n", "when": {"brand": "b"}, "reason": "r", "weights": {"E1": 11}}]"#,
      "$.profiles[0].weights.E1"
    ),
    (#""report_timezone": "Europe/Ro me""#, "$.report_timezone"),
    (#""custom_criteria": {}"#, "$.custom_criteria"),
    (custom(#""id": "E14""#), "$.custom_criteria[0].id"),
    (custom(#""id": "X-notice""#), "$.custom_criteria[0].id"),
    (custom(#""id": "X1", "titel": 1"#), "$.custom_criteria[0].titel"),
    (custom(#""id": "X1", "speaker": "agents""#), "$.custom_criteria[0].speaker"),
    (custom(#""id": "X1", "severity": 2"#), "$.custom_criteria[0].severity"),
    (custom(#""id": "X1", "where": {}"#), "$.custom_criteria[0].where"),
    (
      custom(#""id": "X1", "where": {"first_turns": 1, "last_turns": 1}"#),
      "$.custom_criteria[0].where.last_turns"
    ),
    (
      custom(#""id": "X1", "where": {"within_turns": 1}"#),
      "$.custom_criteria[0].where.within_turns"
    ),
    (
      custom(#""id": "X1", "where": {"after": {"cues": ["a"]}, "first_turns": 1}"#),
      "$.custom_criteria[0].where.first_turns"
    ),
    (
      custom(#""id": "X1", "where": {"after": {"speaker": "agent", "cues": ["a"]}}"#),
      "$.custom_criteria[0].where.after.speaker"
    ),
    (
      custom(#""id": "X1", "applies": {"channels": ["chats"]}"#),
      "$.custom_criteria[0].applies.channels[0]"
    ), (#""criteria": []"#, "$.criteria"),
    (#""roster": "a\nb""#, "$.roster"), (#""ledger": "a", "ledger": "b""#, "$.ledger"),
    (
      #""business_hours": [{"team": "*", "timezone": "UTC", "open": {"mon-fry": "09:00-18:00"}}]"#,
      "$.business_hours[0].open[\"mon-fry\"]"
    ),
    (
      #""business_hours": [{"team": "*", "timezone": "UTC", "open": {"mon": "18:00-09:00"}}]"#,
      "$.business_hours[0].open.mon"
    ),
    (
      #""business_hours": [{"team": "*", "timezone": "UTC", "open": {"mon": "09:00-12:00,11:00-13:00"}}]"#,
      "$.business_hours[0].open.mon"
    ),
    (
      #""business_hours": [{"team": "*", "timezone": "UTC", "open": {"mon-wed": "09:00-12:00", "tue": "closed"}}]"#,
      "$.business_hours[0].open.tue"
    ),
  ])
  func eachMistakeIsReportedOnceAtItsPath(text: String, path: String) {
    #expect(problems(with(text)).map(\.path) == [path])
  }

  @Test func rolesNeedAPlaceAndEachValueOneMeaning() {
    func role(_ text: String) -> [String] {
      problems(
        with(
          #""formats": [{"id": "x", "kind": "generic-xml", "conversation": "c", "turn": "t", "#
            + #""text": "x", "role": "# + text + "}]")
      ).map(\.path)
    }
    #expect(role(#"{"agent": ["a"]}"#) == ["$.formats[0].role"])
    #expect(role(#"{"attribute": "c", "element": "e", "agent": ["a"]}"#) == ["$.formats[0].role"])
    #expect(role(#"{"attribute": "c"}"#) == ["$.formats[0].role"])
    #expect(
      role(#"{"attribute": "c", "agent": ["a"], "bot": ["a"]}"#) == ["$.formats[0].role.bot[0]"])
    #expect(role(#"{"element": "e", "agent": ["a"]}"#).isEmpty)
  }

  @Test func sourcesWithTheSameNameAreRefused() {
    let text = #"{"version": 1, "sources": [{"path": "a/in"}, {"path": "b/in/*.xml"}]}"#
    #expect(problems(text).map(\.path) == ["$.sources[1].name"])
  }

  @Test(arguments: [
    ("exports/chat/**/*.xml", "chat"), ("in", "in"), ("a/tickets.xml", "tickets"),
    ("*.xml", "source"), ("./a.b/*", "a.b"), ("/x/y/", "y"), ("a/{b,c}/*.x", "a"),
    (".hidden", ".hidden"),
  ])
  func aSourceWithoutNameTakesItFromItsPath(path: String, name: String) {
    #expect(SourceSettings.name(ofPath: path) == name)
  }

  @Test func syntaxErrorsNameLineAndColumn() {
    let found = problems("{\"version\": 1,\n  \"sources\": [}\n")
    #expect(found.map(\.path) == ["$"])
    #expect(found[0].message.hasPrefix("line 2, column 15: "))
  }

  @Test func unknownFormatsAreReportedAgainstWhatIngestHas() throws {
    let settings = try parse(
      #"""
      {"version": 1, "sources": [{"path": "a", "format": "zendesk"}, {"path": "b", "format": "w"}],
       "formats": [
        {"id": "w", "kind": "generic-xml", "conversation": "c", "turn": "t", "text": "x"},
        {"id": "email-html", "kind": "generic-xml", "conversation": "c", "turn": "t", "text": "x"}]}
      """#)
    let found = settings.formatProblems(builtIn: ["zendesk-xml", "email-html"])
    #expect(found.map(\.path) == ["$.sources[0].format", "$.formats[1].id"])
    #expect(found[0].message.contains("did you mean \"zendesk-xml\"?"))
  }

  @Test func aMissingFileIsOneProblem() {
    let error = #expect(throws: SettingsProblems.self) {
      try PipelineSettings.load(path: "/nonexistent/pipeline.json")
    }
    #expect(error?.description == "/nonexistent/pipeline.json: $: the file does not exist")
  }
}
