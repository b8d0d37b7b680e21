import Privacy
import Testing

/// Amounts as literals, for use inside another requirement.
func amount(rho value: Double) throws -> Rho { try #require(Rho(value)) }
func amount(delta value: Double) throws -> Delta { try #require(Delta(value)) }
func amount(epsilon value: Double) throws -> Epsilon { try #require(Epsilon(value)) }
