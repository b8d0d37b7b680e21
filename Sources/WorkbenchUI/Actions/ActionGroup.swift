/// The parts of the menus and of the printed reference, in their order.
public enum ActionGroup: String, Hashable, Sendable, CaseIterable {
  /// Edits of the choices.
  case editing = "Editing"
  /// Moving about and changing what is shown.
  case looking = "Looking"
  /// Weighing one state against another.
  case comparing = "Comparing"
  /// Reading and writing.
  case files = "Files"
  /// The workbench itself.
  case workbench = "Workbench"
}
