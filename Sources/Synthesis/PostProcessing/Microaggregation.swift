/// Groups of rows that are alike.
enum Microaggregation {
  /// Points of `rows`, each column less its mean and divided by its deviation; one that is constant is 0.
  static func standardised(_ columns: [[Int64]], _ rows: [Int]) -> [[Double]] {
    let standardised = columns.map { column -> [Double] in
      let count = Double(max(1, rows.count))
      let mean = rows.reduce(0.0) { $0 + Double(column[$1]) } / count
      let squares = rows.reduce(0.0) {
        $0 + (Double(column[$1]) - mean) * (Double(column[$1]) - mean)
      }
      let deviation = (squares / count).squareRoot()
      return rows.map { deviation > 0 ? (Double(column[$0]) - mean) / deviation : 0 }
    }
    return rows.indices.map { place in standardised.map { $0[place] } }
  }

  /// Places cut into blocks of at most `most` (and at least `least`) along the sum of their values.
  static func blocks(_ points: [[Double]], most: Int, least: Int) -> [[Int]] {
    let keys = points.map { $0.reduce(0, +) }
    let order = points.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
    guard order.count > most else { return [order] }
    let count = max(1, min((order.count + most - 1) / most, order.count / max(1, least)))
    return (0..<count).map { block in
      Array(order[block * order.count / count..<(block + 1) * order.count / count])
    }
  }

  /// The groups of MDAV: each of `size` rows, the last of up to 2·size − 1; places into `points`.
  ///
  /// - Complexity: O(places² / size · columns).
  static func groups(_ points: [[Double]], _ places: [Int], of size: Int) -> [[Int]] {
    guard points.first?.count != 1 else { return sortedGroups(points, places, of: size) }
    var left = places.sorted()
    var groups: [[Int]] = []
    while left.count >= 3 * size {
      let centre = mean(points, left)
      let first = farthest(points, left, from: centre)
      groups.append(takeNearest(points, &left, to: points[first], size))
      let second = farthest(points, left, from: points[first])
      groups.append(takeNearest(points, &left, to: points[second], size))
    }
    if left.count >= 2 * size {
      let first = farthest(points, left, from: mean(points, left))
      groups.append(takeNearest(points, &left, to: points[first], size))
    }
    groups.append(left)
    return groups
  }

  /// One column: runs in order, which for groups of fixed size are the closest.
  private static func sortedGroups(_ points: [[Double]], _ places: [Int], of size: Int) -> [[Int]] {
    let order = places.sorted { (points[$0][0], $0) < (points[$1][0], $1) }
    let count = max(1, order.count / size)
    return (0..<count).map { group in
      Array(order[group * size..<(group + 1 == count ? order.count : (group + 1) * size)])
    }
  }

  private static func takeNearest(
    _ points: [[Double]], _ left: inout [Int], to centre: [Double], _ size: Int
  ) -> [Int] {
    // The nearest so far in ascending order, the earlier place first.
    var nearest: [(distance: Double, index: Int)] = []
    for (index, place) in left.enumerated() {
      let distance = distance(points[place], centre)
      if nearest.count == size, let last = nearest.last, distance >= last.distance { continue }
      if nearest.count == size { nearest.removeLast() }
      var at = nearest.count
      while at > 0, nearest[at - 1].distance > distance { at -= 1 }
      nearest.insert((distance, index), at: at)
    }
    let taken = Set(nearest.map(\.index))
    let group = nearest.map { left[$0.index] }
    left = left.indices.filter { !taken.contains($0) }.map { left[$0] }
    return group
  }

  private static func farthest(_ points: [[Double]], _ places: [Int], from centre: [Double]) -> Int
  {
    var best = (place: places[0], distance: -1.0)
    for place in places {
      let distance = distance(points[place], centre)
      if distance > best.distance { best = (place, distance) }
    }
    return best.place
  }

  private static func mean(_ points: [[Double]], _ places: [Int]) -> [Double] {
    var sums = Array(repeating: 0.0, count: points[places[0]].count)
    for place in places { for (axis, value) in points[place].enumerated() { sums[axis] += value } }
    return sums.map { $0 / Double(places.count) }
  }

  private static func distance(_ point: [Double], _ other: [Double]) -> Double {
    var sum = 0.0
    for axis in point.indices { sum += (point[axis] - other[axis]) * (point[axis] - other[axis]) }
    return sum
  }

  /// The quotient to the nearest whole number, from the middle to the even one, for a divisor above 0.
  static func rounded(_ sum: Int128, by divisor: Int128) -> Int64 {
    let (below, remainder) = sum.flooredDivision(by: divisor)
    let up = 2 * remainder > divisor || 2 * remainder == divisor && below % 2 != 0
    return Int64(clamping: below + (up ? 1 : 0))
  }
}
