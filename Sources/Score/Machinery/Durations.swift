package import Conversations

/// Lengths of time as messages print them.
package enum Durations {
  /// `45 s`, `12 min`, `3 h 20 min`, `2 d 4 h`. Negative lengths print as 0.
  package static func text(_ seconds: Int64) -> Message {
    let s = max(0, seconds)
    if s < 120 { return "\(s) s" }
    if s < 7_200 {
      return s < 600 && s % 60 > 0 ? "\(s / 60) min \(s % 60) s" : "\(s / 60) min"
    }
    if s < 172_800 {
      let minutes = s % 3600 / 60
      return minutes > 0 ? "\(s / 3600) h \(minutes) min" : "\(s / 3600) h"
    }
    let hours = s % 86_400 / 3600
    return hours > 0 ? "\(s / 86_400) d \(hours) h" : "\(s / 86_400) d"
  }
}
