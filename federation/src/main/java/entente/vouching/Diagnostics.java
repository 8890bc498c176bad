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

    @Override
    public String toString() {
        return "%s %s: %s".formatted(number, category, reason);
    }
}
