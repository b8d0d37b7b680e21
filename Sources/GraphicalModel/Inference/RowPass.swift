/// One pass over some rows of a node: all that is multiplied and summed of a cell happens while it is at hand.
///
/// A node's cells are its base times the factors of its tables; the product itself is not stored.
struct RowPass {
  let tables: NodeTables
  /// The node's base cells.
  let base: Cells
  /// Factors and sums of all nodes' tables; those of wide tables may be summed by several passes at once.
  let factors: Cells
  let sums: Cells
  let wideSums: Cells

  private var scratch: Cells { wideSums + tables.scratch }

  /// Sums the cells to the separator's table; a wide one's own factors are left out.
  func collect(_ rows: Range<Int>) {
    let target = tables.separator.table
    if target == 0 {
      collectRows(rows)
    } else {
      collect(rows, into: tables.wide[target - 1])
    }
  }

  private func collectRows(_ rows: Range<Int>) {
    let (row, outer) = (tables.row, factors + tables.outer.offset)
    let totals = sums + tables.outer.offset
    let wide = tables.collected
    switch wide.count {
    case 0:
      for line in rows { totals[line] = outer[line] * Rows.sum(base + line * row, row) }
    case 1:
      let first = factors + wide[0].offset
      wide[0].rowOffsets.withUnsafeBufferPointer { offsets in
        for line in rows {
          totals[line] =
            outer[line] * Rows.sum(base + line * row, first + offsets[line], row)
        }
      }
    default:
      let (first, second) = (factors + wide[0].offset, factors + wide[1].offset)
      wide[0].rowOffsets.withUnsafeBufferPointer { a in
        wide[1].rowOffsets.withUnsafeBufferPointer { b in
          for line in rows {
            let cells = multiplied(line, by: wide.dropFirst(2))
            totals[line] =
              outer[line] * Rows.sum(cells, first + a[line], second + b[line], row)
          }
        }
      }
    }
  }

  private func collect(_ rows: Range<Int>, into target: NodeTables.Table) {
    let (row, outer) = (tables.row, factors + tables.outer.offset)
    let totals = wideSums + target.offset
    let wide = tables.collected
    target.rowOffsets.withUnsafeBufferPointer { targets in
      switch wide.count {
      case 0:
        for line in rows {
          Rows.add(
            base + line * row, times: outer[line], row, into: totals + targets[line])
        }
      case 1:
        let first = factors + wide[0].offset
        wide[0].rowOffsets.withUnsafeBufferPointer { offsets in
          for line in rows {
            Rows.add(
              base + line * row, first + offsets[line], times: outer[line], row,
              into: totals + targets[line])
          }
        }
      default:
        let (first, second) = (factors + wide[0].offset, factors + wide[1].offset)
        wide[0].rowOffsets.withUnsafeBufferPointer { a in
          wide[1].rowOffsets.withUnsafeBufferPointer { b in
            for line in rows {
              Rows.add(
                multiplied(line, by: wide.dropFirst(2)), first + a[line], second + b[line],
                times: outer[line], row, into: totals + targets[line])
            }
          }
        }
      }
    }
  }

  /// Sums the cells to all tables.
  func distribute(_ rows: Range<Int>) {
    let (row, outer) = (tables.row, factors + tables.outer.offset)
    let totals = sums + tables.outer.offset
    let wide = tables.wide
    switch wide.count {
    case 0:
      for line in rows { totals[line] = outer[line] * Rows.sum(base + line * row, row) }
    case 1:
      let (first, x) = (factors + wide[0].offset, wideSums + wide[0].offset)
      wide[0].rowOffsets.withUnsafeBufferPointer { offsets in
        for line in rows {
          totals[line] = Rows.spread(
            base + line * row, first + offsets[line], times: outer[line], row,
            onto: x + offsets[line])
        }
      }
    default:
      let (first, x) = (factors + wide[0].offset, wideSums + wide[0].offset)
      let (second, y) = (factors + wide[1].offset, wideSums + wide[1].offset)
      wide[0].rowOffsets.withUnsafeBufferPointer { a in
        wide[1].rowOffsets.withUnsafeBufferPointer { b in
          for line in rows {
            let cells = multiplied(line, by: wide.dropFirst(2))
            totals[line] = Rows.spread(
              cells, first + a[line], second + b[line], times: outer[line], row,
              onto: x + a[line], and: y + b[line])
            if wide.count > 2 { spreadFurther(line, cells, first + a[line], second + b[line]) }
          }
        }
      }
    }
  }

  /// Adds a row, of which `cells` lack three factors, to the tables after the first two.
  private func spreadFurther(
    _ line: Int, _ cells: ConstantCells, _ first: ConstantCells, _ second: ConstantCells
  ) {
    let row = tables.row
    Rows.multiply(cells, first, row, into: scratch)
    Rows.multiply(scratch, second, row, into: scratch)
    let outer = factors[tables.outer.offset + line]
    for table in tables.wide.dropFirst(2) {
      Rows.add(
        scratch, times: outer, row, into: wideSums + table.offset + table.rowOffsets[line])
    }
  }

  /// Multiplies the factors into the base, and adds `floor` to every cell.
  func settle(_ rows: Range<Int>, floor: Double) {
    for line in rows {
      let cells = base + line * tables.row
      for table in tables.wide {
        Rows.multiply(
          cells, factors + table.offset + table.rowOffsets[line], tables.row, into: cells)
      }
      Rows.scale(
        cells, times: factors[tables.outer.offset + line], plus: floor, tables.row)
    }
  }

  /// A row of the base times further factors; without any, the base itself.
  @inline(__always)
  private func multiplied(
    _ line: Int, by further: ArraySlice<NodeTables.Table>
  ) -> ConstantCells {
    var source = ConstantCells(base + line * tables.row)
    for table in further {
      Rows.multiply(
        source, factors + table.offset + table.rowOffsets[line], tables.row, into: scratch)
      source = ConstantCells(scratch)
    }
    return source
  }
}
