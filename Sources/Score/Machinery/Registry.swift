package import Conversations

/// The criteria in the order of the error list. Adding one is one file and one line here.
package enum Registry {
  package static let criteria: [any Criterion.Type] = [
    UnansweredCustomer.self,  // E01
    IgnoredInformation.self,  // E02
    BrokenPromise.self,  // E03
    NothingSetInMotion.self,  // E04
    ForgottenFollowUp.self,  // E05
    UnofferedInformation.self,  // E06
    WithheldBadNews.self,  // E07
    IgnoredFeedback.self,  // E08
    UndiagnosedProblem.self,  // E09
    LateReply.self,  // E10
    AnsweredWithQuestion.self,  // E11
    UninformedAgent.self,  // E12
    UnknownProduct.self,  // E13
    EndedOnNegation.self,  // E14
    UnfeasiblePromise.self,  // E15
    SuspectedContradiction.self,  // E16
    Indifference.self,  // E17
    UnsolvedProblem.self,  // E18
    MissingGreeting.self,  // S01
    SlowService.self,  // S02
    UnownedDefect.self,  // S03
    NoResolutionPath.self,  // S04
    LowPriority.self,  // S05
    InflexiblePolicy.self,  // S06
    ReviewPenalised.self,  // S07
    BlamedForProcess.self,  // S08
    PushedWork.self,  // S09
    BasicsOnly.self,  // S10
    SystemExcuse.self,  // S11
    PushedUpsell.self,  // S12
    CreepyPersonalisation.self,  // S13
    UnsafePersonalData.self,  // S14
    Faceless.self,  // S15
    ForcedChannelSwitch.self,  // S16
    InapplicableQuestion.self,  // S17
    AskedTwice.self,  // S18
    ContradictedCustomer.self,  // S19
    ImpossibleRequest.self,  // S20
    MissingEmpathy.self,  // S21
    StyleMismatch.self,  // S22
    RudeAgent.self,  // S23
  ]

  /// Every id of the error list, also of errors whose criterion is not built.
  package static let listedIDs: [String] = listed("E", 18) + listed("S", 23)

  private static func listed(_ letter: String, _ last: Int) -> [String] {
    (1...last).map { letter + ($0 < 10 ? "0" : "") + String($0) }
  }

  package static let commendations: [any ExemplaryAct.Type] = [
    AlternativeAfterRefusal.self,  // C01
    KeptPromise.self,  // C02
    OwnedMistake.self,  // C03
    FeelingAcknowledged.self,  // C04
    FoundOut.self,  // C05
    FollowedUp.self,  // C06
    CustomerWonBack.self,  // C07
    SolvedAndConfirmed.self,  // C08
    NothingLeftToDo.self,  // C09
    ConsiderateCorrection.self,  // C10
    BeyondTheRule.self,  // C11
    SmoothHandOver.self,  // C12
    WishedChannel.self,  // C13
    GuardedData.self,  // C14
    PraisedByCustomer.self,  // C15
    DidMore.self,  // C16
  ]

  package static let infos: [CriterionInfo] = criteria.map { $0.info }

  /// - Parameter id: such as `E11`; case does not matter.
  package static func criterion(_ id: String) -> (any Criterion.Type)? {
    criteria.first { $0.info.id.rawValue == id.uppercased() }
  }
}
