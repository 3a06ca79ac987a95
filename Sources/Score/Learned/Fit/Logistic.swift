import Glibc

/// A matrix of inputs, row by row.
struct InputMatrix {
  let width: Int
  private(set) var values: [Double] = []
  var rows: Int { width == 0 ? 0 : values.count / width }

  init(width: Int) { self.width = width }

  mutating func append(_ row: [Double]) {
    precondition(row.count == width, "a row of another width")
    values += row
  }

  /// The product of each row with some weights.
  func products(_ weights: [Double]) -> [Double] {
    values.withUnsafeBufferPointer { values in
      (0..<rows).map { row in
        var sum = 0.0
        for column in 0..<width { sum += values[row * width + column] * weights[column] }
        return sum
      }
    }
  }
}

/// Logistic regression with a Gaussian prior for each weight, by Newton's method.
enum Logistic {
  private static let mostSteps = 60
  private static let goodEnough = 1e-8
  /// A step changes no weight by more.
  private static let longestStep = 1.0

  /// The weights most probable after the targets.
  ///
  /// - Parameters:
  ///   - inputs: one row a case; a column of ones where a bias is wanted.
  ///   - targets: for each row, 1 or 0.
  ///   - expected: the prior's means.
  ///   - precisions: for each weight 1 / variance of its prior; 0: no prior.
  static func fit(
    _ inputs: InputMatrix, targets: [Double], expected: [Double], precisions: [Double]
  ) -> [Double] {
    var weights = expected
    for _ in 0..<mostSteps {
      let fitted = inputs.products(weights).map { 1 / (1 + exp(-$0)) }
      let (gradient, curvature) = derivatives(
        inputs, targets, fitted, weights, expected, precisions)
      guard let step = Cholesky.solve(curvature, gradient) else { break }
      var largest = 0.0
      for index in weights.indices {
        weights[index] += min(longestStep, max(-longestStep, step[index]))
        largest = max(largest, abs(step[index]))
      }
      if largest < goodEnough { break }
    }
    return weights
  }

  /// The gradient of the log posterior, and its negative curvature (lower triangle, row by row).
  static func derivatives(
    _ inputs: InputMatrix, _ targets: [Double], _ fitted: [Double], _ weights: [Double],
    _ expected: [Double], _ precisions: [Double]
  ) -> (gradient: [Double], curvature: [Double]) {
    let width = inputs.width
    var gradient = (0..<width).map { -precisions[$0] * (weights[$0] - expected[$0]) }
    var curvature = [Double](repeating: 0, count: width * width)
    for index in 0..<width { curvature[index * width + index] = precisions[index] }
    inputs.values.withUnsafeBufferPointer { values in
      gradient.withUnsafeMutableBufferPointer { gradient in
        curvature.withUnsafeMutableBufferPointer { curvature in
          for row in 0..<inputs.rows {
            let first = row * width
            let miss = targets[row] - fitted[row]
            let spread = fitted[row] * (1 - fitted[row])
            for i in 0..<width {
              let value = values[first + i]
              if value == 0 { continue }
              gradient[i] += miss * value
              let scaled = spread * value
              for k in 0...i { curvature[i * width + k] += scaled * values[first + k] }
            }
          }
        }
      }
    }
    return (gradient, curvature)
  }
}

/// Solves systems with a symmetric, positive definite matrix.
enum Cholesky {
  /// - Parameter matrix: its lower triangle, row by row.
  /// - Returns: nil where it is not positive definite.
  static func solve(_ matrix: [Double], _ right: [Double]) -> [Double]? {
    let size = right.count
    var lower = matrix
    let isDefinite = lower.withUnsafeMutableBufferPointer { lower in
      for row in 0..<size {
        for column in 0...row {
          var sum = lower[row * size + column]
          for k in 0..<column { sum -= lower[row * size + k] * lower[column * size + k] }
          if row == column {
            guard sum > 0 else { return false }
            lower[row * size + row] = sum.squareRoot()
          } else {
            lower[row * size + column] = sum / lower[column * size + column]
          }
        }
      }
      return true
    }
    guard isDefinite else { return nil }
    var solution = right
    for row in 0..<size {
      for k in 0..<row { solution[row] -= lower[row * size + k] * solution[k] }
      solution[row] /= lower[row * size + row]
    }
    for row in (0..<size).reversed() {
      for k in (row + 1)..<max(row + 1, size) {
        solution[row] -= lower[k * size + row] * solution[k]
      }
      solution[row] /= lower[row * size + row]
    }
    return solution
  }
}

/// Least squares with a penalty on every weight but the bias.
enum Ridge {
  static func fit(
    _ inputs: InputMatrix, targets: [Double], penalty: Double
  ) -> (bias: Double, weights: [Double]) {
    let width = inputs.width
    let count = Double(max(1, inputs.rows))
    let mean = targets.reduce(0, +) / count
    var centres = [Double](repeating: 0, count: width)
    for (index, value) in inputs.values.enumerated() { centres[index % width] += value / count }
    var matrix = [Double](repeating: 0, count: width * width)
    var right = [Double](repeating: 0, count: width)
    for index in 0..<width { matrix[index * width + index] = penalty }
    for row in 0..<inputs.rows {
      let centred = (0..<width).map { inputs.values[row * width + $0] - centres[$0] }
      for i in 0..<width where centred[i] != 0 {
        right[i] += centred[i] * (targets[row] - mean)
        for k in 0...i { matrix[i * width + k] += centred[i] * centred[k] }
      }
    }
    let weights = Cholesky.solve(matrix, right) ?? [Double](repeating: 0, count: width)
    return (mean - zip(weights, centres).reduce(0) { $0 + $1.0 * $1.1 }, weights)
  }
}
