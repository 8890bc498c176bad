package entente.tokens;

import entente.mailbox.Directory;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Caller;
import entente.question.TraceId;
import entente.tokens.PartnerApplication.Profile;
import entente.trace.Step;
import entente.trace.Stopwatch;
import entente.trace.Trace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Checks a token that came in, and says who is calling.
///
/// Every shape of token goes through the same checks in the same order ([#examine]); the first that fails ends it. Whether an
/// issuer is unknown or a signature wrong makes no difference on the wire: until the signature holds, nothing in a token is
/// believed and nothing about us is told.
public final class TokenVerifier {
    private final Supplier<TrustSettings> settings;
    private final SignerKeys keys;
    private final ReplayGuard replays;
    private final PersonNamed people;
    private final TokensSeen seen = new TokensSeen();
    private final SignatureCheck signatures = new SignatureCheck();

    /// `settings` is asked anew for each token, so that a change takes effect at once.
    public TokenVerifier(
            Supplier<TrustSettings> settings,
            IssuerKeys keys,
            ReplayGuard replays,
            Directory directory) {
        this(settings, keys, replays, new PersonNamed(directory));
    }

    private TokenVerifier(
            Supplier<TrustSettings> settings,
            SignerKeys keys,
            ReplayGuard replays,
            PersonNamed people) {
        this.settings = settings;
        this.keys = keys;
        this.replays = replays;
        this.people = people;
    }

    /// The same checks for one who only wants to know what would become of a token: no use is recorded. Keys are read as for a token that
    /// came at `reading`, and where that is empty nobody is called.
    public TokenRehearsal rehearsal(Optional<Instant> reading) {
        return new TokenRehearsal(
                new TokenVerifier(
                        settings, keys.rehearsed(reading), replays.onlyLooking(), people));
    }

    /// Whether the caller is let in.
    public sealed interface Verdict {
        /// `checks` are those that were passed, in words and in order.
        record Accepted(Caller caller, List<String> checks, VerifiedToken token)
                implements Verdict {
            public Accepted {
                checks = List.copyOf(checks);
            }
        }

        /// `checks` are those that were passed before.
        record Refused(Refusal why, List<String> checks) implements Verdict {
            public Refused {
                checks = List.copyOf(checks);
            }
        }
    }

    /// Checks what followed `Bearer` in a request that was addressed to `requestHost` (lower case, no port).
    public Verdict verify(String token, String requestHost, Instant now) {
        return verify(token, requestHost, now, new Trace(TraceId.fresh(), requestHost));
    }

    /// As [#verify(String,String,Instant)], and tells `trace` what the token claims and which keys were read again.
    public Verdict verify(String token, String requestHost, Instant now, Trace trace) {
        var passed = new PassedChecks();
        try {
            return examine(token, requestHost, now, trace, passed);
        } catch (TokenRefused refused) {
            return new Verdict.Refused(refused.why(), passed.inWords());
        }
    }

    private Verdict.Accepted examine(
            String text, String requestHost, Instant now, Trace trace, PassedChecks passed)
            throws TokenRefused {
        var watch = new Stopwatch();
        var trust = settings.get();
        var skew = trust.skew();

        // Its form, and who signed it.
        var token = presented(text, passed);
        var signed = token.signed();
        var issuer = TokenIssuer.of(signed, trust);
        signatures.check(token, issuer, keys, now, trace, passed);

        // When and for whom it was made, and which application acts.
        var times = TokenTimes.ofSigned(signed, issuer, now, skew, passed);
        Audience.check(signed, issuer.profile(), trust.own(), requestHost, passed);
        issuer.requireEnabled(passed);
        var partner = ActingApplication.of(signed, issuer, trust, passed);
        times.requireLifetime(issuer, partner, passed);

        // That nobody put together what does not belong together, and for whom it speaks.
        var usable = times;
        if (token.outer().isPresent()) {
            var outer = token.outer().get();
            OuterBinding.check(outer, signed, issuer, passed);
            usable = times.ofOuter(outer, now, skew, passed);
            OuterSignature.check(outer, partner, keys, now, trace, passed);
        }
        var person = people.of(token, issuer, partner, passed);

        // That it was not used before, and allows anything at all.
        TokenUse.record(token, issuer, usable.end().plus(skew), replays, now, passed);
        var caller = caller(person, partner, issuer.profile(), passed);

        var verified = verified(token, issuer, usable.end());
        if (TokenUse.mayComeAgain(token, issuer)) {
            seen.accepted(token);
        }
        trace.add(new Step.ClaimsShown("the token", verified.claims()), watch.lap());
        return new Verdict.Accepted(caller, passed.inWords(), verified);
    }

    private PresentedToken presented(String text, PassedChecks passed) throws TokenRefused {
        var before = seen.withText(text);
        var token = before.isPresent() ? before.get() : PresentedToken.read(text);
        passed.add(token.form());
        return token;
    }

    private static Caller caller(
            Optional<Address> person,
            PartnerApplication partner,
            Profile profile,
            PassedChecks passed)
            throws TokenRefused {
        if (partner.operations().isEmpty()) {
            throw new TokenRefused(
                    Code.TOKEN_NO_RIGHTS, partner.name() + " has no operation that it may call.");
        }
        var operations = PartnerRight.wordsOf(partner.operations());
        passed.add(partner.name() + " may call " + String.join(", ", operations));
        return person.<Caller>map(address ->
                        new Caller.PartnerPerson(
                                partner.name(),
                                partner.appId(),
                                partner.realm(),
                                address,
                                profile.name(),
                                operations))
                .orElseGet(() ->
                        new Caller.PartnerApplication(
                                partner.name(),
                                partner.appId(),
                                partner.realm(),
                                partner.domains(),
                                profile.name(),
                                operations));
    }

    private static VerifiedToken verified(PresentedToken token, TokenIssuer issuer, Instant end) {
        return new VerifiedToken(
                issuer.profile(),
                issuer.name(),
                token.whole().fingerprint(),
                end,
                token.whole().claims().shown());
    }
}
