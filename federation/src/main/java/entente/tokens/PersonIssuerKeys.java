package entente.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import entente.calling.Call;
import entente.calling.Https;
import entente.calling.Outcome;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The keys of one issuer that signs people in: the last good copy of its key set (RFC 7517), read anew each day.
///
/// A token that none of the keys signed has the set read once more, at most every five minutes; one thread reads, and whoever comes meanwhile waits
/// for it. A set that cannot be had leaves the copy in force for one more day, then nobody of that issuer is let in.
final class PersonIssuerKeys {
    private static final Logger LOG = LoggerFactory.getLogger(PersonIssuerKeys.class);

    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration IN_FORCE = KEPT.multipliedBy(2);
    private static final Duration BETWEEN_READINGS = Duration.ofMinutes(5);
    private static final Duration BEFORE_THE_FIRST = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 256 * 1024;
    private static final int MOST_KEYS = 32;
    private static final int MOST_KEYS_TRIED = 4;
    private static final int LEAST_RSA_BITS = 2048;
    private static final int MOST_RSA_BITS = 8192; // a larger one is a way to keep us busy

    private final ReentrantLock reading = new ReentrantLock();
    private final URI source;
    private final Https https;
    private volatile Copy copy = new Copy(List.of(), Instant.MIN, Instant.MIN);

    // Only touched by the thread that reads.
    private Instant again = Instant.MIN;

    /// `until` is how long the keys count, `due` when the set is read anew.
    private record Copy(List<JWK> keys, Instant until, Instant due) {
        List<JWK> at(Instant now) {
            return now.isBefore(until) ? keys : List.of();
        }
    }

    PersonIssuerKeys(URI source, Https https) {
        this.source = source;
        this.https = https;
    }

    /// Whether one of the issuer's keys signed the token, whose algorithm has been looked at.
    boolean signed(JWSObject token, Instant now) {
        if (!now.isBefore(copy.due())) {
            read(now, false);
        }
        var tried = copy;
        if (signed(token, tried.at(now))) {
            return true;
        }
        // A new key may have an old one's name, or none.
        read(now, true);
        var fresh = copy;
        return fresh.until().isAfter(tried.until()) && signed(token, fresh.at(now));
    }

    private static boolean signed(JWSObject token, List<JWK> keys) {
        return keys.stream()
                .filter(key -> isMeant(key, token) && agrees(key, token))
                .limit(MOST_KEYS_TRIED)
                .anyMatch(key -> verifies(key, token));
    }

    private static boolean isMeant(JWK key, JWSObject token) {
        var named = token.getHeader().getKeyID();
        return named == null || named.equals(key.getKeyID());
    }

    /// Reads the set unless another thread has done so while this one waited, or, where a key is `missing`, a short while ago.
    private void read(Instant now, boolean missing) {
        reading.lock();
        try {
            if (missing ? now.isBefore(again) : now.isBefore(copy.due())) {
                return;
            }
            again = now.plus(copy.keys().isEmpty() ? BEFORE_THE_FIRST : BETWEEN_READINGS);
            var fresh = fetch();
            copy =
                    fresh.map(keys -> new Copy(keys, now.plus(IN_FORCE), now.plus(KEPT)))
                            .orElseGet(() -> new Copy(copy.keys(), copy.until(), again));
        } finally {
            reading.unlock();
        }
    }

    private Optional<List<JWK>> fetch() {
        return switch (https.send(Call.get(source, PATIENCE, MOST_BYTES))) {
            case Outcome.Responded(var status, var _, var body) when status == 200 -> parse(body);
            case Outcome.Responded(var status, var _, var _) -> unusable("HTTP " + status);
            case Outcome.NoAnswer(var kind, var why) -> unusable(kind + ": " + why);
        };
    }

    private Optional<List<JWK>> parse(byte[] body) {
        try {
            var keys =
                    JWKSet.parse(new String(body, StandardCharsets.UTF_8)).getKeys().stream()
                            .filter(PersonIssuerKeys::isUsable)
                            .limit(MOST_KEYS)
                            .map(JWK::toPublicJWK)
                            .toList();
            return keys.isEmpty() ? unusable("it has no key that can be used") : Optional.of(keys);
        } catch (ParseException malformed) {
            return unusable("it is no key set");
        }
    }

    private Optional<List<JWK>> unusable(String why) {
        LOG.warn("The keys at {} could not be read: {}", source, why);
        return Optional.empty();
    }

    // A symmetric key in a set is everybody's, and no key to us.
    private static boolean isUsable(JWK key) {
        if (key.getKeyUse() != null && !key.getKeyUse().equals(KeyUse.SIGNATURE)) {
            return false;
        }
        return switch (key) {
            case RSAKey rsa -> rsa.size() >= LEAST_RSA_BITS && rsa.size() <= MOST_RSA_BITS;
            case ECKey ec -> ec.getCurve().equals(Curve.P_256);
            default -> false;
        };
    }

    private static boolean verifies(JWK key, JWSObject token) {
        try {
            return token.verify(verifier(key));
        } catch (JOSEException | IllegalStateException otherKind) {
            return false;
        }
    }

    /// No header can have a key used in a way it was not made for (RFC 8725, 3.1).
    private static boolean agrees(JWK key, JWSObject token) {
        var algorithm = token.getHeader().getAlgorithm();
        return key.getKeyType().equals(KeyType.forAlgorithm(algorithm))
                && (key.getAlgorithm() == null || key.getAlgorithm().equals(algorithm));
    }

    private static JWSVerifier verifier(JWK key) throws JOSEException {
        return switch (key) {
            case RSAKey rsa -> new RSASSAVerifier(rsa);
            case ECKey ec -> new ECDSAVerifier(ec);
            default -> throw new IllegalArgumentException("a key is RSA or P-256");
        };
    }
}
