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

  /// A draw: the ratio of two Gamma draws.
  func draw(_ random: inout SeededGenerator) -> Double {
    let x = random.gamma(alpha)
    let y = random.gamma(beta)
    return x + y > 0 ? x / (x + y) : mean
  }

  private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let tiny = 1e-300
    var c = 1.0
    var d = 1 - (a + b) * x / (a + 1)
    d = 1 / (abs(d) < tiny ? tiny : d)
    var result = d
    for i in 1...300 {
      let m = Double(i)
      for numerator in [
        m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
        -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
      ] {
        d = 1 + numerator * d
        c = 1 + numerator / c
        d = 1 / (abs(d) < tiny ? tiny : d)
        if abs(c) < tiny { c = tiny }
        result *= c * d
      }
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

/// Random numbers that depend on nothing but an agent and a period (xoshiro256**), so that a report
/// made twice is the same report.
struct SeededGenerator: Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  init(seed text: String) {
    var seed: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { seed = (seed ^ UInt64(byte)) &* 0x100_0000_01b3 }
    func split() -> UInt64 {
      seed &+= 0x9e37_79b9_7f4a_7c15
      var z = seed
      z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
      z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
      return z ^ (z >> 31)
    }
    state = (split(), split(), split(), split())
  }

  mutating func next() -> UInt64 {
    func rotated(_ x: UInt64, _ k: UInt64) -> UInt64 { (x << k) | (x >> (64 - k)) }
    let result = rotated(state.1 &* 5, 7) &* 9
    let t = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= t
    state.3 = rotated(state.3, 45)
    return result
  }

  /// Above 0, below 1.
  mutating func uniform() -> Double {
    (Double(next() >> 11) + 0.5) * 0x1p-53
  }

  /// Standard normal, by Marsaglia's polar method.
  mutating func normal() -> Double {
    while true {
      let u = 2 * uniform() - 1
      let v = 2 * uniform() - 1
      let s = u * u + v * v
      if s > 0 && s < 1 { return u * (-2 * log(s) / s).squareRoot() }
    }
  }

  /// Gamma with this shape and scale 1 (Marsaglia and Tsang 2000).
  mutating func gamma(_ shape: Double) -> Double {
    if shape < 1 { return gamma(shape + 1) * pow(uniform(), 1 / shape) }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let v = 1 + c * x
      if v <= 0 { continue }
      let cube = v * v * v
      let u = uniform()
      if u < 1 - 0.0331 * x * x * x * x || log(u) < 0.5 * x * x + d * (1 - cube + log(cube)) {
        return d * cube
      }
    }
  }
}
