import Lexicons
import Testing

@Suite struct CueOrdinalTests {
  @Test func `a cue's ordinal is its place among all cues`() {
    #expect(Cue.allCases.map(\.ordinal) == Array(0..<Cue.allCases.count))
    #expect(Cue.allCases.count <= 128, "a set of cues has 128 bits")
  }
}
