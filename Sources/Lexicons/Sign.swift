/// A sign in a sentence that the learned evidence counts, looked for with the patterns of
/// `signs.<language>.json`. Signs of agents begin with `agent`, signs of customers with `customer`.
package enum Sign: String, CaseIterable, Sendable {
  case agentAdvice = "agent_advice"
  case agentAskData = "agent_ask_data"
  case agentAskProblem = "agent_ask_problem"
  case agentAlternative = "agent_alternative"
  case agentCannot = "agent_cannot"
  case agentCommit = "agent_commit"
  case agentContactData = "agent_contact_data"
  case agentContactUs = "agent_contact_us"
  case agentDone = "agent_done"
  case agentEmpathy = "agent_empathy"
  case agentAttention = "agent_attention"
  case agentGreeting = "agent_greeting"
  case agentImprove = "agent_improve"
  case agentPrivateMessage = "agent_private_message"
  case agentRecord = "agent_record"
  case agentSelfService = "agent_self_service"
  case agentSorry = "agent_sorry"
  case agentThank = "agent_thank"
  case agentThankForFeedback = "agent_thank_for_feedback"
  case agentHaveYouTried = "agent_have_you_tried"
  case agentValue = "agent_value"
  case agentWait = "agent_wait"
  case agentWelcome = "agent_welcome"
  case customerAlready = "customer_already"
  case customerBlame = "customer_blame"
  case customerCannot = "customer_cannot"
  case customerElapsed = "customer_elapsed"
  case customerFeeling = "customer_feeling"
  case customerIgnored = "customer_ignored"
  case customerLoss = "customer_loss"
  case customerNegative = "customer_negative"
  case customerNoAnswer = "customer_no_answer"
  case customerOk = "customer_ok"
  case customerPraise = "customer_praise"
  case customerPriorContact = "customer_prior_contact"
  case customerReject = "customer_reject"
  case customerRequest = "customer_request"
  case customerSent = "customer_sent"
  case customerSolved = "customer_solved"
  case customerStill = "customer_still"
  case customerStrong = "customer_strong"
  case customerSuggest = "customer_suggest"
  case customerThanks = "customer_thanks"
  case customerTimes = "customer_times"
  case customerWhy = "customer_why"
  case customerYou = "customer_you"
  case customerAsks = "customer_asks"
  case customerTagQuestion = "customer_tag_question"
  case customerQuestionWord = "customer_question_word"
  case agentRequestWord = "agent_request_word"
  case agentRequestOpening = "agent_request_opening"
  case customerStartsNo = "customer_starts_no"
  case customerStartsYes = "customer_starts_yes"
  case agentAsksSecret = "agent_asks_secret"
  case agentSecretVeto = "agent_secret_veto"

  var ordinal: Int { withUnsafeBytes(of: self) { Int($0[0]) } }

  /// Whose sentences it is looked for in.
  var sides: Sides { rawValue.hasPrefix("agent") ? .agent : .customer }
}

/// A set of signs in one word of memory.
package struct SignSet: Hashable, Sendable {
  private var bits: UInt64 = 0

  package init() {}

  package mutating func insert(_ sign: Sign) { bits |= 1 << UInt64(sign.ordinal) }
  package mutating func formUnion(_ other: SignSet) { bits |= other.bits }
  package func contains(_ sign: Sign) -> Bool { bits >> UInt64(sign.ordinal) & 1 != 0 }
}
