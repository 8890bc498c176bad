package entente.inspection;

import entente.inspection.Inspection.Moment;
import entente.inspection.Inspection.Part;
import entente.tokens.TokenVerifier;
import entente.wire.jwt.Claims;
import entente.wire.jwt.CompactToken;
import entente.wire.jwt.TokenGlance;
import entente.wire.jwt.TokenMalformed;
import entente.wire.jwt.VerifyKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Looks at a JSON web token: itself, and an actor token inside it.
record JwtInspection(TokenVerifier verifier, KnownKeys keys) {
    Inspection of(String text, TokenGlance glance, Circumstances as) {
        var rehearsal = verifier.rehearsal(as.reading());
        var verdict = rehearsal.of(text, as.host(), as.at());
        // Looked at after that, for keys may have been read just now.
        var parts = new ArrayList<Part>();
        var actor = glance.actorToken();
        parts.add(part(actor.isPresent() ? "outer token" : "token", text, glance, as.at()));
        actor.ifPresent(inner -> parts.add(actor(inner, as.at())));
        return new Inspection(
                JwtKind.of(glance), parts, verdict, List.of(), notes(rehearsal.calls(), as));
    }

    private Part actor(String inner, Instant at) {
        return TokenGlance.at(inner)
                .map(glance -> part("actor token", inner, glance, at))
                .orElseGet(() ->
                        new Part(
                                "actor token",
                                new TreeMap<>(),
                                new TreeMap<>(),
                                List.of(),
                                "it is no token"));
    }

    private Part part(String name, String text, TokenGlance glance, Instant at) {
        var header = new TreeMap<>(glance.header().map(Claims::shown).orElse(Map.of()));
        header.put("fingerprint", CompactToken.fingerprintOf(text));
        return new Part(
                name,
                header,
                new TreeMap<>(glance.claims().map(Claims::shown).orElse(Map.of())),
                glance.claims().map(claims -> times(claims, at)).orElse(List.of()),
                signature(text, glance));
    }

    private static List<Moment> times(Claims claims, Instant at) {
        return List.of("iat", "nbf", "exp").stream()
                .flatMap(name -> time(claims, name).map(it -> Moment.of(name, it, at)).stream())
                .toList();
    }

    private static Optional<Instant> time(Claims claims, String name) {
        try {
            return claims.time(name);
        } catch (TokenMalformed noTime) {
            return Optional.empty();
        }
    }

    private String signature(String text, TokenGlance glance) {
        var token = read(text);
        if (token.isEmpty()) {
            return glance.signed()
                    ? "there is one; it is not looked at, as the token is malformed"
                    : "there is none";
        }
        if (token.get().unsigned()) {
            return "there is none, and it says so";
        }
        var known = keys.ofTokens();
        return known.stream()
                .filter(key -> VerifyKey.of(key.certificate()).verifies(token.get()))
                .findFirst()
                .map(signer -> "valid, by " + signer.words())
                .orElseGet(() -> "by none of the %d keys known here".formatted(known.size()));
    }

    private static Optional<CompactToken> read(String text) {
        try {
            return Optional.of(CompactToken.parse(text));
        } catch (TokenMalformed notForUs) {
            return assertion(text);
        }
    }

    private static Optional<CompactToken> assertion(String text) {
        try {
            return Optional.of(CompactToken.parseAssertion(text));
        } catch (TokenMalformed malformed) {
            return Optional.empty();
        }
    }

    private static List<String> notes(List<String> calls, Circumstances as) {
        var notes = new ArrayList<>(calls);
        notes.add(
                as.reading().isPresent()
                        ? "Keys of its issuer were read where they were not at hand, as for any token that comes."
                        : "Nobody was called: keys of its issuer that are not at hand are not known.");
        return notes;
    }
}
