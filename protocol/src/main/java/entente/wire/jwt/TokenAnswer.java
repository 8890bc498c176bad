package entente.wire.jwt;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.OptionalLong;
import tools.jackson.databind.node.ObjectNode;

/// A broker's answer that is a token. [#toString] hides it.
///
/// `expires` is by our clock when read; `resource` is empty where the answer names none.
public record TokenAnswer(
        String accessToken, Instant notBefore, Instant expires, String resource, Style style) {
    private static final int MOST_BYTES = 64 * 1024;
    private static final long MOST_SECONDS = Duration.ofDays(366).toSeconds();

    /// How numbers are written.
    public enum Style {
        /// As strings, with the resource and absolute times beside them: the historical broker.
        HISTORICAL,
        /// As RFC 6749 5.1 has them.
        STANDARD
    }

    /// Reads an answer of either style, of at most 64 KiB; numbers may be strings. `now` is when it arrived: what counts is how long the
    /// token lasts, since the broker's clock may differ.
    public static TokenAnswer parse(byte[] json, Instant now) throws GrantMalformed {
        var object =
                Json.object(json, MOST_BYTES)
                        .orElseThrow(() -> GrantMalformed.because("the answer is no JSON object"));
        if (!Json.text(object, "token_type").orElse("").equalsIgnoreCase("Bearer")) {
            throw GrantMalformed.because("the token_type is not Bearer");
        }
        var token =
                Json.text(object, "access_token")
                        .filter(text -> !text.isBlank())
                        .filter(text -> text.length() <= CompactToken.MOST_CHARACTERS)
                        .orElseThrow(() ->
                                GrantMalformed.because("the access_token is missing or too long"));
        var notBefore = seconds(object, "not_before");
        return new TokenAnswer(
                token,
                notBefore.isPresent() ? Instant.ofEpochSecond(notBefore.getAsLong()) : now,
                expires(object, now),
                Json.text(object, "resource").orElse(""),
                notBefore.isPresent() ? Style.HISTORICAL : Style.STANDARD);
    }

    private static Instant expires(ObjectNode object, Instant now) throws GrantMalformed {
        var lasts = seconds(object, "expires_in");
        if (lasts.isPresent()) {
            return now.plusSeconds(Math.min(lasts.getAsLong(), MOST_SECONDS));
        }
        var until = seconds(object, "expires_on");
        if (until.isPresent()) {
            return Instant.ofEpochSecond(until.getAsLong());
        }
        throw GrantMalformed.because("the answer says neither expires_in nor expires_on");
    }

    private static OptionalLong seconds(ObjectNode object, String name) throws GrantMalformed {
        try {
            var time = Claims.of(object).time(name);
            return time.isPresent()
                    ? OptionalLong.of(time.get().getEpochSecond())
                    : OptionalLong.empty();
        } catch (TokenMalformed notWhole) {
            throw GrantMalformed.because(name + " is not a number of seconds");
        }
    }

    /// The answer as it is sent.
    public byte[] json() {
        var lasts = Duration.between(notBefore, expires).toSeconds();
        var members = new LinkedHashMap<String, Object>();
        members.put("token_type", "Bearer");
        switch (style) {
            case HISTORICAL -> {
                members.put("expires_in", Long.toString(lasts));
                members.put("not_before", Long.toString(notBefore.getEpochSecond()));
                members.put("expires_on", Long.toString(expires.getEpochSecond()));
                members.put("resource", resource);
            }
            case STANDARD -> members.put("expires_in", lasts);
        }
        members.put("access_token", accessToken);
        return Json.bytes(members);
    }

    @Override
    public String toString() {
        return "token for %s until %s".formatted(resource, expires);
    }
}
