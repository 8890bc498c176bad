package entente.delegation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import entente.digest.Sha256;
import entente.problem.Code;
import entente.trusts.FederationTrust;
import entente.wire.saml.DelegationAssertion;
import entente.wire.seal.Encryption;
import entente.wire.seal.EnvelopedSignature;
import entente.wire.seal.KeyId;
import entente.wire.seal.Namespaces;
import entente.wire.seal.SealBroken;
import entente.wire.seal.Suite;
import entente.wire.seal.XmlTree;
import entente.wire.soap.Element;
import entente.wire.soap.MalformedXml;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Opens the tokens in messages: decrypts them with the key of ours that they name, and checks the broker's signature.
///
/// A partner uses one token for many messages. One that was opened is remembered for a while by the hash of its encrypted form, as long as
/// the keys that opened it are ours and the broker's; whoever sends it again still has to prove to hold its key. All failures to decrypt are
/// one: nobody learns here what a guess was worth.
final class TokenOpener {
    private static final int MOST_PLAIN_BYTES = 64 * 1024;
    private static final int MOST_REMEMBERED = 10_000;
    private static final Duration REMEMBERED = Duration.ofMinutes(15);

    private final Cache<String, OpenedToken> opened =
            Caffeine.newBuilder()
                    .executor(Runnable::run)
                    .maximumSize(MOST_REMEMBERED)
                    .expireAfterWrite(REMEMBERED)
                    .build();

    OpenedToken open(
            Element encrypted,
            FederationTrust trust,
            Set<Suite> profiles,
            Instant now,
            List<String> passed)
            throws DelegationRefused {
        var name = nameOf(encrypted);
        var before = opened.getIfPresent(name);
        if (before != null && before.holds(trust, profiles)) {
            passed.add("the token was opened a moment ago");
            return before;
        }
        var token = opened(encrypted, trust, profiles, passed);
        if (now.isBefore(token.assertion().notOnOrAfter())) {
            opened.put(name, token);
        }
        return token;
    }

    private static OpenedToken opened(
            Element encrypted, FederationTrust trust, Set<Suite> profiles, List<String> passed)
            throws DelegationRefused {
        var suites = EnumSet.of(suiteOf(encrypted));
        var recipient = new AtomicReference<@Nullable KeyId>();
        var plain = decrypt(encrypted, trust, profiles, recipient);
        passed.add("the token is encrypted for us");
        var assertion = parse(plain);
        var signer = signer(assertion, trust, profiles, passed);
        suites.add(signer.suite());
        return new OpenedToken(
                read(assertion),
                Objects.requireNonNull(recipient.get(), "nothing is decrypted without a key"),
                signer.key(),
                suites);
    }

    /// Which key of our broker's signed an assertion that is not encrypted, or not any more.
    static EnvelopedSignature.Verified signer(
            Element assertion, FederationTrust trust, Set<Suite> profiles, List<String> passed)
            throws DelegationRefused {
        var signer = verify(assertion, trust, profiles);
        passed.add("the token is signed by our broker");
        return signer;
    }

    private static byte[] decrypt(
            Element encrypted,
            FederationTrust trust,
            Set<Suite> profiles,
            AtomicReference<@Nullable KeyId> recipient)
            throws DelegationRefused {
        try {
            return Encryption.decrypt(
                    encrypted,
                    named -> {
                        recipient.set(named);
                        return trust.keys().decrypting(named);
                    },
                    profiles,
                    MOST_PLAIN_BYTES);
        } catch (SealBroken broken) {
            throw DelegationRefused.of(Code.DELEGATION_UNREADABLE, broken);
        }
    }

    private static Element parse(byte[] plain) throws DelegationRefused {
        try {
            return XmlTree.read(plain);
        } catch (MalformedXml noAssertion) {
            throw DelegationRefused.of(
                    Code.DELEGATION_UNREADABLE, "what was encrypted is no document");
        }
    }

    private static EnvelopedSignature.Verified verify(
            Element assertion, FederationTrust trust, Set<Suite> profiles)
            throws DelegationRefused {
        try {
            return EnvelopedSignature.verify(
                    assertion, DelegationAssertion.ID, trust.issuer().signingKeys(), profiles);
        } catch (SealBroken broken) {
            throw DelegationRefused.of(Code.DELEGATION_SIGNATURE, broken);
        }
    }

    static DelegationAssertion read(Element verified) throws DelegationRefused {
        try {
            return DelegationAssertion.read(verified);
        } catch (SealBroken broken) {
            throw DelegationRefused.of(Code.DELEGATION_MALFORMED, broken);
        }
    }

    /// The suite of the content's cipher. Which ciphers there may be at all is checked where it is decrypted.
    private static Suite suiteOf(Element encrypted) throws DelegationRefused {
        try {
            var method = XmlTree.only(encrypted, Namespaces.ENCRYPTION, "EncryptionMethod");
            return XmlTree.attribute(method, "Algorithm").equals(Suite.MODERN.contentEncryption())
                    ? Suite.MODERN
                    : Suite.LEGACY;
        } catch (SealBroken broken) {
            throw DelegationRefused.of(Code.DELEGATION_UNREADABLE, broken);
        }
    }

    private static String nameOf(Element encrypted) {
        return Sha256.hex(XmlTree.write(encrypted));
    }
}
