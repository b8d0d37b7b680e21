/// The table of card payments.
enum PaymentsTable {
  /// The sample with `rows` payments in the order in which they happened.
  static func sample(rows: Int) -> Sample {
    var random = SampleRandom(seed: 0x5E3B_1A9C_E002)
    let year = PaymentYear()
    let payments = (0..<rows).map { _ in Payment.draw(in: year, with: &random) }
    // Ties keep the order in which they were drawn, whatever the sorting algorithm.
    let order = payments.indices.sorted {
      (payments[$0].second, $0) < (payments[$1].second, $1)
    }
    var table = TableText(header: columns, rows: rows)
    for position in order { table.append(fields(of: payments[position], in: year)) }
    return Sample(
      name: "payments", table: table.text, schema: schema, session: session,
      others: [("currencies.csv", Country.currencies)])
  }

  private static func fields(of payment: Payment, in year: PaymentYear) -> [String?] {
    [
      year.text(ofSecond: payment.second), String(payment.hour), Cents.text(payment.amount),
      payment.country.currency, payment.merchant.name, payment.country.code,
      Payment.channels[payment.channel], Customer.cards[payment.customer.card],
      Customer.ageBands[payment.customer.band], String(payment.declines),
      payment.distance.map(String.init), payment.isForeign ? "yes" : "no",
      payment.secondFactor.map { $0 ? "yes" : "no" }, payment.fraud ? "yes" : "no",
    ]
  }
}
