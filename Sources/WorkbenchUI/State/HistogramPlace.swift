/// How the chosen column is looked at.
public struct HistogramPlace: Hashable, Sendable {
  /// In which order categories stand.
  public enum Order: String, Hashable, Sendable, CaseIterable {
    /// As the domain has them.
    case own
    /// The most real rows first.
    case count
    /// The greatest difference first.
    case difference
  }

  /// The order that a person has chosen; `nil` sorts long lists by count.
  public internal(set) var order: Order?
  /// Whether shares of rows up to each value are drawn instead of counts.
  public internal(set) var isCumulative = false
  /// The bar under the cursor; `nil` without one.
  public internal(set) var bar: Int?
  /// The bars in view on an axis; `nil` shows all.
  public internal(set) var zoom: Range<Int>?

  /// What stays when another column is chosen: the order and the kind of picture.
  var forAnotherColumn: HistogramPlace {
    var place = self
    place.bar = nil
    place.zoom = nil
    return place
  }
}
