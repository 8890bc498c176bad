package entente.enrolment;

import entente.calling.Call;
import entente.calling.Https;
import entente.calling.Outcome.NoAnswer;
import entente.calling.Outcome.Responded;
import entente.enrolment.Membership.State;
import entente.question.Domain;
import entente.trusts.FederationTrust;
import entente.trusts.FederationTrust.TokenIssuer;
import entente.wire.seal.FederationCertificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tries a federation trust (`Test-FederationTrust`): each step on its own, so that a broken one names itself and the others still tell.
public final class TrustCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final int SOON_DAYS = 30;
    private static final int MOST_BYTES = 64 * 1024;

    private final Https https;
    private final TokenTrial trial;
    private final InstantSource clock;

    public TrustCheck(Https https, TokenTrial trial, InstantSource clock) {
        this.https = https;
        this.trial = trial;
        this.clock = clock;
    }

    /// One step. `detail` is for administrators.
    public record Finding(String step, boolean passed, String detail) {}

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
        var trust = membership.trust();
        if (trust.isEmpty()) {
            findings.add(
                    new Finding(
                            "joined",
                            false,
                            "joining is not finished: run `entente trust new` again"));
            return findings;
        }
        var issuer = trust.get().issuer();
        findings.add(enabled(membership));
        findings.add(metadata(issuer, now, findings));
        findings.add(brokerKeys(issuer, now));
        findings.add(endpoint(issuer));
        findings.add(registration(membership));
        findings.add(domains(membership));
        trial.of(trust.get()).ifPresent(findings::add);
        return findings;
    }

    private static Finding enabled(Membership membership) {
        return new Finding(
                "enabled",
                membership.enabled(),
                membership.enabled() ? "the trust is used" : "run `entente trust enable`");
    }

    private static Finding keys(Membership membership, Instant now) {
        var keys = membership.keys();
        var faults =
                new ArrayList<>(FederationCertificate.faults(keys.current().certificate(), now));
        keys.next()
                .ifPresent(next ->
                        FederationCertificate.faults(next.certificate(), now)
                                .forEach(fault -> faults.add("the next: " + fault)));
        membership
                .rolling()
                .ifPresent(step ->
                        faults.add("the step %s of a roll is not finished".formatted(step)));
        return verdict("our certificates", faults, left(keys.current().certificate(), now));
    }

    private static Finding brokerKeys(TokenIssuer issuer, Instant now) {
        var faults = new ArrayList<String>();
        var signing = issuer.signing();
        if (now.isAfter(signing.getNotAfter().toInstant())) {
            faults.add("its signing certificate has expired: run `entente trust refresh`");
        }
        return verdict("the broker's certificates", faults, left(signing, now));
    }

    private static String left(X509Certificate certificate, Instant now) {
        var days = Duration.between(now, certificate.getNotAfter().toInstant()).toDays();
        return "%d days left%s".formatted(days, days < SOON_DAYS ? "; roll it soon" : "");
    }

    /// Also adds what the answer says of the two clocks.
    private Finding metadata(TokenIssuer issuer, Instant now, List<Finding> findings) {
        var metadata = new BrokerMetadata(https);
        try {
            metadata.refreshed(issuer);
            findings.add(clock(metadata.fetch(issuer.metadata()), now));
            return new Finding("metadata", true, "signed by a trusted key: " + issuer.metadata());
        } catch (Stopped stopped) {
            return new Finding("metadata", false, stopped.why().sentence());
        }
    }

    private static Finding clock(Responded answer, Instant now) {
        try {
            var theirs =
                    ZonedDateTime.parse(answer.header("date"), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
            var apart = Duration.between(theirs, now).abs();
            return new Finding(
                    "clock",
                    apart.compareTo(SKEW) <= 0,
                    "%d s apart from the broker's".formatted(apart.toSeconds()));
        } catch (DateTimeParseException silent) {
            return new Finding("clock", true, "the broker does not tell its time");
        }
    }

    /// Whatever it answers to a GET, it is there.
    private Finding endpoint(TokenIssuer issuer) {
        return switch (https.send(Call.get(issuer.endpoint(), PATIENCE, MOST_BYTES))) {
            case Responded _ -> new Finding("token endpoint", true, issuer.endpoint().toString());
            case NoAnswer(var _, var why) -> new Finding("token endpoint", false, why);
        };
    }

    private Finding registration(Membership membership) {
        var ours = membership.keys().current();
        try {
            var stands = new BrokerDesk(https, clock).look(membership, ours);
            return stands.current().filter(ours.keyId()::equals).isPresent()
                    ? new Finding("registration", true, "as " + stands.appId())
                    : new Finding(
                            "registration", false, "the broker has another certificate of ours");
        } catch (Stopped stopped) {
            return new Finding("registration", false, stopped.why().sentence());
        }
    }

    private static Finding domains(Membership membership) {
        var faults =
                membership.domains().entrySet().stream()
                        .filter(each -> each.getValue().state() != State.PROVED)
                        .map(each -> each.getKey() + " is not proved")
                        .sorted()
                        .toList();
        var names = membership.domains().keySet().stream().map(Domain::name).sorted().toList();
        return names.isEmpty()
                ? new Finding("domains", false, "no domain is federated")
                : verdict("domains", faults, "proved: " + String.join(", ", names));
    }

    private static Finding verdict(String step, List<String> faults, String good) {
        return faults.isEmpty()
                ? new Finding(step, true, good)
                : new Finding(step, false, String.join("; ", faults));
    }
}
