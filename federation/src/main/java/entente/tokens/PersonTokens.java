package entente.tokens;

import com.nimbusds.jose.JWSObject;
import entente.calling.Https;
import entente.mailbox.Directory;
import entente.mailbox.Recipient;
import entente.mailbox.Recipient.Kind;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.wire.jwt.Claims;
import entente.wire.jwt.CompactToken;
import entente.wire.jwt.TokenGlance;
import entente.wire.jwt.TokenMalformed;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Checks access tokens of our own people, from issuers that the configuration names, and says who is calling.
///
/// The checks are one page ([#examine]); the first that fails ends it. Outside, all of them sound the same. An access token may come again until it
/// ends (RFC 6750), so its use is not recorded.
public final class PersonTokens {
    private static final Duration SKEW = TrustSettings.USUAL_SKEW;
    private static final String ACCESS_TOKEN = "at+jwt";
    private static final Duration LONGEST_LIFE = Duration.ofHours(24);

    /// What stands in ID tokens alone (OpenID Connect Core 1.0, 2 and 3.3.2.11): they tell a client who signed in, and open nothing.
    private static final List<String> OF_ID_TOKENS = List.of("nonce", "at_hash", "c_hash");

    private final Map<String, Known> issuers = new LinkedHashMap<>();
    private final Directory directory;

    private record Known(PersonIssuer issuer, PersonIssuerKeys keys) {}

    /// What came of a token.
    public sealed interface Verdict {
        /// It is a token of the owner of a mailbox of ours. `checks` are those that were passed, in words and in order.
        record Accepted(Address person, List<String> checks) implements Verdict {
            public Accepted {
                checks = List.copyOf(checks);
            }
        }

        /// It opens nothing; the cause says why, for the log.
        record Refused(Refusal why) implements Verdict {}
    }

    /// `issuers` have names that differ. Nobody is called before a token of an issuer comes.
    public PersonTokens(List<PersonIssuer> issuers, Https https, Directory directory) {
        issuers.forEach(issuer ->
                this.issuers.put(
                        issuer.name(),
                        new Known(issuer, new PersonIssuerKeys(issuer.keys(), https))));
        this.directory = directory;
    }

    /// Whether the token says that it is of one of the issuers: believed for nothing but which checks it meets.
    public boolean areOf(String token) {
        return !issuers.isEmpty() && said(token).filter(issuers::containsKey).isPresent();
    }

    /// Where people get tokens, of the first issuer that says so.
    public Optional<String> authorization() {
        return issuers.values().stream()
                .flatMap(each -> each.issuer().authorization().stream())
                .map(Object::toString)
                .findFirst();
    }

    /// Whose token this is, at `now`.
    public Verdict check(String token, Instant now) {
        var passed = new PassedChecks();
        try {
            return new Verdict.Accepted(examine(token, now, passed), passed.inWords());
        } catch (TokenRefused refused) {
            return new Verdict.Refused(refused.why());
        }
    }

    private Address examine(String text, Instant now, PassedChecks passed) throws TokenRefused {
        // Its form, who says to have signed it, and with what.
        var token = parse(text);
        var claims = token.claims();
        var known =
                claims.text("iss")
                        .map(issuers::get)
                        .orElseThrow(() -> refused("its issuer signs nobody in here."));
        var issuer = known.issuer();
        if (!issuer.algorithms().contains(token.header().alg())) {
            throw refused("%s does not sign with %s.".formatted(issuer, token.header().alg()));
        }
        if (claims.has(Claims.ACTOR_TOKEN)) {
            throw refused("it has an actor token inside.");
        }
        passed.add("three segments, canonically written, signed with " + token.header().alg());

        // That it did. Until here nothing in it is believed.
        if (!known.keys().signed(jws(text), now)) {
            throw refused("none of the keys of %s that it may mean signed it.".formatted(issuer));
        }
        passed.add("the signature is that of " + issuer);

        // When, for whom and for what it was made.
        requireTimes(claims, now);
        requireAudience(claims, issuer);
        requireAccessToken(token);
        requireScope(claims, issuer);
        passed.add("it is an access token for us, good now");

        // And for which mailbox of ours.
        var person = owner(claims, issuer);
        passed.add(person + " has a mailbox here");
        return person;
    }

    private static CompactToken parse(String text) throws TokenRefused {
        try {
            var token = CompactToken.parse(text);
            if (token.unsigned()) {
                throw refused("it is unsigned.");
            }
            return token;
        } catch (TokenMalformed malformed) {
            throw refused(malformed.getMessage() + ".");
        }
    }

    private static JWSObject jws(String text) throws TokenRefused {
        try {
            return JWSObject.parse(text);
        } catch (ParseException malformed) {
            throw refused("its header cannot be read.");
        }
    }

    private static void requireTimes(Claims claims, Instant now) throws TokenRefused {
        var end = time(claims, "exp").orElseThrow(() -> refused("it has no exp."));
        if (!now.isBefore(end.plus(SKEW))) {
            throw refused("it ended at %s; it is %s.".formatted(end, now));
        }
        if (end.isAfter(now.plus(LONGEST_LIFE).plus(SKEW))) {
            throw refused("it ends at %s, more than a day from now.".formatted(end));
        }
        for (var name : List.of("nbf", "iat")) {
            var start = time(claims, name);
            if (start.isPresent() && now.isBefore(start.get().minus(SKEW))) {
                throw refused("its %s is %s; it is %s.".formatted(name, start.get(), now));
            }
        }
    }

    private static Optional<Instant> time(Claims claims, String name) throws TokenRefused {
        try {
            return claims.time(name);
        } catch (TokenMalformed malformed) {
            throw refused(malformed.getMessage() + ".");
        }
    }

    // RFC 7519, 4.1.3: one text, or several.
    private static void requireAudience(Claims claims, PersonIssuer issuer) throws TokenRefused {
        var named = new ArrayList<>(claims.texts("aud"));
        claims.text("aud").ifPresent(named::add);
        if (named.stream().noneMatch(issuer.audiences()::contains)) {
            throw refused("its audience is none of ours.");
        }
    }

    // RFC 9068, 2.1, or a scope, which ID tokens do not have.
    private static void requireAccessToken(CompactToken token) throws TokenRefused {
        var claims = token.claims();
        for (var name : OF_ID_TOKENS) {
            if (claims.has(name)) {
                throw refused("it has %s, and so it is an ID token.".formatted(name));
            }
        }
        var saysSo = token.header().typ().equals(ACCESS_TOKEN);
        if (!saysSo && !claims.has("scp") && !claims.has("scope")) {
            throw refused("nothing in it says that it is an access token.");
        }
    }

    // RFC 9068, 2.2.3: words in `scope`; others write them in `scp`.
    private static void requireScope(Claims claims, PersonIssuer issuer) throws TokenRefused {
        if (issuer.scope().isEmpty()) {
            return;
        }
        var words = new ArrayList<>(claims.texts("scp"));
        for (var name : List.of("scope", "scp")) {
            claims.text(name).map(text -> List.of(text.split(" ", -1))).ifPresent(words::addAll);
        }
        if (!words.contains(issuer.scope().get())) {
            throw refused("it does not have the scope %s.".formatted(issuer.scope().get()));
        }
    }

    private Address owner(Claims claims, PersonIssuer issuer) throws TokenRefused {
        var name = issuer.addressClaim();
        var address =
                claims.text(name)
                        .flatMap(Address::parse)
                        .orElseThrow(() -> refused("its %s is no address.".formatted(name)));
        // OpenID Connect Core 1.0, 5.1: an address that its owner never proved is anybody's.
        if (claims.has("email_verified") && !claims.flag("email_verified").orElse(false)) {
            throw refused("its address is not verified.");
        }
        if (!directory.acceptedDomains().contains(address.domain())) {
            throw refused("%s is of a domain that is not ours.".formatted(address));
        }
        return directory
                .find(address)
                .filter(found ->
                        found instanceof Recipient.Mailbox mailbox && mailbox.kind() == Kind.PERSON)
                .map(Recipient::address)
                .orElseThrow(() -> refused("%s has no mailbox here.".formatted(address)));
    }

    private static Optional<String> said(String token) {
        return TokenGlance.at(token)
                .flatMap(TokenGlance::claims)
                .flatMap(claims -> claims.text("iss"));
    }

    private static TokenRefused refused(String cause) {
        return new TokenRefused(Code.SIGN_IN_TOKEN_REFUSED, cause);
    }
}
