package import Conversations

/// A criterion with what was configured for it.
struct ConfiguredCriterion: Sendable {
  var criterion: any Judging
  var info: CriterionInfo
  var values: OptionValues
}

/// The criteria that an earlier ruleset judged with other options, where that is all in which it
/// differs: a conversation that they judge alike by both is judged alike by both rulesets.
package struct EarlierCriteria: Sendable {
  struct Member: Sendable {
    /// Place in the scorer's list.
    var index: Int
    /// As it was.
    var rule: ConfiguredCriterion
    /// Nothing but its weight or its threshold differs.
    var onlyWeighs: Bool
  }

  let criteria: [Member]

  /// Whether an evaluation by the earlier ruleset tells by itself that it holds by the later one, too:
  /// what a finding weighs, and from where on it is scored, matters only where there is one.
  package func isUntouched(_ evaluation: Evaluation) -> Bool {
    criteria.allSatisfy { member in
      member.onlyWeighs
        && !evaluation.findings.contains {
          $0.criterion == member.rule.info.id || $0.also.contains(member.rule.info.id)
        }
    }
  }
}

extension Scorer {
  /// What an earlier ruleset judged with other options; nil where it differs in more than that.
  package func difference(from earlier: RulesetDescription) -> EarlierCriteria? {
    var rules: [Int: ConfiguredCriterion] = [:]
    for change in earlier.changes(to: ruleset) {
      guard let before = change.before, change.after != nil,
        let index = Registry.criteria.firstIndex(where: {
          $0.info.id.rawValue == change.subject
        })
      else { return nil }
      var rule = rules[index] ?? self.rule(index)
      let isKnown = rule.values.set(
        change.property, told: before, specs: Registry.criteria[index].options)
      guard isKnown else { return nil }
      rules[index] = rule
    }
    return EarlierCriteria(
      criteria: rules.sorted { $0.key < $1.key }.map { index, rule in
        var rule = rule
        rule.criterion = Registry.criteria[index].init(options: rule.values)
        rule.info.weight = rule.values.weight ?? rule.info.weight
        var weighed = values[index]
        weighed.weight = rule.values.weight
        weighed.threshold = rule.values.threshold
        return .init(index: index, rule: rule, onlyWeighs: weighed == rule.values)
      })
  }

  /// A criterion of the list as it is configured.
  func rule(_ index: Int) -> ConfiguredCriterion {
    ConfiguredCriterion(criterion: criteria[index], info: infos[index], values: values[index])
  }
}
