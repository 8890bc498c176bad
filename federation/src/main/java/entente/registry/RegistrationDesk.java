package entente.registry;

import entente.problem.Code;
import entente.problem.Refusal;
import entente.registry.Ask.AddUri;
import entente.registry.Ask.CheckDomain;
import entente.registry.Ask.ClearPrevious;
import entente.registry.Ask.Look;
import entente.registry.Ask.PublishCertificate;
import entente.registry.Ask.Register;
import entente.registry.Ask.ReleaseDomain;
import entente.registry.Ask.ReserveDomain;
import entente.registry.Ask.StageCertificate;
import entente.wire.jwt.SignedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where organisations keep their own registration. There is no password: whoever signs with a registered certificate is its organisation.
public final class RegistrationDesk {
    private static final Logger LOG = LoggerFactory.getLogger(RegistrationDesk.class);

    private static final int BURST = 60;
    private static final int PER_MINUTE = 60;

    private final Registrations registrations;
    private final ProofSearch proofs;
    private final PeerRate rate = new PeerRate(BURST, PER_MINUTE);

    public RegistrationDesk(Registrations registrations, TxtRecords dns) {
        this.registrations = registrations;
        this.proofs = new ProofSearch(dns);
    }

    /// A request as it came: its body, the URL it was sent to as its sender must have named it, and the address it came from.
    public record Sent(String body, String url, String peer, Instant now) {
        /// The body can be used by whoever reads it in time.
        @Override
        public String toString() {
            return "request to " + url;
        }
    }

    /// What came of it.
    public sealed interface Outcome {
        /// `finding` tells what a check of a domain did not find.
        record Done(Organisation organisation, Optional<Refusal> finding) implements Outcome {}

        /// `retryAfter` is whole seconds, present where asking again later may help.
        record Refused(Refusal why, Optional<Duration> retryAfter) implements Outcome {}
    }

    /// Registers whoever signed, or tells what it is registered as.
    public Outcome register(Sent sent) {
        return answer("", new Register(), sent);
    }

    /// Does what an organisation asks for itself.
    public Outcome answer(String appId, Ask ask, Sent sent) {
        try {
            return done(appId, ask, sent);
        } catch (RegistrationRefused refused) {
            LOG.info("{} refused: {} {}", ask, refused.why().code(), refused.why().sentence());
            return new Outcome.Refused(refused.why(), refused.retryAfter());
        }
    }

    /// The checks in their order; nothing is done for anybody before all of them hold.
    private Outcome done(String appId, Ask ask, Sent sent) throws RegistrationRefused {
        rate.take(sent.peer(), sent.now());
        var request = RequestProof.check(sent, registrations);
        if (ask instanceof Register) {
            return done(new NewOrganisation(registrations).register(request, sent.now()));
        }
        var organisation =
                registrations.members().withId(appId).orElseThrow(Registrations::unknown);
        requireItsOwn(organisation, ask, request);
        return ask instanceof CheckDomain(var domain)
                ? proofs.check(registrations, appId, domain, sent.now())
                : done(change(appId, ask, request, sent.now()));
    }

    private static Outcome done(Organisation organisation) {
        LOG.info("organisation {} ({})", organisation.appId(), organisation.accountNamespace());
        return new Outcome.Done(organisation, Optional.empty());
    }

    private static void requireItsOwn(Organisation organisation, Ask ask, SignedRequest request)
            throws RegistrationRefused {
        var sender = request.sender().certificate();
        var certificates = organisation.certificates();
        var enough =
                switch (ask) {
                    case Look _ -> certificates.has(sender);
                    case PublishCertificate _ ->
                            Certificates.of(certificates.next().orElse(certificates.current()))
                                    .has(sender);
                    case Register _,
                            StageCertificate _,
                            ClearPrevious _,
                            ReserveDomain _,
                            CheckDomain _,
                            ReleaseDomain _,
                            AddUri _ ->
                            Certificates.of(certificates.current()).has(sender);
                };
        if (!enough) {
            throw new RegistrationRefused(
                    Code.REGISTRATION_SENDER, Code.REGISTRATION_SENDER.sentence());
        }
    }

    private Organisation change(String appId, Ask ask, SignedRequest request, Instant now)
            throws RegistrationRefused {
        var changes = new Changes(registrations, request, now);
        return registrations.change(
                appId,
                before ->
                        switch (ask) {
                            case StageCertificate _ -> changes.stage(before);
                            case PublishCertificate _ -> changes.publish(before);
                            case ClearPrevious _ ->
                                    before.with(before.certificates().withoutPrevious());
                            case ReserveDomain _ -> changes.reserve(before);
                            case ReleaseDomain(var domain) -> Changes.release(before, domain);
                            case AddUri _ -> changes.addUri(before);
                            case Register _, Look _, CheckDomain _ -> before;
                        });
    }
}
