/// What a phrase does in a conversation. The raw value is the name in the lexicon files.
package enum Cue: String, CaseIterable, Hashable, Sendable {
  /// A word of welcome at the start.
  case greeting
  /// The agent gives a name or function.
  case selfIntro = "self_intro"
  /// A goodbye.
  case closing
  /// Thanks.
  case thanks
  /// An apology for a fault.
  case apology
  /// A question or request for information, with or without a question mark.
  case questionMarker = "question_marker"
  /// Affirmation at the start of a sentence.
  case answerYes = "answer_yes"
  /// Negation at the start of a sentence.
  case answerNo = "answer_no"
  /// The customer is asked to wait.
  case holdRequest = "hold_request"
  /// What is being done at this moment.
  case progressUpdate = "progress_update"
  /// The agent or company will do something.
  case promise
  /// A promise to contact the customer again.
  case promiseFollowup = "promise_followup"
  /// A time by which.
  case deadline
  /// Words that make a statement less sure.
  case hedge
  /// Something was done for the customer.
  case actionDone = "action_done"
  /// What happens next.
  case nextStep = "next_step"
  /// An offer of further help.
  case anythingElse = "anything_else"
  /// The agent says that it is solved.
  case resolutionClaim = "resolution_claim"
  /// The customer says that it is solved.
  case resolutionConfirm = "resolution_confirm"
  /// The customer says that the problem persists.
  case unresolved
  /// The customer wants a supervisor.
  case escalationRequest = "escalation_request"
  /// A hand-over to somebody else.
  case transfer
  /// A request is declined.
  case refusal
  /// An absolute no.
  case hardNegation = "hard_negation"
  /// The matter is disowned.
  case notMyProblem = "not_my_problem"
  /// A rule is the reason.
  case policyCitation = "policy_citation"
  /// Something else instead.
  case alternativeOffer = "alternative_offer"
  /// The customer's feeling is recognised.
  case empathy
  /// The matter is shrugged off.
  case indifference
  /// One word and nothing else.
  case bareReply = "bare_reply"
  /// Feedback is belittled.
  case dismissiveFeedback = "dismissive_feedback"
  /// The customer is dissatisfied.
  case negativeFeedback = "negative_feedback"
  /// Feedback is taken up.
  case feedbackAck = "feedback_ack"
  /// The customer says that it was said before.
  case customerRepeat = "customer_repeat"
  /// The customer asks again about something outstanding.
  case customerChase = "customer_chase"
  /// The agent does not know.
  case dontKnow = "dont_know"
  /// The agent does not know the product.
  case productIgnorance = "product_ignorance"
  /// Words instead of an answer.
  case evasion
  /// A negative outcome said openly.
  case badNews = "bad_news"
  /// A question about a state or outcome.
  case statusQuestion = "status_question"
  /// A promise without any qualification.
  case absoluteGuarantee = "absolute_guarantee"
  /// An earlier statement is taken back.
  case retraction
  /// The customer was told something untrue.
  case deceptionAccusation = "deception_accusation"
  /// The customer is told to be wrong.
  case customerWrong = "customer_wrong"
  /// A correction in a considerate form.
  case softCorrection = "soft_correction"
  /// The customer did not follow the process.
  case processBlame = "process_blame"
  /// Work is given to the customer.
  case effortShift = "effort_shift"
  /// The agent takes the work on.
  case canDo = "can_do"
  /// Only general help is given.
  case basicOnly = "basic_only"
  /// A system is the excuse.
  case systemExcuse = "system_excuse"
  /// Compensation or a gesture.
  case goodwill
  /// Something is offered for sale.
  case upsell
  /// More is known about the customer than is decent.
  case creepy
  /// Data that should not be asked for here.
  case sensitiveRequest = "sensitive_request"
  /// An identity check.
  case verification
  /// The customer wants a person.
  case humanRequest = "human_request"
  /// The customer wants to be called.
  case callbackRequest = "callback_request"
  /// An automatic message.
  case botMarker = "bot_marker"
  /// The customer is sent to another channel.
  case channelPush = "channel_push"
  /// A line of a script.
  case scriptMarker = "script_marker"
  /// Others come first.
  case lowPriority = "low_priority"
  /// Pressure about a review.
  case reviewThreat = "review_threat"
  /// An insult.
  case rude
  /// A delay is acknowledged.
  case lateAck = "late_ack"
  /// The customer complains about a delay.
  case lateComplaint = "late_complaint"
  /// The customer does not know.
  case customerDontKnow = "customer_dont_know"
  /// Something the customer cannot do.
  case customerCannot = "customer_cannot"
  /// The customer will leave.
  case churnThreat = "churn_threat"
  /// The customer will tell others.
  case wordOfMouth = "word_of_mouth"
  /// The customer is satisfied.
  case satisfaction
  /// It is urgent.
  case urgency
  /// The product is defective.
  case qualityDefect = "quality_defect"
  /// The agent asks whether it worked.
  case followupCheck = "followup_check"
  /// Help that was not asked for.
  case proactive
  /// A notice that is no act of its author.
  case boilerplate
  /// The agent asks for an order or case number.
  case slotOrderNo = "slot_order_no"
  /// The agent asks for an e-mail address.
  case slotEmail = "slot_email"
  /// The agent asks for a telephone number.
  case slotPhone = "slot_phone"
  /// The agent asks for a name.
  case slotName = "slot_name"
  /// The agent asks for an address.
  case slotAddress = "slot_address"
  /// The agent asks which product.
  case slotProduct = "slot_product"
  /// The agent asks for the date of birth.
  case slotDob = "slot_dob"
  /// The agent asks when something happened.
  case slotDate = "slot_date"
  /// The agent asks what the problem is.
  case slotProblem = "slot_problem"
  /// Formal address.
  case formalityFormal = "formality_formal"
  /// Informal address.
  case formalityInformal = "formality_informal"
  /// Abbreviations of the trade.
  case internalJargon = "internal_jargon"
  /// A canned formula.
  case templatePhrase = "template_phrase"
  /// The agent asks for information, with or without a question mark.
  case dataRequest = "data_request"
  /// The customer is told what to do himself.
  case advice
  /// The customer asks for something to be done, with or without a question mark.
  case customerRequest = "customer_request"
  /// The customer says that something promised was not done.
  case brokenPromiseReport = "broken_promise_report"
  /// The agent owns a mistake.
  case ownership
  /// The customer is asked into a private channel.
  case privateMessage = "private_message"
  /// The customer tells of a loss or a serious disruption.
  case loss
  /// The customer names a feeling of his own.
  case feeling
  /// The customer no longer needs what was promised or asked for.
  case release
  /// The company improves, values and studies, and does nothing.
  case emptyImprovement = "empty_improvement"
  /// The customer says that nobody answered or acted.
  case noAnswer = "no_answer"
  /// The customer tells of an earlier contact about the matter.
  case priorContact = "prior_contact"
  /// The customer tells of death, illness, injury or danger to people.
  case grief
  /// The customer says that the reply misses the point.
  case replyRejected = "reply_rejected"
  /// A thing of the customer's does not start.
  case stateDead = "state_dead"
  /// The customer has lost a thing or has none.
  case stateLost = "state_lost"
  /// The customer demands a plain answer.
  case yesOrNo = "yes_or_no"
  /// The agent admits that bad news was held back.
  case withheldAdmission = "withheld_admission"
  /// The customer reports a danger to people.
  case safetyHazard = "safety_hazard"
  /// The customer says that something should have been told before.
  case toldTooLate = "told_too_late"
  /// The customer says that the agent had said something else.
  case saidOtherwise = "said_otherwise"
  /// The customer says that something was done which he had not wanted.
  case notAskedFor = "not_asked_for"
  /// The customer asks what a question is for.
  case whyAsked = "why_asked"
  /// The customer is alarmed at what the agent knows of him.
  case howYouKnow = "how_you_know"
  /// The customer objects to the agent's tone.
  case rudeNoticed = "rude_noticed"
  /// The customer objects to doing the company's work.
  case whyMe = "why_me"
  /// The customer says that a part of what he wrote was passed over.
  case notAWord = "not_a_word"
  /// The agent admits to have advised before he had asked.
  case shouldHaveAsked = "should_have_asked"
  /// Something is to be done before the conversation ends.
  case withinTalk = "within_talk"
  /// The customer asks to be addressed formally.
  case asksFormality = "asks_formality"

  /// The place of each cue in `allCases`, for sets and tables.
  ///
  /// An enumeration without payloads is one byte that counts its cases in their order; looking it
  /// up by its name would hash a string, for every question about a cue.
  package var ordinal: Int { withUnsafeBytes(of: self) { Int($0[0]) } }

  package func hash(into hasher: inout Hasher) { hasher.combine(ordinal) }
}

/// A set of cues in two words of memory.
package struct CueSet: Hashable, Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  package init() {}

  package init(_ cues: Cue...) {
    for cue in cues { insert(cue) }
  }

  package mutating func insert(_ cue: Cue) { insert(ordinal: cue.ordinal) }

  mutating func insert(ordinal: Int) {
    if ordinal < 64 { low |= 1 << UInt64(ordinal) } else { high |= 1 << UInt64(ordinal - 64) }
  }

  package func contains(_ cue: Cue) -> Bool {
    let ordinal = cue.ordinal
    return ordinal < 64
      ? low >> UInt64(ordinal) & 1 != 0 : high >> UInt64(ordinal - 64) & 1 != 0
  }

  package mutating func formUnion(_ other: CueSet) {
    low |= other.low
    high |= other.high
  }

  package func intersects(_ other: CueSet) -> Bool {
    low & other.low != 0 || high & other.high != 0
  }

  package var isEmpty: Bool { low == 0 && high == 0 }
}
