/// The wards of the hospital.
enum Ward: String, CaseIterable, Sendable {
  case medicine, surgery, cardiology, oncology, maternity, paediatrics, orthopaedics, psychiatry
  case intensiveCare = "intensive-care"

  /// Whether patients here have a procedure on record.
  var isSurgical: Bool { self == .surgery || self == .orthopaedics || self == .maternity }

  /// The middle length of a stay at middling severity, in tenths of a day.
  var typicalStay: Int {
    switch self {
    case .medicine: 46
    case .surgery: 26
    case .cardiology: 42
    case .oncology: 60
    case .maternity: 75
    case .paediatrics: 36
    case .orthopaedics: 50
    case .psychiatry: 170
    case .intensiveCare: 58
    }
  }

  /// What a day costs, in euros.
  var dailyCost: Int {
    switch self {
    case .medicine: 410
    case .surgery: 560
    case .cardiology: 690
    case .oncology: 820
    case .maternity: 520
    case .paediatrics: 450
    case .orthopaedics: 540
    case .psychiatry: 260
    case .intensiveCare: 1950
    }
  }

  /// Steps that being here adds to the severity score, in tenths.
  var severity: Int {
    switch self {
    case .intensiveCare: 16
    case .oncology, .cardiology: 3
    case .maternity, .paediatrics: -5
    default: 0
    }
  }
}
