package entente.enrolment;

import entente.calling.Call;
import entente.calling.Https;
import entente.calling.Outcome.NoAnswer;
import entente.calling.Outcome.Responded;
import entente.enrolment.Membership.State;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Domain;
import entente.trace.Step;
import entente.trusts.FederationTrust;
import entente.trusts.FederationTrust.TokenIssuer;
import entente.vouching.ClockCheck;
import entente.wire.seal.FederationCertificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tries a federation trust (`Test-FederationTrust`): each step on its own, so that a broken one names itself and the others still tell.
public final class TrustCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int SOON_DAYS = 30;
    private static final int MOST_BYTES = 64 * 1024;
    private static final String METADATA = "metadata";
    private static final String REGISTRATION = "registration";
    private static final String DOMAINS = "domains";

    private final Https https;
    private final TokenTrial trial;
    private final InstantSource clock;

    public TrustCheck(Https https, TokenTrial trial, InstantSource clock) {
        this.https = https;
        this.trial = trial;
        this.clock = clock;
    }

    /// One step. `detail` is for administrators, `why` is there where it failed.
    public record Finding(String step, String detail, Optional<Refusal> why) {
        public static Finding passed(String step, String detail) {
            return new Finding(step, detail, Optional.empty());
        }

        public static Finding failed(String step, Refusal why) {
            return new Finding(
                    step,
                    why.sentence() + why.cause().map(cause -> " (" + cause + ")").orElse(""),
                    Optional.of(why));
        }

        public boolean passed() {
            return why.isEmpty();
        }
    }

    /// Requests a token for ourselves and validates it, as a partner would.
    @FunctionalInterface
    public interface TokenTrial {
        /// Empty where it cannot be tried.
        Optional<Finding> of(FederationTrust trust);
    }

    public List<Finding> run(Membership membership) {
        var now = clock.instant();
        var findings = new ArrayList<Finding>();
        findings.add(keys(membership, now));
        membership
                .rolling()
                .ifPresent(step ->
                        findings.add(
                                unfinished(
                                        "roll",
                                        "The step %s of a roll is not finished.".formatted(step))));
        var trust = membership.trust();
        if (trust.isEmpty()) {
            findings.add(unfinished("joined", "Joining the broker is not finished."));
            return findings;
        }
        var issuer = trust.get().issuer();
        findings.add(enabled(membership));
        findings.addAll(metadata(issuer, now));
        findings.add(brokerKeys(issuer, now));
        findings.add(endpoint(issuer));
        findings.addAll(registration(membership));
        trial.of(trust.get()).ifPresent(findings::add);
        return findings;
    }

    private static Finding unfinished(String step, String sentence) {
        return Finding.failed(step, Refusal.of(Code.TRUST_UNFINISHED).saying(sentence));
    }

    private static Finding enabled(Membership membership) {
        return membership.enabled()
                ? Finding.passed("enabled", "the trust is used")
                : Finding.failed("enabled", Refusal.of(Code.TRUST_DISABLED));
    }

    private static Finding keys(Membership membership, Instant now) {
        var step = "our certificates";
        var keys = membership.keys();
        var current = keys.current().certificate();
        if (now.isAfter(current.getNotAfter().toInstant())) {
            return Finding.failed(step, ended("Our certificate", current));
        }
        var faults = new ArrayList<>(FederationCertificate.faults(current, now));
        keys.next()
                .ifPresent(next ->
                        FederationCertificate.faults(next.certificate(), now)
                                .forEach(fault -> faults.add("the next: " + fault)));
        return faults.isEmpty()
                ? Finding.passed(step, left(current, now))
                : Finding.failed(
                        step,
                        Refusal.of(Code.TRUST_INVALID)
                                .saying(
                                        "Our certificate cannot serve: %s."
                                                .formatted(String.join("; ", faults)))
                                .mendedBy("Roll it: `entente trust roll --stage`."));
    }

    private static Finding brokerKeys(TokenIssuer issuer, Instant now) {
        var step = "the broker's certificates";
        var signing = issuer.signing();
        return now.isAfter(signing.getNotAfter().toInstant())
                ? Finding.failed(
                        step,
                        ended("The broker's signing certificate", signing)
                                .mendedBy("Learn its new one: `entente trust refresh`."))
                : Finding.passed(step, left(signing, now));
    }

    private static Refusal ended(String whose, X509Certificate certificate) {
        return Refusal.of(Code.KEY_ENDED, "certificate " + Thumbprint.of(certificate))
                .saying("%s ended at %s.".formatted(whose, certificate.getNotAfter().toInstant()));
    }

    private static String left(X509Certificate certificate, Instant now) {
        var days = Duration.between(now, certificate.getNotAfter().toInstant()).toDays();
        return "%d days left%s".formatted(days, days < SOON_DAYS ? "; roll it soon" : "");
    }

    /// What the broker publishes now, and what time it says it is.
    private List<Finding> metadata(TokenIssuer issuer, Instant now) {
        var metadata = new BrokerMetadata(https);
        var findings = new ArrayList<Finding>();
        try {
            findings.add(clock(metadata.fetch(issuer.metadata()), issuer, now));
            findings.add(compared(issuer, metadata.refreshed(issuer)));
        } catch (Stopped stopped) {
            findings.add(Finding.failed(METADATA, stopped.why()));
        }
        return findings;
    }

    /// That it lists a further key is no fault: that one is learnt before it is used.
    private static Finding compared(TokenIssuer known, TokenIssuer told) {
        var changed = new ArrayList<String>();
        if (!told.signing().equals(known.signing())) {
            changed.add("it signs with another key");
        }
        if (!told.encryption().equals(known.encryption())) {
            changed.add("requests have to be encrypted for another key");
        }
        if (!told.endpoint().equals(known.endpoint())) {
            changed.add("it issues tokens at " + told.endpoint());
        }
        return changed.isEmpty()
                ? Finding.passed(METADATA, "signed by a trusted key: " + known.metadata())
                : Finding.failed(
                        METADATA,
                        Refusal.of(Code.TRUST_METADATA_STALE, String.join("; ", changed)));
    }

    private static Finding clock(Responded answer, TokenIssuer issuer, Instant now) {
        return new ClockCheck()
                .apart(answer.header("date"), now)
                .map(by -> new Step.ClocksApart(issuer.metadata().getHost(), by))
                .map(apart ->
                        Finding.failed(
                                "clock",
                                Refusal.of(Code.CLOCKS_APART).saying(apart.detail() + ".")))
                .orElseGet(() -> Finding.passed("clock", "within a minute of the broker's"));
    }

    /// Whatever it answers to a GET, it is there.
    private Finding endpoint(TokenIssuer issuer) {
        var step = "token endpoint";
        return switch (https.send(Call.get(issuer.endpoint(), PATIENCE, MOST_BYTES))) {
            case Responded _ -> Finding.passed(step, issuer.endpoint().toString());
            case NoAnswer(var _, var why) ->
                    Finding.failed(step, Refusal.of(Code.TRUST_BROKER_SILENT, why));
        };
    }

    /// How the broker has our key and our domains now; where it does not tell, how we have them.
    private List<Finding> registration(Membership membership) {
        var ours = membership.keys().current();
        try {
            var stands = new BrokerDesk(https, clock).look(membership, ours);
            var known =
                    stands.current().filter(ours.keyId()::equals).isPresent()
                            ? Finding.passed(REGISTRATION, "as " + stands.appId())
                            : Finding.failed(REGISTRATION, Refusal.of(Code.TRUST_KEY_UNKNOWN));
            return List.of(known, domains(membership, stands));
        } catch (Stopped stopped) {
            return List.of(
                    Finding.failed(REGISTRATION, stopped.why()),
                    Finding.passed(DOMAINS, "as the broker had them last: " + named(membership)));
        }
    }

    private static Finding domains(Membership membership, Registration stands) {
        if (membership.domains().isEmpty()) {
            return Finding.failed(
                    DOMAINS,
                    Refusal.of(Code.TRUST_DOMAIN_UNPROVED).saying("No domain is federated."));
        }
        var unproved =
                membership.domainsInOrder().stream()
                        .filter(domain -> stands.domains().get(domain) != State.PROVED)
                        .map(Domain::name)
                        .toList();
        if (!unproved.isEmpty()) {
            return Finding.failed(
                    DOMAINS,
                    Refusal.of(Code.TRUST_DOMAIN_UNPROVED)
                            .saying(
                                    "Not proved at the broker: %s."
                                            .formatted(String.join(", ", unproved))));
        }
        var missing = membership.domainsInOrder().stream().filter(stands.unseen()::contains);
        var names = missing.map(Domain::name).toList();
        return names.isEmpty()
                ? Finding.passed(DOMAINS, "proved: " + named(membership))
                : Finding.failed(
                        DOMAINS,
                        Refusal.of(Code.TRUST_PROOF_MISSING)
                                .saying(
                                        "The broker no longer finds the proof of %s in DNS, and gives it up after seven days."
                                                .formatted(String.join(", ", names))));
    }

    private static String named(Membership membership) {
        return String.join(", ", membership.domainsInOrder().stream().map(Domain::name).toList());
    }
}
