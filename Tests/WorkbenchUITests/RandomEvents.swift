import Tables
import Terminal

/// What a person, a cat and a terminal may do: keys, mouse, paste and sizes, from a seed.
struct RandomEvents {
  private var random: SeededRandom

  init(seed: UInt64) { random = SeededRandom(seed: seed) }

  private static let keys: [Key] = [
    .up, .down, .left, .right, .home, .end, .pageUp, .pageDown, .enter, .escape, .tab, .backTab,
    .backspace, .delete, .insert, .function(1), .function(2), .function(4), .function(5),
  ]

  private static let actions: [MouseEvent.Action] = [
    .press(.left), .press(.left), .press(.right), .release(.left), .drag(.left), .wheelUp,
    .wheelDown,
  ]

  /// A number from 0 below `bound`.
  mutating func below(_ bound: Int) -> Int { Int(random.next() % UInt64(max(1, bound))) }

  /// The next event on a screen of `size`.
  mutating func next(_ size: Size) -> InputEvent {
    switch below(20) {
    case 0:
      return .resize(width: below(below(2) == 0 ? 12 : 220), height: below(below(2) == 0 ? 8 : 70))
    case 1: return .paste(["x\ny", "", "ＷＩＤＥ", "1e-3"][below(4)])
    case 2: return .wake
    case 3, 4, 5:
      return .mouse(
        MouseEvent(
          Self.actions[below(Self.actions.count)],
          at: Position(x: below(size.width + 4) - 2, y: below(size.height + 4) - 2),
          clicks: 1 + below(2)))
    case 6, 7, 8, 9, 10: return .key(Self.keys[below(Self.keys.count)])
    case 11: return .control(Character(UnicodeScalar(UInt8(97 + below(26)))))
    default: return .character(Character(UnicodeScalar(UInt8(32 + below(95)))))
    }
  }
}
