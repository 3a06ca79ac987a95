import Conversations
import Foundation
import Testing

@testable import Reports

@Suite struct WordingTests {
  @Test(arguments: WordingTable.languages)
  func everyLanguageHasEveryPhrase(_ language: String) throws {
    let table = try #require(WordingTable.of(language))
    #expect(table.months.count == 12)
    for phrase in Phrase.allCases {
      #expect(table.phrases[phrase]?.isEmpty == false, "\(phrase) has no words in \(language)")
    }
    #expect(Wording(language).name(Period.week(year: 2026, week: 43)).contains("43"))
  }

  @Test(arguments: WordingTable.languages)
  func wordingsKeepTheirValues(_ language: String) throws {
    for (english, words) in try #require(WordingTable.of(language)).messages {
      func values(_ text: String) -> [String] {
        text.matches(of: /\{[0-9]\}/).map { String($0.output) }.sorted()
      }
      #expect(values(english) == values(words), "\(english)")
      #expect(english.first?.isLetter != true || words.last != ".", "\(words)")
    }
  }

  @Test func anUnknownLanguageIsEnglish() {
    let say = Wording("xx")
    #expect(say.language == "en" && say(.agents) == "Agents")
    #expect(say.name(Period.month(year: 2026, month: 10)) == "October 2026")
    #expect(say.name(Period.week(year: 2026, week: 43)) == "week 43 of 2026")
  }
}
