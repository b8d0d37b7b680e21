extension PaymentsTable {
  /// The columns in the order of the file.
  static let columns: [ColumnText] = [
    .range(
      "paid_at", "timestamp", "2024-01-01T00:00:00", "2024-12-31T23:59:59", bins: 122,
      role: "quasi-identifier", "Local time of the payment"),
    .range("hour", "integer", "0", "23", unit: "h", "Hour of paid_at"),
    .range(
      "amount", "decimal", "0", "2000", digits: 2, bins: 400,
      atoms: [5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 2000], unit: "EUR", role: "quasi-identifier",
      "Amount in euros, whatever the currency; 2000 is the card's limit"),
    .names(
      "currency", Set(Country.all.map(\.currency)).sorted(), "Currency of the country"),
    .names("merchant", Merchant.all.map(\.name), "Category of the merchant"),
    .names(
      "country", Country.all.map(\.code), role: "quasi-identifier",
      "Country of the merchant, two letters"),
    .names("channel", Payment.channels, "How the card was read or entered"),
    .names("card", Customer.cards, "Kind of card"),
    .names(
      "age_band", Customer.ageBands, role: "quasi-identifier", "Age of the customer, in years"),
    .range(
      "declines", "integer", "0", "9",
      "Refused attempts with this card in the day before; 9 stands for more"),
    .range(
      "distance", "integer", "0", "200", nulls: true, unit: "km",
      "From home to the merchant; 200 stands for more; null when online or by phone"),
    .names("is_foreign", kind: "boolean", ["no", "yes"], "Whether the country is not NL"),
    .names(
      "second_factor", kind: "boolean", ["no", "yes"], nulls: true,
      "Whether a second factor was asked for; null unless online"),
    .names(
      "fraud", kind: "boolean", ["no", "yes"], role: "target", sensitivity: "high",
      "Whether the payment was later found to be fraud"),
  ]

  static let schema = SchemaText.make(
    comment: "Card payments (invented): what each column means and its possible values.", columns)

  static let session = """
    # A first session on the invented card payments: one payment is one unit of privacy.
    # Fraud is rare and is the target, so it gets the largest share.
    semblance: session 1
    input: payments.csv
    schema: payments.schema.yaml
    unit: {rows: 1}
    budget: {epsilon: 1, delta: 1e-9}
    method: junction
    mode: curator
    shares: {fraud: 4, merchant: 2}
    rules:
      - hour = hour(paid_at)
      - (country, currency) in table currencies.csv
      - is_foreign = "no" iff country = "NL"
      - distance is null iff channel in ("online", "phone")
      - second_factor is null iff channel != "online"
      - amount > 0 and amount <= 2000

    """
}
