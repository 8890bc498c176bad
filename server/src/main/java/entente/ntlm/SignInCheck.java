package entente.ntlm;

import entente.ntlm.NtlmTerms.Protection;
import entente.problem.Code;
import entente.problem.Refusal;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/// Every check of a sign-in, in the order of MS-NLMP 3.2.5.1.2. Somebody unknown costs the same arithmetic as somebody with the most passwords there may
/// be.
public final class SignInCheck {
    /// So many hashes are tried for each sign-in.
    public static final int MOST_HASHES = 10;

    private static final int VERSION_1 = 24;
    private static final Duration CLOCKS_APART = Duration.ofHours(36);
    private static final String SERVICE = "http/";

    private final ServerNames names;
    private final NtlmTerms terms;
    private final NtHash nobody;

    public SignInCheck(ServerNames names, NtlmTerms terms) {
        this.names = names;
        this.terms = terms;
        var random = new byte[NtHash.LENGTH];
        new SecureRandom().nextBytes(random);
        this.nobody = NtHash.parse(HexFormat.of().formatHex(random)).orElseThrow();
    }

    private record Opened<A>(A account, byte[] key) {}

    private static final class Failed extends Exception {
        private static final long serialVersionUID = 1;

        private final transient Refusal why;

        Failed(Code code, String cause) {
            super(cause, null, false, false);
            this.why = Refusal.of(code, cause);
        }
    }

    /// Whether `sent` answers `handshake`, by one of the hashes `known` of whom it names, who is looked up only where the answer comes in time and is of the second version. `shown` is the certificate that this server showed on this very connection.
    public <A> Verdict<A> check(
            Handshake handshake,
            Authenticate sent,
            Supplier<List<KnownHash<A>>> known,
            Optional<X509Certificate> shown,
            Instant now) {
        try {
            inTime(handshake, now);
            var answer = secondVersion(sent);
            var opened = opened(handshake, sent, answer, known.get());
            clocksAgree(answer, now);
            meantForUs(handshake, answer);
            unchanged(handshake, sent, answer, opened.key());
            overThisChannel(answer, shown);
            forThisService(answer);
            return new Verdict.Proved<>(opened.account());
        } catch (Failed failed) {
            return new Verdict.Refused<>(failed.why);
        }
    }

    private static void inTime(Handshake handshake, Instant now) throws Failed {
        if (handshake.isOverAt(now)) {
            throw new Failed(Code.NTLM_OUT_OF_TURN, "the challenge is older than a minute");
        }
    }

    private static ClientAnswer secondVersion(Authenticate sent) throws Failed {
        var answer = sent.answer();
        if (sent.user().isEmpty() || Flags.has(sent.flags(), Flags.ANONYMOUS)) {
            throw new Failed(Code.NTLM_VERSION_REFUSED, "nobody is named");
        }
        if (answer.length == VERSION_1) {
            throw new Failed(Code.NTLM_VERSION_REFUSED, "it is of the first version");
        }
        return ClientAnswer.read(answer)
                .orElseThrow(() ->
                        new Failed(Code.NTLM_MALFORMED, "the answer is not as the second has it"));
    }

    private <A> Opened<A> opened(
            Handshake handshake, Authenticate sent, ClientAnswer answer, List<KnownHash<A>> known)
            throws Failed {
        var opened = Optional.<Opened<A>>empty();
        for (var i = 0; i < MOST_HASHES; i++) {
            var candidate =
                    i < known.size() ? Optional.of(known.get(i)) : Optional.<KnownHash<A>>empty();
            var hash = candidate.map(KnownHash::hash).orElse(nobody);
            // Clients do not agree on which domain counts.
            for (var domain : List.of(sent.domain(), otherDomain(sent.domain()))) {
                var key = Arithmetic.key(hash, sent.user(), domain);
                var proof = Arithmetic.proof(key, handshake.serverChallenge(), answer.temp());
                if (MessageDigest.isEqual(proof, answer.proof()) && opened.isEmpty()) {
                    opened = candidate.map(it -> new Opened<>(it.account(), key));
                }
            }
        }
        return opened.orElseThrow(
                () -> new Failed(Code.PASSWORD_REFUSED, "no service password fits"));
    }

    private String otherDomain(String domain) {
        return domain.isEmpty() ? names.shortDomain() : "";
    }

    private static void clocksAgree(ClientAnswer answer, Instant now) throws Failed {
        if (Duration.between(answer.time(), now).abs().compareTo(CLOCKS_APART) > 0) {
            throw new Failed(Code.NTLM_OUT_OF_TURN, "the client's clock is more than 36 hours off");
        }
    }

    // What the client was told by another server, it was not told by us.
    private static void meantForUs(Handshake handshake, ClientAnswer answer) throws Failed {
        var told = handshake.told();
        var same =
                List.of(AvPairs.COMPUTER, AvPairs.DOMAIN, AvPairs.TIMESTAMP).stream()
                        .allMatch(id -> told.agreesOn(id, answer.pairs()));
        if (!same) {
            throw new Failed(Code.NTLM_NOT_FOR_US, "it answers what another server said");
        }
    }

    private void unchanged(Handshake handshake, Authenticate sent, ClientAnswer answer, byte[] key)
            throws Failed {
        if (!answer.pairs().flag(AvPairs.HAS_MIC)) {
            if (terms.withoutMic()) {
                return;
            }
            throw new Failed(Code.NTLM_UNPROTECTED, "it carries no code over the messages");
        }
        var mic = sent.mic().orElseThrow(() -> changed());
        var session = sessionKey(sent, Arithmetic.sessionKey(key, answer.proof()));
        var expected =
                Arithmetic.hmac(
                        session, handshake.offer(), handshake.challenge(), sent.withoutMic());
        if (!MessageDigest.isEqual(mic, expected)) {
            throw changed();
        }
    }

    private static byte[] sessionKey(Authenticate sent, byte[] base) throws Failed {
        var flags = sent.flags();
        if (!Flags.has(flags, Flags.KEY_EXCHANGE) || !Flags.has(flags, Flags.SIGN | Flags.SEAL)) {
            return base;
        }
        var exchanged = sent.sessionKey();
        if (exchanged.length != NtHash.LENGTH) {
            throw changed();
        }
        return Rc4.apply(base, exchanged);
    }

    private static Failed changed() {
        return new Failed(Code.NTLM_UNPROTECTED, "the messages were changed on the way");
    }

    private void overThisChannel(ClientAnswer answer, Optional<X509Certificate> shown)
            throws Failed {
        if (terms.protection() == Protection.NONE) {
            return;
        }
        var bound = answer.pairs().value(AvPairs.CHANNEL).filter(SignInCheck::saysSomething);
        if (bound.isEmpty() && terms.protection() == Protection.ALLOW) {
            return;
        }
        var ours = shown.flatMap(ChannelBinding::of);
        // RFC 5929 says nothing of such certificates, so clients do not agree on a value.
        if (shown.isPresent() && ours.isEmpty() && terms.protection() == Protection.ALLOW) {
            return;
        }
        if (bound.isEmpty() || ours.isEmpty() || !MessageDigest.isEqual(bound.get(), ours.get())) {
            throw new Failed(Code.NTLM_NOT_FOR_US, "it is not tied to this TLS session");
        }
    }

    private static boolean saysSomething(byte[] binding) {
        return !MessageDigest.isEqual(binding, new byte[ChannelBinding.LENGTH]);
    }

    private void forThisService(ClientAnswer answer) throws Failed {
        if (terms.protection() != Protection.REQUIRE) {
            return;
        }
        var service = answer.pairs().text(AvPairs.SERVICE).orElse("").toLowerCase(Locale.ROOT);
        if (answer.pairs().flag(AvPairs.SERVICE_UNTRUSTED)
                || !service.startsWith(SERVICE)
                || !terms.hosts().contains(service.substring(SERVICE.length()))) {
            throw new Failed(Code.NTLM_NOT_FOR_US, "it is for a service that is not ours");
        }
    }
}
