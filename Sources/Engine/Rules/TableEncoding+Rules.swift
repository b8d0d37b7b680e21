import Tables

extension TableEncoding {
  /// The modelled columns, by code, at these positions of the schema.
  func clique(_ positions: [Int]) -> Clique {
    Clique(modelled.indices.filter { positions.contains(modelled[$0]) })
  }
}
