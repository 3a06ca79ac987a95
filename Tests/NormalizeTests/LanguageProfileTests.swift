import Foundation
import Testing

@testable import Normalize

/// Profiles are made from the texts in `Languages/`; `RECORD_SNAPSHOTS=1` rewrites them and fails.
@Suite struct LanguageProfileTests {
  private static let languages = ["en", "it", "af", "nl"]
  private static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  @Test func profilesAreThoseOfTheTexts() throws {
    let profiles = try Self.languages.map { language in
      let url = Self.tests.appendingPathComponent("Languages/\(language).txt")
      return LanguageIdentifier.profile(of: try String(contentsOf: url, encoding: .utf8))
    }
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
      try record(profiles)
      Issue.record("profiles recorded; run again without RECORD_SNAPSHOTS")
      return
    }
    for (language, profile) in zip(Self.languages, profiles) {
      #expect(profile.count == LanguageIdentifier.profileSize, "\(language)")
    }
    #expect(profiles.map { $0.joined() } == LanguageProfiles.all)
  }

  private func record(_ profiles: [[String]]) throws {
    var text = """
      /// The 300 most frequent trigrams of each Latin language, most frequent first, three characters
      /// each; `_` is a word's end. Made from `Tests/NormalizeTests/Languages` by
      /// `LanguageProfileTests` with `RECORD_SNAPSHOTS=1`: do not edit.
      enum LanguageProfiles {
        /// In the order of `LanguageIdentifier.latin`.
        static let all = [english, italian, afrikaans, dutch]

      """
    for (name, profile) in zip(["english", "italian", "afrikaans", "dutch"], profiles) {
      text += "\n  private static let \(name) = \"\"\"\n"
      for start in stride(from: 0, to: profile.count, by: 30) {
        text += "    " + profile[start..<min(start + 30, profile.count)].joined() + "\\\n"
      }
      text = String(text.dropLast(2)) + "\n    \"\"\"\n"
    }
    text += "}\n"
    let root = Self.tests.deletingLastPathComponent().deletingLastPathComponent()
    let url = root.appendingPathComponent("Sources/Normalize/LanguageProfiles.swift")
    try Data(text.utf8).write(to: url)
  }
}
