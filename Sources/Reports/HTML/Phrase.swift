/// What the pages say of themselves. The raw value is the English text.
enum Phrase: String, CaseIterable {
  case scorecards = "Scorecards"
  case overview = "Overview"
  case criteria = "Criteria"
  case run = "What was read"
  case skip = "Skip to content"
  case agents = "Agents"
  case agent = "Agent"
  case team = "Team"
  case allTeams = "All teams"
  case conversations = "Conversations"
  case conversation = "Conversation"
  case score = "Score"
  case meanScore = "Mean conversation score"
  case median = "median"
  case index = "Index"
  case standing = "Standing"
  case findings = "Findings"
  case commendations = "Commendations"
  case scored = "scored"
  case failed = "failed"
  case critical = "Critical outcomes"
  case customerCritical = "Customer-critical"
  case businessCritical = "Business-critical"
  case complianceCritical = "Compliance-critical"
  case nonCritical = "Non-critical"
  case filterAgents = "Filter by name"
  case agentsByCriteria = "Agents × criteria"
  case criterion = "Criterion"
  case opportunities = "Opportunities"
  case violations = "Violations"
  case possible = "possible"
  case rate = "Rate"
  case interval = "95 % interval"
  case teamRate = "All agents"
  case expected = "Expected"
  case caseMix = "With everybody's case mix"
  case weight = "Weight"
  case notApplicable = "Not applicable"
  case notEvaluated = "Not evaluated"
  case tooFew = "too few"
  case notRanked = "not ranked"
  case notDistinguishable = "not distinguishable"
  case better = "better"
  case worse = "worse"
  case fewerErrors = "fewer errors than the others"
  case moreErrors = "more errors than the others"
  case fewer = "fewer errors"
  case moreOfThem = "more errors"
  case caseMixRatio = "Case mix"
  case undated = "Undated"
  case notInRoster = "Not in the roster"
  case firstReply = "First reply"
  case distribution = "Conversation scores"
  case turn = "turn"
  case confidence = "confidence"
  case rule = "rule"
  case file = "file"
  case customer = "Customer"
  case bot = "Bot"
  case system = "System"
  case unknown = "Unknown"
  case agree = "Agree"
  case disagree = "Disagree"
  case doesNotApply = "Does not apply"
  case comment = "Comment"
  case reviewer = "Reviewer"
  case role = "In the part of"
  case chargedAgent = "The agent concerned"
  case saveReviews = "Save review file"
  case marked = "marked"
  case noFindings = "No findings."
  case bestMoments = "Best moments"
  case examples = "Examples"
  case whatItIs = "What it is"
  case whyItIsBad = "Why it is bad"
  case decidability = "Evidence class"
  case notAgents = "Not charged to agents"
  case attribution = "Attribution"
  case readFor = "Read for this period"
  case channel = "Channel"
  case language = "Language"
  case withoutAgent = "Conversations without an agent"
  case rejected = "Could not be used"
  case reason = "Reason"
  case line = "line"
  case rulesets = "Rulesets"
  case mixedRulesets =
    "Evaluations of several rulesets stand side by side: rates are not comparable until the period is rescored."
  case profiles = "Exceptions in force"
  case until = "until"
  case timezone = "Time zone"
  case none = "None."
  case rateNote =
    "Rates are violations out of opportunities, with a 95 % Wilson interval. Below 10 opportunities there is no number; from 10 to 29 no comparison. Colour appears only where the difference to all other agents with the same mix of channels and languages holds at a false-discovery rate of 10 %."
  case indexNote =
    "The index is 100 minus the weighted mean of error rates, each drawn towards all agents' rate as far as the sample is small; the bar is its 90 % interval, the tick is what all agents together would have with the same mix of channels and languages."
  case zeroNote = "No errors in 30 opportunities still allows a rate of 11 %, in 100 of 3.7 %."
  case coaching = "Coaching"
  case poorExamples = "To talk about"
  case goodExamples = "Done well"
  case trend = "Trend"
  case trendNote =
    "The last 28 days against the 28 before, by Newcombe's interval; named only if it excludes 0 and the difference is at least 2 points."
  case before = "28 days before"
  case now = "Last 28 days"
  case change = "Change"
  case noChange = "No change that can be told from chance."
  case perWeek = "Violations per opportunity, by week"
  case discussion = "To discuss"
  case discussionNote =
    "For a conversation among colleagues: the most frequent and the most costly errors of the period, with excerpts that name nobody."
  case mostFrequent = "Most frequent"
  case mostCostly = "Most costly"
  case questions = "Questions"
  case questionWish = "What would you have wished for in the customer's place?"
  case questionCause =
    "What stood in the way: knowledge, time, a tool, a rule? What of it is not in the agent's hands?"
  case questionChange =
    "What one thing shall we try until next month, and how shall we see that it helped?"
  case reach = "Reach"
  case reached = "Reached a person"
  case medianWait = "Wait, median"
  case longWait = "Wait, 9 of 10"
  case more = "more in the table findings.csv"
  case title = "Title"
  case quote = "Quote"
  case message = "Message"
  case countsAgainst = "Scored"
  case ended = "Ended (UTC)"
  case low = "Low"
  case high = "High"
  case sample = "Sample"
  case shrunk = "Shrunk rate"
  case verdict = "Verdict"
  case period = "Period"
  case casesBefore = "n before"
  case casesNow = "n now"
  case chartNote =
    "The line is the mean of eight weeks, the band what weeks differ by on their own (Laney p′, three sigma). A week outside it is worth a question."
  case weekNote = "Hollow dots: 10 to 29 opportunities. A week below 10 has no dot."
  case legend = "How to read it"
  case legendNumber = "violations in 100 opportunities; it opens the findings"
  case legendSmall = "10 to 29 opportunities: a number, no comparison"
  case legendFew = "fewer than 10: violations / opportunities, no rate"
  case legendNone = "fewer than 10, none found"
  case legendPlain = "not distinguishable from the others"
  case showIntervals = "Show 95 % intervals"
  case alsoStandsFor = "also"
  case anotherConversation = "in conversation"
  case severe = "grave"
  case notScored = "possible, not scored"
  case service = "Beyond the agents"
  case serviceNote =
    "What the period tells about the company: findings that are charged to process, policy, system or product, how customers reach it, what they say of it, what that costs. Nothing here enters a person's figures."
  case byHour = "Reach by hour of the day"
  case hour = "Hour"
  case channels = "Channels"
  case askedForPerson = "Asked for a person"
  case askedForCall = "Asked to be called"
  case sentElsewhere = "Sent to another channel"
  case cameBefore = "Had to come back"
  case loyalty = "Loyalty and word of mouth"
  case speaksOfLeaving = "Speaks of leaving"
  case speaksOfTelling = "Speaks of telling others"
  case isContent = "Is content"
  case share = "Share"
  case solved = "Settled, the customer says"
  case costOfQuality = "Cost of quality"
  case item = "Item"
  case number = "Number"
  case unitCost = "Unit cost"
  case sum = "Sum"
  case refunds = "Refunds"
  case courtesies = "Courtesies"
  case noCosts = "Sums appear once the configuration says what each costs (\"costs\")."
  case costNote =
    "Conversations times the unit costs of the configuration; returns, and contacts that are not in the exports, come on top."
  case policiesCited = "Policies cited in refusals"
  case systemsNamed = "Systems named as the reason"
  case acceptedByAgent = "accepted by the agent"
  case disputed = "disputed"
  case confirmed = "confirmed by review"
  case overturned = "overturned by review, not counted"
  case reviews = "Reviews"
  case reviewed = "Reviewed"
  case reviewsNote =
    "Findings that people have looked at. What reviewers overturn counts against nobody; what the agent disputes counts until a reviewer has decided."
}

/// The pages' texts in one language.
struct Wording {
  /// `en` or `it`; others are English.
  let language: String

  init(_ language: String) { self.language = language == "it" ? "it" : "en" }

  func callAsFunction(_ phrase: Phrase) -> String {
    language == "it" ? Wording.italian[phrase] ?? phrase.rawValue : phrase.rawValue
  }

  /// `October 2026`, `Week 43, 2026` or the period's spelling.
  func name(_ period: String, month: Int?, week: Int?, year: Int?) -> String {
    let months =
      language == "it"
      ? [
        "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto",
        "settembre", "ottobre", "novembre", "dicembre",
      ]
      : [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
      ]
    if let month, let year, months.indices.contains(month - 1) {
      return "\(months[month - 1]) \(year)"
    }
    if let week, let year {
      return language == "it" ? "settimana \(week) del \(year)" : "week \(week) of \(year)"
    }
    return period == "undated" ? self(.undated) : period
  }

  static let italian: [Phrase: String] = [
    .scorecards: "Schede di valutazione", .overview: "Panoramica", .criteria: "Criteri",
    .run: "Che cosa è stato letto", .skip: "Vai al contenuto", .agents: "Operatori",
    .agent: "Operatore", .team: "Squadra", .allTeams: "Tutte le squadre",
    .conversations: "Conversazioni", .conversation: "Conversazione", .score: "Punteggio",
    .meanScore: "Punteggio medio per conversazione", .median: "mediana", .index: "Indice",
    .standing: "Posizione", .findings: "Rilievi", .commendations: "Elogi", .scored: "valutate",
    .failed: "non superate", .critical: "Esiti critici",
    .customerCritical: "Critico per il cliente",
    .businessCritical: "Critico per l'azienda", .complianceCritical: "Critico per le norme",
    .nonCritical: "Non critico", .filterAgents: "Filtra per nome",
    .agentsByCriteria: "Operatori × criteri", .criterion: "Criterio",
    .opportunities: "Occasioni", .violations: "Violazioni", .possible: "possibili",
    .rate: "Tasso", .interval: "Intervallo 95 %", .teamRate: "Tutti gli operatori",
    .expected: "Attese", .caseMix: "Con la casistica di tutti", .weight: "Peso",
    .notApplicable: "Non applicabile", .notEvaluated: "Non valutato", .tooFew: "troppo pochi",
    .notRanked: "senza confronto", .notDistinguishable: "non distinguibile",
    .better: "meglio", .worse: "peggio", .fewerErrors: "meno errori degli altri",
    .moreErrors: "più errori degli altri", .fewer: "meno errori", .moreOfThem: "più errori",
    .caseMixRatio: "Casistica", .undated: "Senza data",
    .notInRoster: "Non in organico", .firstReply: "Prima risposta",
    .distribution: "Punteggi delle conversazioni", .turn: "messaggio",
    .confidence: "confidenza", .rule: "regola", .file: "file", .customer: "Cliente",
    .bot: "Bot", .system: "Sistema", .unknown: "Sconosciuto", .agree: "D'accordo",
    .disagree: "Non d'accordo", .doesNotApply: "Non si applica", .comment: "Commento",
    .reviewer: "Revisore", .saveReviews: "Salva il file di revisione", .marked: "segnati",
    .noFindings: "Nessun rilievo.", .bestMoments: "Momenti migliori", .examples: "Esempi",
    .whatItIs: "Che cos'è", .whyItIsBad: "Perché è un errore",
    .decidability: "Classe di evidenza", .notAgents: "Non a carico degli operatori",
    .attribution: "Attribuzione", .readFor: "Letto per questo periodo", .channel: "Canale",
    .language: "Lingua", .withoutAgent: "Conversazioni senza operatore",
    .rejected: "Non utilizzabile", .reason: "Motivo", .line: "riga", .rulesets: "Regole",
    .mixedRulesets:
      "Valutazioni di regole diverse stanno fianco a fianco: i tassi non sono confrontabili finché il periodo non viene rivalutato.",
    .profiles: "Eccezioni in vigore", .until: "fino al", .timezone: "Fuso orario",
    .none: "Nessuno.",
    .rateNote:
      "I tassi sono violazioni su occasioni, con intervallo di Wilson al 95 %. Sotto 10 occasioni non c'è un numero; da 10 a 29 nessun confronto. Il colore appare solo dove la differenza da tutti gli altri, a parità di canali e lingue, regge a un tasso di falsi positivi del 10 %.",
    .indexNote:
      "L'indice è 100 meno la media pesata dei tassi d'errore, ciascuno avvicinato al tasso di tutti quanto più piccolo è il campione; la barra è l'intervallo al 90 %, la tacca è ciò che avrebbero tutti gli operatori insieme con gli stessi canali e lingue.",
    .zeroNote:
      "Nessun errore in 30 occasioni lascia ancora possibile un tasso dell'11 %, in 100 del 3,7 %.",
    .coaching: "Colloquio", .poorExamples: "Di cui parlare", .goodExamples: "Fatto bene",
    .trend: "Andamento",
    .trendNote:
      "Gli ultimi 28 giorni contro i 28 precedenti, con l'intervallo di Newcombe; si nomina solo se esclude lo 0 e la differenza è di almeno 2 punti.",
    .before: "28 giorni prima", .now: "Ultimi 28 giorni", .change: "Differenza",
    .noChange: "Nessuna differenza distinguibile dal caso.",
    .perWeek: "Violazioni per occasione, per settimana",
    .chartNote:
      "La linea è la media di otto settimane, la fascia ciò di cui le settimane variano da sé (Laney p′, tre sigma). Una settimana fuori merita una domanda.",
    .discussion: "Da discutere",
    .discussionNote:
      "Per parlarne tra colleghi: gli errori più frequenti e più costosi del periodo, con estratti che non nominano nessuno.",
    .mostFrequent: "I più frequenti", .mostCostly: "I più costosi", .questions: "Domande",
    .questionWish: "Che cosa avreste desiderato al posto del cliente?",
    .questionCause:
      "Che cosa lo ha impedito: conoscenze, tempo, uno strumento, una regola? Che cosa non dipende dall'operatore?",
    .questionChange:
      "Quale sola cosa proviamo fino al mese prossimo, e come vedremo che è servita?",
    .reach: "Raggiungibilità", .reached: "Hanno raggiunto una persona",
    .medianWait: "Attesa, mediana", .longWait: "Attesa, 9 su 10", .title: "Titolo",
    .quote: "Citazione", .message: "Descrizione",
    .countsAgainst: "Conteggiato", .ended: "Fine (UTC)", .low: "Min", .high: "Max",
    .sample: "Campione", .shrunk: "Tasso corretto", .verdict: "Giudizio", .period: "Periodo",
    .casesBefore: "n prima", .casesNow: "n ora", .more: "altri nella tabella findings.csv",
    .weekNote: "Punti vuoti: da 10 a 29 occasioni. Una settimana sotto 10 non ha punto.",
    .legend: "Come si legge",
    .legendNumber: "violazioni su 100 occasioni; apre i rilievi",
    .legendSmall: "da 10 a 29 occasioni: un numero, nessun confronto",
    .legendFew: "meno di 10: violazioni / occasioni, nessun tasso",
    .legendNone: "meno di 10, nessuna trovata",
    .legendPlain: "non distinguibile dagli altri",
    .showIntervals: "Mostra gli intervalli al 95 %",
    .alsoStandsFor: "anche",
    .anotherConversation: "nella conversazione", .severe: "grave",
    .notScored: "possibile, non conteggiato",
    .service: "Oltre gli operatori",
    .serviceNote:
      "Che cosa il periodo dice dell'azienda: i rilievi a carico di processi, regole, sistemi o prodotti, come i clienti la raggiungono, che cosa ne dicono, quanto costa. Nulla di ciò entra nei valori di una persona.",
    .byHour: "Raggiungibilità per ora del giorno",
    .hour: "Ora",
    .channels: "Canali",
    .askedForPerson: "Ha chiesto una persona",
    .askedForCall: "Ha chiesto di essere richiamato",
    .sentElsewhere: "Mandato su un altro canale",
    .cameBefore: "È dovuto tornare",
    .loyalty: "Fedeltà e passaparola",
    .speaksOfLeaving: "Parla di andarsene",
    .speaksOfTelling: "Parla di raccontarlo",
    .isContent: "È contento",
    .share: "Quota",
    .solved: "Risolto, dice il cliente",
    .costOfQuality: "Costo della qualità",
    .item: "Voce",
    .number: "Numero",
    .unitCost: "Costo unitario",
    .sum: "Somma",
    .refunds: "Rimborsi",
    .courtesies: "Omaggi",
    .noCosts:
      "Le somme appaiono quando la configurazione dice quanto costa ciascuna voce (\"costs\").",
    .costNote:
      "Conversazioni per i costi unitari della configurazione; si aggiungono i resi e i contatti che non sono negli export.",
    .policiesCited: "Regole citate nei rifiuti",
    .systemsNamed: "Sistemi indicati come motivo",
    .role: "In qualità di", .chargedAgent: "Operatore interessato",
    .acceptedByAgent: "accettato dall'operatore", .disputed: "contestato",
    .confirmed: "confermato dalla revisione",
    .overturned: "annullato dalla revisione, non conteggiato", .reviews: "Revisioni",
    .reviewed: "Rivisti",
    .reviewsNote:
      "Rilievi che qualcuno ha riletto. Ciò che i revisori annullano non pesa su nessuno; ciò che l'operatore contesta vale finché un revisore non decide.",
  ]
}
