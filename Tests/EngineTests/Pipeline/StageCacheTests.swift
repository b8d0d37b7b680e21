import Testing

@testable import Engine

@Suite struct StageCacheTests {
  @Test func keepsByInputsAndDropsTheLeastRecentlyUsed() {
    var cache = StageCache(capacity: 2)
    let keys = (0..<3).map { ContentHash("fit", [], ["\($0)"]) }
    cache.keep("fit", keys[0], 10)
    cache.keep("fit", keys[1], 11)
    let first: Int? = cache.value("fit", keys[0])
    #expect(first == 10)
    cache.keep("fit", keys[2], 12)
    let second: Int? = cache.value("fit", keys[1])
    #expect(second == nil)
    let kept: Int? = cache.value("fit", keys[0])
    #expect(kept == 10)
  }

  @Test func largeResultsCrowdOutOlderOnes() {
    var cache = StageCache(capacity: 8, cellLimit: 100)
    let keys = (0..<3).map { ContentHash("sample", [], ["\($0)"]) }
    for (index, key) in keys.enumerated() { cache.keep("sample", key, index, cells: 45) }
    let kept = keys.map { key -> Int? in cache.value("sample", key) }
    #expect(kept == [nil, 1, 2])
    cache.keep("sample", keys[0], 0, cells: 1000)
    let newest: Int? = cache.value("sample", keys[0])
    #expect(newest == 0)
  }

  @Test func stagesDoNotShareResults() {
    var cache = StageCache()
    let key = ContentHash("fit")
    cache.keep("fit", key, 1)
    let other: Int? = cache.value("sample", key)
    #expect(other == nil)
    let wrongType: String? = cache.value("fit", key)
    #expect(wrongType == nil)
  }

  @Test func hashesSeparateTheirParts() {
    #expect(ContentHash("a", [], ["bc", "d"]) != ContentHash("a", [], ["b", "cd"]))
    #expect(ContentHash("a", [], ["b"]) != ContentHash("ab"))
    #expect(ContentHash("a", [ContentHash("x")]) != ContentHash("a", [ContentHash("y")]))
    #expect(ContentHash("a", [ContentHash("x")]) == ContentHash("a", [ContentHash("x")]))
  }
}
