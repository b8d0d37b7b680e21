/// How likely a payment is to be fraud: factors multiplied, so that what matters is combinations.
enum FraudRisk {
  /// The probability times 1,000,000, at most 700,000.
  static func perMillion(of payment: Payment) -> Int {
    var risk = 425 * payment.merchant.risk / 100
    switch payment.secondFactor {
    case .some(false): risk *= 9
    case .some(true): risk = risk * 5 / 10
    case .none: risk = payment.channel == 2 ? risk * 4 : payment.channel == 3 ? risk / 2 : risk
    }
    if payment.isForeign { risk = risk * 9 * payment.country.risk / 100 }
    if payment.hour < 6 { risk *= 4 }
    if payment.amount > 30_000 { risk *= 4 } else if payment.amount > 10_000 { risk *= 2 }
    risk *= [1, 6, 24, 50][min(payment.declines, 3)]
    if payment.customer.card == 2 { risk = risk * 3 / 2 }
    if payment.customer.band == 5 { risk = risk * 3 / 2 }
    return min(risk, 700_000)
  }
}
