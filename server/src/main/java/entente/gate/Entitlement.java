package entente.gate;

import entente.question.Address;
import java.util.Optional;

/// That an account of ours may act for people of ours (`ExchangeImpersonation`): for everybody or, where there is a `group`, for those who are
/// in it or in a group within it.
public record Entitlement(Address account, Optional<Address> group) {
    /// For everybody.
    public static Entitlement forAll(Address account) {
        return new Entitlement(account, Optional.empty());
    }
}
