import Conversations
import Scorecards

/// Small drawings as inline SVG, with attributes only: the pages' policy forbids style attributes.
enum Figures {
  /// An interval with its point and a tick for comparison, on a scale from `low` to `high`.
  ///
  /// - Parameter label: what a screen reader says.
  static func interval(
    _ html: inout HTMLWriter, value: Double, interval: ClosedRange<Double>, tick: Double?,
    scale: ClosedRange<Double>, standing: Standing, label: String
  ) {
    let width = 132.0
    let size = scale.upperBound - scale.lowerBound
    func x(_ v: Double) -> Double {
      4 + (width - 8) * min(1, max(0, size > 0 ? (v - scale.lowerBound) / size : 0))
    }
    html.raw("<svg class=\"fig\" width=\"132\" height=\"14\" viewBox=\"0 0 132 14\" role=\"img\"")
    html.element(" aria-label=\"", label, "\"><g")
    switch standing {
    case .better: html.raw(" class=\"better\"")
    case .worse: html.raw(" class=\"worse\"")
    default: break
    }
    html.raw("><line class=\"axis\" x1=\"4\" x2=\"128\" y1=\"7\" y2=\"7\"/>")
    if let tick {
      html.raw("<line class=\"team\" y1=\"1\" y2=\"13\" x1=\"")
      html.number(x(tick), places: 1)
      html.raw("\" x2=\"")
      html.number(x(tick), places: 1)
      html.raw("\"/>")
    }
    html.raw("<line class=\"span\" y1=\"7\" y2=\"7\" x1=\"")
    html.number(x(interval.lowerBound), places: 1)
    html.raw("\" x2=\"")
    html.number(x(interval.upperBound), places: 1)
    html.raw("\"/><circle class=\"dot\" r=\"3\" cy=\"7\" cx=\"")
    html.number(x(value), places: 1)
    html.raw("\"/></g></svg>")
  }

  /// A histogram of conversation scores in ten bins.
  static func histogram(_ html: inout HTMLWriter, _ scores: ScoreDistribution, label: String) {
    let bins = scores.deciles
    let most = Double(max(1, bins.max() ?? 1))
    html.raw("<svg class=\"fig\" width=\"340\" height=\"118\" viewBox=\"0 0 340 118\" role=\"img\"")
    html.element(" aria-label=\"", label, "\">")
    for (i, count) in bins.enumerated() {
      let height = 80 * Double(count) / most
      html.raw("<rect class=\"bar\" width=\"30\" x=\"")
      html.number(4 + 33 * i)
      html.raw("\" y=\"")
      html.number(98 - height, places: 1)
      html.raw("\" height=\"")
      html.number(height, places: 1)
      html.raw("\"/><text text-anchor=\"middle\" x=\"")
      html.number(19 + 33 * i)
      html.raw("\" y=\"")
      html.number(94 - height, places: 1)
      html.raw("\">")
      if count > 0 { html.number(count) }
      html.raw("</text><text text-anchor=\"middle\" y=\"112\" x=\"")
      html.number(19 + 33 * i)
      html.raw("\">")
      html.text(i == 9 ? "90–100" : "\(10 * i)")
      html.raw("</text>")
    }
    html.raw("<line class=\"axis\" x1=\"4\" x2=\"336\" y1=\"98\" y2=\"98\"/></svg>")
  }

  /// All agents' rates as dots over a scale, with a tick for the whole.
  static func strip(
    _ html: inout HTMLWriter, _ rates: [(Double, Standing)], _ say: Wording, tick: Double?,
    top: Double, label: String
  ) {
    html.raw("<svg class=\"fig\" width=\"640\" height=\"64\" viewBox=\"0 0 640 64\" role=\"img\"")
    html.element(" aria-label=\"", label, "\">")
    html.raw("<line class=\"axis\" x1=\"20\" x2=\"620\" y1=\"44\" y2=\"44\"/>")
    func x(_ v: Double) -> Double { 20 + 600 * min(1, max(0, top > 0 ? v / top : 0)) }
    for i in 0...4 {
      html.raw("<text text-anchor=\"middle\" y=\"60\" x=\"")
      html.number(20 + 150 * i)
      html.element("\">", say.percent(top * Double(i) / 4) + " %", "</text>")
    }
    var stack: [Int: Int] = [:]
    for (rate, standing) in rates {
      let place = x(rate)
      // Dots that would cover each other are put on top of each other.
      let level = stack[Int(place / 5), default: 0]
      stack[Int(place / 5), default: 0] += 1
      html.raw("<g")
      if standing == .better { html.raw(" class=\"better\"") }
      if standing == .worse { html.raw(" class=\"worse\"") }
      html.raw("><circle class=\"dot\" opacity=\".6\" r=\"3\" cx=\"")
      html.number(place, places: 1)
      html.raw("\" cy=\"")
      html.number(max(4, 39 - 6 * Double(level)), places: 1)
      html.raw("\"/></g>")
    }
    if let tick {
      html.raw("<line class=\"team\" y1=\"2\" y2=\"48\" x1=\"")
      html.number(x(tick), places: 1)
      html.raw("\" x2=\"")
      html.number(x(tick), places: 1)
      html.raw("\"/>")
    }
    html.raw("</svg>")
  }

  /// Weekly rates as a line, with the limits of a control chart where there is one. A week below 10
  /// opportunities has no dot and interrupts the line; below 30 its dot is hollow.
  ///
  /// - Parameter starts: the first day of each week, as days since 1970-01-01.
  static func weeks(
    _ html: inout HTMLWriter, _ weeks: [Proportion], _ say: Wording, chart: ControlChart?,
    starts: [Int],
    label: String
  ) {
    func shown(_ week: Proportion) -> Double? { week.sample == .tooFew ? nil : week.value }
    let highest = max(
      weeks.compactMap(shown).max() ?? 0,
      chart?.limits.compactMap { $0?.upperBound }.max() ?? 0)
    let top = Figures.top(highest)
    let step = 560.0 / Double(max(1, weeks.count - 1))
    func x(_ i: Int) -> Double { 44 + step * Double(i) }
    func y(_ v: Double) -> Double { 110 - 96 * min(1, v / top) }
    func name(_ i: Int) -> String { say.shortDate(starts[i]) }
    html.raw("<svg class=\"fig\" width=\"640\" height=\"150\" viewBox=\"0 0 640 150\" role=\"img\"")
    let figures = weeks.indices.map { i in
      let week = weeks[i]
      let rate = shown(week).map { ", " + say.percent($0) + " %" } ?? ""
      return "\(name(i)) \(week.count) / \(week.total)" + rate
    }
    html.element(" aria-label=\"", "\(label): \(figures.joined(separator: "; "))", "\">")
    for i in 0...2 {
      let value = top * Double(i) / 2
      html.raw("<line class=\"axis\" x1=\"40\" x2=\"612\" y1=\"")
      html.number(y(value), places: 1)
      html.raw("\" y2=\"")
      html.number(y(value), places: 1)
      html.raw("\"/><text text-anchor=\"end\" x=\"36\" y=\"")
      html.number(y(value) + 3, places: 1)
      html.element("\">", say.percent(value) + " %", "</text>")
    }
    if let chart {
      let known = weeks.indices.filter { chart.limits[$0] != nil }
      html.raw("<path class=\"band\" d=\"")
      for (place, i) in (known + known.reversed()).enumerated() {
        guard let limit = chart.limits[i] else { continue }
        html.raw(place == 0 ? "M" : "L")
        html.number(x(i), places: 1)
        html.raw(" ")
        html.number(y(place < known.count ? limit.upperBound : limit.lowerBound), places: 1)
      }
      html.raw("Z\"/><line class=\"team\" x1=\"40\" x2=\"612\" y1=\"")
      html.number(y(chart.mean), places: 1)
      html.raw("\" y2=\"")
      html.number(y(chart.mean), places: 1)
      html.raw("\"/>")
    }
    html.raw("<path class=\"line\" d=\"")
    for (i, week) in weeks.enumerated() {
      guard let value = shown(week) else { continue }
      html.raw(i == 0 || shown(weeks[i - 1]) == nil ? "M" : "L")
      html.number(x(i), places: 1)
      html.raw(" ")
      html.number(y(value), places: 1)
    }
    html.raw("\"/>")
    for (i, week) in weeks.enumerated() {
      for (line, text) in [(128, name(i)), (142, "n \(week.total)")] {
        html.raw("<text text-anchor=\"middle\" x=\"")
        html.number(x(i), places: 1)
        html.raw("\" y=\"")
        html.number(line)
        html.element("\">", text, "</text>")
      }
      guard let value = shown(week) else { continue }
      html.raw(week.sample == .full ? "<circle class=\"dot\"" : "<circle class=\"thin\"")
      html.raw(" r=\"3\" cx=\"")
      html.number(x(i), places: 1)
      html.raw("\" cy=\"")
      html.number(y(value), places: 1)
      html.element("\"><title>", "\(week.count) / \(week.total)", "</title></circle>")
    }
    html.raw("</svg>")
  }

  /// The end of a percentage scale that holds a value: 5, 10, 20, 50 or 100 %.
  static func top(_ value: Double) -> Double {
    [0.05, 0.10, 0.20, 0.50].first { value <= $0 } ?? 1
  }
}
