#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The Beta distribution, as far as shrinkage needs it.
struct BetaDistribution: Hashable, Sendable {
  /// Above 0.
  var alpha: Double
  /// Above 0.
  var beta: Double

  init(alpha: Double, beta: Double) {
    self.alpha = max(alpha, 1e-6)
    self.beta = max(beta, 1e-6)
  }

  /// The Beta distribution of this mean and variance; the variance is kept possible.
  init(mean: Double, variance: Double) {
    let m = min(max(mean, 1e-6), 1 - 1e-6)
    let v = min(max(variance, 1e-12), m * (1 - m) * 0.999)
    let sum = m * (1 - m) / v - 1
    self.init(alpha: m * sum, beta: (1 - m) * sum)
  }

  var mean: Double { alpha / (alpha + beta) }

  var variance: Double {
    let sum = alpha + beta
    return alpha * beta / (sum * sum * (sum + 1))
  }

  /// P(X ≤ x), by the continued fraction of the incomplete beta function (Lentz).
  func cumulative(_ x: Double) -> Double {
    if x <= 0 { return 0 }
    if x >= 1 { return 1 }
    let front = exp(
      LogGamma.value(alpha + beta) - LogGamma.value(alpha) - LogGamma.value(beta)
        + alpha * log(x) + beta * log(1 - x))
    if x < (alpha + 1) / (alpha + beta + 2) {
      return front * BetaDistribution.fraction(x, alpha, beta) / alpha
    }
    return 1 - front * BetaDistribution.fraction(1 - x, beta, alpha) / beta
  }

  /// The x of which a share `probability` lies below, to 1e-9, by bisection.
  func quantile(_ probability: Double) -> Double {
    var low = 0.0
    var high = 1.0
    for _ in 0..<34 {
      let middle = (low + high) / 2
      if cumulative(middle) < probability { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let tiny = 1e-300
    var c = 1.0
    var d = 1 - (a + b) * x / (a + 1)
    d = 1 / (abs(d) < tiny ? tiny : d)
    var result = d
    func step(_ numerator: Double) {
      d = 1 + numerator * d
      c = 1 + numerator / c
      d = 1 / (abs(d) < tiny ? tiny : d)
      if abs(c) < tiny { c = tiny }
      result *= c * d
    }
    for i in 1...300 {
      let m = Double(i)
      step(m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)))
      step(-(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)))
      if abs(c * d - 1) < 1e-12 { break }
    }
    return result
  }
}

/// The logarithm of the Gamma function, by Lanczos' approximation (g = 7, 9 terms; about 1e-13).
enum LogGamma {
  private static let terms = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
    -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
    1.5056327351493116e-7,
  ]

  /// - Parameter x: above 0.
  static func value(_ x: Double) -> Double {
    if x < 0.5 { return log(Double.pi / sin(Double.pi * x)) - value(1 - x) }
    let y = x - 1
    var sum = terms[0]
    for i in 1..<9 { sum += terms[i] / (y + Double(i)) }
    let t = y + 7.5
    return 0.5 * log(2 * Double.pi) + (y + 0.5) * log(t) - t + log(sum)
  }
}
