package entente.vouching;

import java.util.Optional;
import java.util.regex.Pattern;

/// Why a partner refused a token, in its own words: `x-ms-diagnostics: number;reason="…";error_category="…"`.
record Diagnostics(String number, String reason, String category) {
    private static final Pattern FORM =
            Pattern.compile(
                    "\\s*(\\d{1,10})\\s*;\\s*reason=\"([^\"]*)\"\\s*(?:;\\s*error_category=\"([^\"]*)\")?.*");
    private static final int LONGEST = 2_000;

    static Optional<Diagnostics> parse(String header) {
        if (header.length() > LONGEST) {
            return Optional.empty();
        }
        var parts = FORM.matcher(header);
        return parts.matches()
                ? Optional.of(
                        new Diagnostics(
                                parts.group(1),
                                Spoken.quoted(parts.group(2)),
                                Optional.ofNullable(parts.group(3)).map(Spoken::quoted).orElse("")))
                : Optional.empty();
    }

    boolean meansThePerson() {
        return category.equals("invalid_user");
    }

    /// What our administrator can do about it.
    String remedy() {
        return switch (category) {
            case "invalid_signature" ->
                    "Compare the certificate of our broker and our own with those that the partner holds.";
            case "invalid_resource" ->
                    "The partner does not know itself by the host in the connector: compare it with the partner's host names.";
            case "invalid_tenant" -> "Ask the partner's administrator to register our realm.";
            case "invalid_user" ->
                    "Ask the partner's administrator to register the domain of the asking person.";
            case "invalid_grant" ->
                    "Ask the partner's administrator to give our application something to call.";
            case "token_expired" -> "Compare our clock, the broker's and the partner's.";
            case "invalid_issuer" -> "Ask the partner's administrator to trust our broker.";
            case "invalid_delegation" ->
                    "Register our application at the broker as one that may speak for people.";
            default -> "The partner's log says more under the same trace id.";
        };
    }

    @Override
    public String toString() {
        return "%s %s: %s".formatted(number, category, reason);
    }
}
