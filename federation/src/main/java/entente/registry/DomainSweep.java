package entente.registry;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks every hour for the proofs whose turn it is, and gives up those that were missing for too long.
///
/// That DNS cannot be asked says nothing about a domain and leaves it as it stands; it is asked again in the next hour.
public final class DomainSweep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DomainSweep.class);

    private final Registrations registrations;
    private final ProofSearch proofs;
    private final InstantSource clock;
    private final ScheduledExecutorService hourly =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("domain-proofs").daemon().factory());

    public DomainSweep(Registrations registrations, TxtRecords dns, InstantSource clock) {
        this.registrations = registrations;
        this.proofs = new ProofSearch(dns);
        this.clock = clock;
    }

    /// Sweeps now, and every hour from then on.
    public void start() {
        var _ = hourly.scheduleWithFixedDelay(this::run, 0, 1, TimeUnit.HOURS);
    }

    @Override
    public void close() {
        hourly.shutdownNow();
    }

    private void run() {
        try {
            sweep(clock.instant());
        } catch (RuntimeException e) {
            LOG.warn("The domain proofs could not be looked at.", e);
        }
    }

    /// Looks for each proof that is due at `now`.
    void sweep(Instant now) {
        for (var organisation : registrations.members().all()) {
            organisation.domains().stream()
                    .filter(domain -> domain.due(now))
                    .forEach(domain -> check(organisation, domain, now));
        }
        registrations.forgetUnproved(now);
    }

    private void check(Organisation organisation, FederatedDomain domain, Instant now) {
        var found = proofs.search(organisation, domain.name());
        if (found != ProofSearch.Found.PROOF) {
            LOG.warn("{} of {}: {}", domain.name(), organisation.appId(), found);
        }
        try {
            var after =
                    ProofSearch.note(
                            registrations, organisation.appId(), domain.name(), found, now);
            if (!after.hasProved(domain.name())) {
                LOG.warn("{} of {} is given up", domain.name(), organisation.appId());
            }
        } catch (RegistrationRefused changedMeanwhile) {
            LOG.debug("{} is not swept: {}", domain.name(), changedMeanwhile.why().sentence());
        }
    }
}
