extension Payment {
  /// A payment in the year that begins on `year`: each value is drawn from those above it.
  static func draw(in year: PaymentYear, with random: inout SampleRandom) -> Payment {
    let customer = Customer.draw(with: &random)
    let merchant = Merchant.all[
      random.pick(Merchant.all.map { $0.weight * customer.interest(in: $0.name) })]
    let day = year.day(with: &random)
    let hour = random.pick(merchant.byHour)
    var payment = Payment(
      second: (day * 24 + hour) * 3600 + random.below(3600), customer: customer,
      merchant: merchant, country: place(of: merchant, customer, year.month(of: day), &random),
      channel: 0, amount: 0, declines: 0, distance: nil, secondFactor: nil, fraud: false)
    payment.drawChannel(with: &random)
    payment.drawAmount(with: &random)
    payment.drawDeclines(with: &random)
    payment.drawDistance(with: &random)
    payment.fraud = random.chance(FraudRisk.perMillion(of: payment), in: 1_000_000)
    return payment
  }

  /// Mostly at home; abroad more in summer, with a credit card, and for travel or online services.
  private static func place(
    of merchant: Merchant, _ customer: Customer, _ month: Int, _ random: inout SampleRandom
  ) -> Country {
    let season = (7...8).contains(month) ? 190 : (5...9).contains(month) ? 120 : 80
    let card = [170, 70, 110][customer.card]
    let perMillion = min(merchant.abroad * season * card / 18, 700_000)
    if random.chance(perMillion, in: 1_000_000) {
      return Country.abroad(month: month, with: &random)
    }
    return Country.all.first { $0.code == Country.home } ?? Country.all[0]
  }

  /// Online by category, seldom by phone; at a till the young tap and the old insert the card.
  private mutating func drawChannel(with random: inout SampleRandom) {
    if random.chance(merchant.online) {
      channel = random.chance(customer.band == 5 ? 9 : 3) ? 2 : 1
    } else {
      channel =
        random.chance([90, 86, 80, 72, 62, 48][customer.band] - (isForeign ? 15 : 0)) ? 3 : 0
    }
    if isOnline { secondFactor = random.chance(isForeign ? 48 : 76) }
  }

  /// Around the category's middle amount; often a round number or one just below.
  private mutating func drawAmount(with random: inout SampleRandom) {
    let age = [72, 92, 106, 112, 108, 98][customer.band]
    let raw = random.spread(around: merchant.amount * age / 100, percent: merchant.spread)
    // Nobody taps for much: above the limit of 50 euros most cards ask to be inserted.
    if channel == 3 && raw > 5_000 && random.chance(70) { channel = 0 }
    amount = min(max(Payment.heaped(raw, with: &random), 50), 200_000)
  }

  /// `cents`, or with some probability a round amount near it.
  private static func heaped(_ cents: Int, with random: inout SampleRandom) -> Int {
    let step = cents < 2_000 ? 100 : cents < 10_000 ? 500 : cents < 50_000 ? 1_000 : 5_000
    let round = max((cents + step / 2) / step, 1) * step
    return switch random.pick([58, 20, 12, 10]) {
    case 1: round
    case 2: round - 1
    case 3: (cents + 2) / 5 * 5
    default: cents
    }
  }

  /// Mostly none; more for prepaid cards, online and for large amounts.
  private mutating func drawDeclines(with random: inout SampleRandom) {
    let more =
      [28, 22, 110][customer.card] + (isOnline ? 40 : 0) + (amount > 30_000 ? 90 : 0)
      + (isForeign ? 30 : 0)
    while declines < 9 && random.chance(declines == 0 ? more : 330, in: 1000) { declines += 1 }
  }

  /// Short at home and long abroad; errands are shorter than outings.
  private mutating func drawDistance(with random: inout SampleRandom) {
    guard channel == 0 || channel == 3 else { return }
    if isForeign {
      let near = country.code == "BE" || country.code == "DE"
      distance = min(random.spread(around: near ? 120 : 900, percent: near ? 90 : 60), 200)
    } else {
      let middle = merchant.hours == .shop ? 450 : merchant.hours == .commute ? 1200 : 800
      distance = min(random.spread(around: middle, percent: 170) / 100, 200)
    }
  }
}
