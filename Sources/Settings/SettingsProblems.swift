/// Everything that is wrong with a configuration, found in one go.
package struct SettingsProblems: Error, Sendable, Hashable, CustomStringConvertible {
  /// The configuration file.
  package var file: String
  /// Never empty.
  package var problems: [SettingsProblem]

  package init(file: String, problems: [SettingsProblem]) {
    self.file = file
    self.problems = problems
  }

  /// One line for each problem: `pipeline.json: $.sources[0].channel: unknown value …`.
  package var description: String {
    problems.map { "\(file): \($0.path): \($0.message)" }.joined(separator: "\n")
  }
}
