package entente.routes;

import java.util.Arrays;
import java.util.Optional;

/// The shape of the tokens that a connector's calls carry: what the partner is given to believe who asks.
///
/// A partner says for itself which shapes it takes. What each proves, and why N1 is the usual one, is in the decision on token profiles.
public enum TokenProfile {
    /// A broker's actor token in an outer token that names the person and is not signed (MS-XOAUTH 3.2.5.6).
    L1("L1"),
    /// The same, with the outer token signed by us.
    L1_SIGNED("L1-signed"),
    /// As L1, with an actor token that we signed ourselves: no broker.
    L2("L2"),
    /// The same, with the outer token signed by us too.
    L2_SIGNED("L2-signed"),
    /// One token, signed by us for one call, with the person inside: no broker.
    N1("N1"),
    /// A broker's access token for us as an application (RFC 6749 4.4): nobody is named.
    N2("N2");

    private final String text;

    TokenProfile(String text) {
        this.text = text;
    }

    /// As it is written in settings and traces, letter for letter.
    public static Optional<TokenProfile> parse(String text) {
        return Arrays.stream(values()).filter(each -> each.text.equals(text)).findFirst();
    }

    /// Whether a broker vouches for us; otherwise our own key does.
    public boolean needsBroker() {
        return switch (this) {
            case L1, L1_SIGNED, N2 -> true;
            case L2, L2_SIGNED, N1 -> false;
        };
    }

    /// Whether the person who asks is named.
    public boolean namesPeople() {
        return this != N2;
    }

    @Override
    public String toString() {
        return text;
    }
}
