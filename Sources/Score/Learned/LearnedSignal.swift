/// What the learned evidence measures of one reply and its neighbours. The raw order is the order of
/// a row; names are those of the resource file.
package enum LearnedSignal: Int, CaseIterable, Sendable {
  case isFirst, isLast, position, endsOnCustomer, endsOnAgent, replyLength, replyInformation
  case tellsNothing, asks, asksOnly, askShare, replyAskData, replyPrivateMessage, replyAskProblem
  case replyImprove, replyRecord, replyCommit, replyWait, replyContactUs, replyAdvice
  case replyHaveYouTried, replySorry, replyEmpathy, replyValue, replyAttention, replyThank
  case replySelfService, replyCannot, replyContactData, hasLink, hasEmoticon, sentenceAsk
  case sentenceAdvice, sentenceCommit, sentenceEmpty, sentenceCourtesy, sentenceInform
  case onlyQuestions, questionsWithoutAnswer, noSubstance, onlySetPhrases, onlyCommitment
  case improvesWithoutStep, onlyCourtesy, asksAboutMatter, asksForContact, beforeLength
  case customerLength, beforeQuestion, beforeOpenQuestion, beforeQuestionWord, beforeStill
  case beforeReject, beforeAlready, beforeNoAnswer, beforePriorContact, beforeFeeling, beforeLoss
  case beforeNegative, beforeStrong, beforeRequest, beforeSuggest, beforePraise, beforeCannot
  case beforeBlame, beforeElapsed, beforeTimes, beforeIgnored, beforeWhy, beforeYou, beforeAnger
  case beforeCapitals, beforeDigits, beforeClosingThanks, sharedWithBefore, sharedWithAll
  case sharedCount, beforeCovered, sharesNothing, repeatsItself, asksKnown, beforeRepeats
  case askedBefore, afterLength, afterQuestion, afterOpenQuestion, afterQuestionWord, afterStill
  case afterReject, afterAlready, afterNoAnswer, afterPriorContact, afterNegative, afterStrong
  case afterRequest, afterThanks, afterSolved, afterOk, afterSent, afterCannot, afterBlame
  case afterElapsed, afterTimes, afterIgnored, afterWhy, afterYou, afterAnger, afterClosingThanks
  case afterDigits, afterRepeats, afterTakesUp, afterStartsNo, afterStartsYes, thankedLater
  case endsOnQuestion, feelingIgnored, noAnswerBefore, endsOnlyAsked, endsOnMatterQuestion
  case endsOpen, endsOnSetPhrases, asksProblemAgain, thanksForAnger, endsOnRefusal, feelingAlone
  case lossAlone, isChat, similarity, replyYou, afterSentences, afterNumber, afterLastLineOk
  case afterGivesData

  package static let count = allCases.count

  /// As it stands in the resource file.
  package var name: String { LearnedSignal.names[rawValue] }

  private static let names = allCases.map { "\($0)" }
  private static let byName = Dictionary(
    uniqueKeysWithValues: zip(names, allCases).map { ($0, $1) })

  package init?(name: String) {
    guard let signal = LearnedSignal.byName[name] else { return nil }
    self = signal
  }

  /// In plain words, for the reasons of a finding; lower case.
  package var words: String {
    switch self {
    case .isFirst: "the reply is the first one"
    case .isLast: "the reply is the last one"
    case .position: "the place of the reply in the conversation"
    case .endsOnCustomer: "the customer has the last word"
    case .endsOnAgent: "the agent has the last word"
    case .replyLength: "the length of the reply"
    case .replyInformation: "how much the reply tells"
    case .tellsNothing: "the reply tells nothing"
    case .asks: "the reply asks"
    case .asksOnly: "the reply only asks"
    case .askShare: "the share of questions in the reply"
    case .replyAskData: "the reply asks for data"
    case .replyPrivateMessage: "the reply asks for a private message"
    case .replyAskProblem: "the reply asks what the problem is"
    case .replyImprove: "the reply speaks of improvement"
    case .replyRecord: "the reply says that the matter was noted or passed on"
    case .replyCommit: "the reply says what the company will do"
    case .replyWait: "the reply asks for patience"
    case .replyContactUs: "the reply offers further help in a set phrase"
    case .replyAdvice: "the reply tells the customer what to do"
    case .replyHaveYouTried: "the reply asks whether something was tried"
    case .replySorry: "the reply apologises"
    case .replyEmpathy: "the reply shows understanding"
    case .replyValue: "the reply says how much the matter is valued"
    case .replyAttention: "the reply asks the customer to stay tuned"
    case .replyThank: "the reply thanks"
    case .replySelfService: "the reply points to self-service"
    case .replyCannot: "the reply says that something is not possible"
    case .replyContactData: "the reply asks for contact or account data"
    case .hasLink: "the reply gives a link"
    case .hasEmoticon: "the reply has an emoticon"
    case .sentenceAsk: "a sentence of the reply asks"
    case .sentenceAdvice: "a sentence of the reply advises"
    case .sentenceCommit: "a sentence of the reply commits to something"
    case .sentenceEmpty: "a sentence of the reply says nothing of substance"
    case .sentenceCourtesy: "a sentence of the reply is courtesy"
    case .sentenceInform: "a sentence of the reply informs"
    case .onlyQuestions: "the reply is only questions"
    case .questionsWithoutAnswer: "the reply asks and answers nothing"
    case .noSubstance: "the reply has no substance"
    case .onlySetPhrases: "the reply is only set phrases"
    case .onlyCommitment: "the reply only commits to something"
    case .improvesWithoutStep: "the reply speaks of improvement and names no step"
    case .onlyCourtesy: "the reply is only courtesy"
    case .asksAboutMatter: "the reply asks about the matter"
    case .asksForContact: "the reply asks for contact data"
    case .beforeLength: "how much the customer before writes"
    case .customerLength: "how much the customer had written"
    case .beforeQuestion: "the customer before asks"
    case .beforeOpenQuestion: "the customer before asks a real question"
    case .beforeQuestionWord: "the customer before asks with a question word"
    case .beforeStill: "the customer before says that it still is not solved"
    case .beforeReject: "the customer before rejects the reply"
    case .beforeAlready: "the customer before says what was done or tried already"
    case .beforeNoAnswer: "the customer before says that nobody answered"
    case .beforePriorContact: "the customer before tells of an earlier contact"
    case .beforeFeeling: "the customer before names a feeling"
    case .beforeLoss: "the customer before tells of a loss or an emergency"
    case .beforeNegative: "the customer before complains"
    case .beforeStrong: "the customer before is very angry"
    case .beforeRequest: "the customer before asks for something"
    case .beforeSuggest: "the customer before suggests something"
    case .beforePraise: "the customer before praises"
    case .beforeCannot: "the customer before says that something does not work"
    case .beforeBlame: "the customer before reproaches the company with a question"
    case .beforeElapsed: "the customer before names a time that has passed"
    case .beforeTimes: "the customer before says that it is not the first time"
    case .beforeIgnored: "the customer before says that nothing was done"
    case .beforeWhy: "the customer before asks why"
    case .beforeYou: "how often the customer before addresses the company"
    case .beforeAnger: "how angry the customer before is"
    case .beforeCapitals: "the customer wrote in capitals"
    case .beforeDigits: "the customer before gives a number or a link"
    case .beforeClosingThanks: "the customer before closes with thanks"
    case .sharedWithBefore: "the share of the reply that takes up the customer's last words"
    case .sharedWithAll: "the share of the reply that takes up the customer's words"
    case .sharedCount: "how many words the reply takes up"
    case .beforeCovered: "the share of the customer's words that the reply takes up"
    case .sharesNothing: "the reply takes up none of the customer's words"
    case .repeatsItself: "the reply repeats an earlier one"
    case .asksKnown: "the reply asks for what was said"
    case .beforeRepeats: "the customer had to repeat himself"
    case .askedBefore: "the agent had asked before"
    case .afterLength: "how much the customer afterwards writes"
    case .afterQuestion: "the customer afterwards asks"
    case .afterOpenQuestion: "the customer afterwards asks a real question"
    case .afterQuestionWord: "the customer afterwards asks with a question word"
    case .afterStill: "the customer afterwards says that it still is not solved"
    case .afterReject: "the customer afterwards rejects the reply"
    case .afterAlready: "the customer afterwards says what was done or tried already"
    case .afterNoAnswer: "the customer afterwards says that nobody answered"
    case .afterPriorContact: "the customer afterwards tells of an earlier contact"
    case .afterNegative: "the customer afterwards complains"
    case .afterStrong: "the customer afterwards is very angry"
    case .afterRequest: "the customer afterwards asks for something"
    case .afterThanks: "the customer afterwards thanks"
    case .afterSolved: "the customer afterwards says that it is solved"
    case .afterOk: "the customer afterwards agrees"
    case .afterSent: "the customer afterwards says that something was sent"
    case .afterCannot: "the customer afterwards says that something does not work"
    case .afterBlame: "the customer afterwards reproaches the company with a question"
    case .afterElapsed: "the customer afterwards names a time that has passed"
    case .afterTimes: "the customer afterwards says that it is not the first time"
    case .afterIgnored: "the customer afterwards says that nothing was done"
    case .afterWhy: "the customer afterwards asks why"
    case .afterYou: "how often the customer afterwards addresses the company"
    case .afterAnger: "how angry the customer afterwards is"
    case .afterClosingThanks: "the customer afterwards closes with thanks"
    case .afterDigits: "the customer afterwards gives a number or a link"
    case .afterRepeats: "the customer repeats himself afterwards"
    case .afterTakesUp: "the customer takes up the reply"
    case .afterStartsNo: "the customer answers with no"
    case .afterStartsYes: "the customer answers with yes"
    case .thankedLater: "the customer thanks later"
    case .endsOnQuestion: "the conversation ends on an answer to the agent's question"
    case .feelingIgnored: "a feeling or a loss is not acknowledged"
    case .noAnswerBefore: "an earlier contact had no answer"
    case .endsOnlyAsked: "the conversation ends after a reply that only asked"
    case .endsOnMatterQuestion: "the conversation ends after a question about the matter"
    case .endsOpen: "the conversation ends on something open"
    case .endsOnSetPhrases: "the last reply to a wish is only set phrases"
    case .asksProblemAgain: "asks for the problem after it was told"
    case .thanksForAnger: "anger is answered with thanks and no apology"
    case .endsOnRefusal: "something is refused and nothing offered"
    case .feelingAlone: "a feeling is not acknowledged"
    case .lossAlone: "a loss is not acknowledged"
    case .isChat: "the conversation is a chat"
    case .similarity: "the likeness of the reply and the customer's words"
    case .replyYou: "how often the reply addresses the customer"
    case .afterSentences: "how much the customer answers"
    case .afterNumber: "the customer answers with a number"
    case .afterLastLineOk: "the last line is thanks or agreement"
    case .afterGivesData: "the customer only gives the data asked for"
    }
  }
}
