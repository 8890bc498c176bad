package entente.routes;

import java.util.Arrays;
import java.util.Optional;

/// How a forest without a broker is asked (`-AccessMethod`).
public enum AccessMethod {
    /// For one person, whose own permission counts over there: the forest trusts our word for who she is.
    PER_USER("PerUserFB"),
    /// For all of us at once: what is shown to anybody.
    ORG_WIDE("OrgWideFB"),
    /// By a newer server of our own organisation, which finds the way on.
    INTERNAL_PROXY("InternalProxy");

    private final String text;

    AccessMethod(String text) {
        this.text = text;
    }

    /// As Exchange writes it, in whatever case.
    public static Optional<AccessMethod> parse(String text) {
        return Arrays.stream(values()).filter(each -> each.text.equalsIgnoreCase(text)).findFirst();
    }

    /// Whether the person who asks is named.
    public boolean namesPeople() {
        return switch (this) {
            case PER_USER, INTERNAL_PROXY -> true;
            case ORG_WIDE -> false;
        };
    }

    @Override
    public String toString() {
        return text;
    }
}
