/// One record of the org: only the fields that hold something.
struct SalesforceRow: Sendable {
  private struct Cell: Sendable {
    let position: Int
    var value: SalesforceValue
  }

  let id: String
  private var cells: [Cell] = []

  init(id: String) { self.id = id }

  subscript(position: Int) -> SalesforceValue {
    get {
      for cell in cells where cell.position == position { return cell.value }
      return .null
    }
    set {
      let index = cells.firstIndex { $0.position == position }
      switch (index, newValue) {
      case (let index?, .null): cells.remove(at: index)
      case (let index?, let value): cells[index].value = value
      case (nil, .null): break
      case (nil, let value): cells.append(Cell(position: position, value: value))
      }
    }
  }
}
