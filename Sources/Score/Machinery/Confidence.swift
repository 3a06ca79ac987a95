package import Conversations

/// How sure a suspicion is (ERROR-LIST 8).
package enum Confidence {
  /// Noisy-or over families, the strongest item of each; guards; language; applicability; cap.
  ///
  /// - Parameters:
  ///   - suspicion: its evidence and guards.
  ///   - decidability: the criterion's class, which caps the result.
  ///   - languageFactor: `min(1, P(language)) × prior_scale`, used only where words are evidence.
  /// - Returns: 0 ... 0.95.
  package static func of(
    _ suspicion: Suspicion, decidability: Decidability, languageFactor: Double
  ) -> Double {
    var strongest: [EvidenceFamily: Double] = [:]
    for item in suspicion.evidence {
      strongest[item.family] = max(strongest[item.family] ?? 0, item.strength)
    }
    // In the families' order, so that rounding never depends on a dictionary's.
    var miss = 1.0
    for family in EvidenceFamily.allCases {
      guard let strength = strongest[family] else { continue }
      miss *= 1 - (family == .lexical ? strength * languageFactor : strength)
    }
    var value = 1 - miss
    for item in suspicion.guards { value *= 1 - item.discount }
    value *= suspicion.applicability
    let capped = min(decidability.cap(isSettled: suspicion.isSettled), value)
    return (capped * 1000).rounded() / 1000
  }
}
