import Conversations

/// A tally, judged.
struct LanguageScores {
  /// By the order of `LanguageIdentifier.latin`; zero where the script is another one.
  private(set) var latin = SIMD4<Double>()
  private(set) var guess = LanguageGuess.undetermined

  init(_ tally: LanguageTally) {
    let letters = tally.latin + tally.cyrillic + tally.otherScript
    if letters == 0 || tally.otherScript * 2 > letters { return }
    latin = LanguageScores.latinScores(tally)
    if tally.cyrillic > tally.latin {
      let language = LanguageScores.cyrillic(tally)
      guess = LanguageGuess(
        language, probability: language == .undetermined ? 0 : tally.words < 3 ? 0.9 : 0.99)
      if Double(tally.latin) > LanguageScores.secondFrom * Double(tally.cyrillic),
        tally.words >= LanguageScores.fewWords
      {
        let other = LanguageScores.best(latin)
        if other.score >= 1, other.language.isSupported { guess.second = other.language }
      }
    } else {
      guess = latinGuess(tally)
      if Double(tally.cyrillic) > LanguageScores.secondFrom * Double(tally.latin),
        tally.words >= LanguageScores.fewWords, LanguageScores.cyrillic(tally) == .russian
      {
        guess.second = .russian
      }
    }
  }

  /// A second language has at least this share of the best one's score.
  static let secondFrom = 0.6
  /// Shorter messages keep their side's language.
  static let fewWords = 4
  /// A message changes its language only if its best score stands this far above its side's.
  static let margin = 0.2

  /// Whether function words alone settle a text that was read without trigrams.
  static func isSettled(_ tally: LanguageTally) -> Bool {
    if tally.latin <= tally.cyrillic || tally.latin <= tally.otherScript { return true }
    var best: Int32 = 0
    var next: Int32 = 0
    for k in 0..<5 {
      let hits = tally.hits[k]
      if hits > best {
        next = best
        best = hits
      } else if hits > next {
        next = hits
      }
    }
    return best >= settledFrom && next * 2 <= best
  }

  /// So many function words settle a text's language.
  static let settledFrom: Int32 = 12

  func score(of language: Language) -> Double {
    LanguageIdentifier.latin.firstIndex(of: language).map { latin[$0] } ?? 0
  }

  // MARK: Latin

  private static func latinScores(_ tally: LanguageTally) -> SIMD4<Double> {
    var scores = SIMD4<Double>(tally.hits.lowHalf)
    if tally.nie >= 2 { scores[2] += Double(tally.nie / 2) * 2 }
    if tally.trigrams > 0 {
      let mean = SIMD4<Double>(tally.ranks) / Double(tally.trigrams)
      let near = SIMD4<Double>(repeating: 1) - mean / Double(LanguageIdentifier.profileSize)
      scores += near * 3 * min(1, Double(tally.words) / Double(fewWords))
    }
    return scores
  }

  private static func best(_ scores: SIMD4<Double>) -> (language: Language, score: Double) {
    var place = 0
    for k in 1..<4 where scores[k] > scores[place] { place = k }
    return (LanguageIdentifier.latin[place], scores[place])
  }

  /// How much a language with this share of the best one's score puts it in doubt. Relatives share
  /// half of their function words and are told apart all the same, hence the high power.
  private static func rivalry(_ share: Double) -> Double {
    let cube = share * share * share
    return cube * cube
  }

  private func latinGuess(_ tally: LanguageTally) -> LanguageGuess {
    let (language, top) = LanguageScores.best(latin)
    let foreign = Double(tally.hits[4])
    // Too little to go by, or more words of languages that are not told apart.
    if top < 0.3 || foreign > 1, foreign >= top { return .undetermined }
    var second: Language?
    var secondScore = 0.0
    var sum = 0.0
    for k in 0..<4 {
      let share = latin[k] / top
      sum += LanguageScores.rivalry(share)
      let other = LanguageIdentifier.latin[k]
      if other != language, other.isSupported, share > LanguageScores.secondFrom,
        tally.words >= LanguageScores.fewWords, latin[k] > secondScore
      {
        second = other
        secondScore = latin[k]
      }
    }
    // The second language's lexicon is run as well: it is no rival.
    if second != nil { sum -= LanguageScores.rivalry(secondScore / top) }
    return LanguageGuess(language, probability: 1 / sum, second: second)
  }

  // MARK: Cyrillic

  private static func cyrillic(_ tally: LanguageTally) -> Language {
    let letters = Double(tally.cyrillic)
    if tally.otherCyrillic > 1, Double(tally.otherCyrillic) > letters * 0.01 {
      return .undetermined
    }
    if tally.ukrainianLetters > 0, tally.ukrainianLetters >= tally.russianLetters {
      // A stray letter of another keyboard is no language.
      let isStray = tally.ukrainianLetters == 1 && tally.cyrillicHits[0] > tally.cyrillicHits[1]
      if !isStray { return .ukrainian }
    }
    if tally.russianLetters == 0 {
      let hits = tally.cyrillicHits
      if tally.bulgarianSigns > 0, hits[2] >= hits[0] || tally.bulgarianSigns > 1 {
        return .bulgarian
      }
      if hits[2] >= 2, hits[2] > hits[0], hits[2] > hits[1] { return .bulgarian }
      if hits[1] >= 2, hits[1] > hits[0] { return .ukrainian }
    }
    return .russian
  }
}
