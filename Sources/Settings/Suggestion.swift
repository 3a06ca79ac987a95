/// "Did you mean": the nearest of the words that would have been right.
package enum Suggestion {
  /// The allowed word nearest to what was written, or nil where none is near.
  ///
  /// Near means an edit distance (insertions, deletions, changes, swapped neighbours) of at most a
  /// third of the longer word, at least 1; case and the signs `_`, `-` and space do not count.
  /// The first of equally near words wins.
  package static func nearest(to word: String, in allowed: [String]) -> String? {
    let typed = fold(word)
    if typed.isEmpty || typed.count > 80 { return nil }
    var best: (word: String, distance: Int)?
    for candidate in allowed {
      let folded = fold(candidate)
      let limit = max(1, max(typed.count, folded.count) / 3)
      if abs(typed.count - folded.count) > limit { continue }
      let found = distance(typed, folded)
      if found <= limit, found < best?.distance ?? .max { best = (candidate, found) }
    }
    return best?.word
  }

  /// `; did you mean "x"?`, or `; allowed: a, b, c` where nothing is near and the list is short.
  package static func hint(for word: String, in allowed: [String]) -> String {
    if let near = nearest(to: word, in: allowed) { return "; did you mean \"\(near)\"?" }
    if allowed.isEmpty || allowed.count > 24 { return "" }
    return "; allowed: " + allowed.joined(separator: ", ")
  }

  private static func fold(_ word: String) -> [Unicode.Scalar] {
    word.lowercased().unicodeScalars.filter { $0 != "_" && $0 != "-" && $0 != " " }
  }

  /// Optimal string alignment distance.
  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var before: [Int] = []
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [i]
      row.reserveCapacity(b.count + 1)
      for j in 1...b.count {
        var cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          cost = min(cost, before[j - 2] + 1)
        }
        row.append(cost)
      }
      before = last
      last = row
    }
    return last[b.count]
  }
}
