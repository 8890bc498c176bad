package entente.registry;

import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Domain;
import entente.registry.RegistrationDesk.Outcome;
import entente.trusts.DomainProof;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Looks for an organisation's proof of a domain in DNS. Any of its certificates may have made it, so that it lasts through a roll of keys.
record ProofSearch(TxtRecords dns) {
    private static final int MOST_TEXTS = 20;

    /// What was found.
    enum Found {
        PROOF,
        /// By the previous certificate, and by no other: it is none once that is cleared.
        PROOF_OF_PREVIOUS,
        NO_PROOF,
        NO_ANSWER
    }

    /// Looks because the organisation asks, and writes down what it found.
    Outcome check(Registrations registrations, String appId, Domain domain, Instant now)
            throws RegistrationRefused {
        var asking = registrations.members().withId(appId).orElseThrow(Registrations::unknown);
        if (asking.domain(domain).isEmpty()) {
            throw Changes.notReserved(domain);
        }
        Changes.requireFree(registrations.members(), domain, asking);
        var found = search(asking, domain);
        var after = note(registrations, appId, domain, found, now);
        return new Outcome.Done(after, finding(found));
    }

    private static Optional<Refusal> finding(Found found) {
        return switch (found) {
            case PROOF -> Optional.empty();
            case PROOF_OF_PREVIOUS -> Optional.of(Refusal.of(Code.DOMAIN_PROOF_PREVIOUS));
            case NO_PROOF -> Optional.of(Refusal.of(Code.DOMAIN_PROOF_MISSING));
            case NO_ANSWER -> Optional.of(Refusal.of(Code.DOMAIN_PROOF_UNKNOWN));
        };
    }

    Found search(Organisation organisation, Domain domain) {
        return switch (dns.at(DomainProof.recordName(domain).orElseThrow())) {
            case TxtRecords.Found.Unknown _ -> Found.NO_ANSWER;
            case TxtRecords.Found.Texts(var texts) -> {
                var certificates = organisation.certificates();
                if (isProved(organisation, certificates.withoutPrevious(), domain, texts)) {
                    yield Found.PROOF;
                }
                yield isProved(organisation, certificates, domain, texts)
                        ? Found.PROOF_OF_PREVIOUS
                        : Found.NO_PROOF;
            }
        };
    }

    private static boolean isProved(
            Organisation organisation,
            Certificates certificates,
            Domain domain,
            Set<String> texts) {
        var keys =
                certificates.all().stream().map(certificate -> certificate.getPublicKey()).toList();
        return texts.stream()
                .limit(MOST_TEXTS)
                .anyMatch(text ->
                        keys.stream()
                                .anyMatch(key ->
                                        DomainProof.verify(
                                                text, key, organisation.appId(), domain)));
    }

    /// Writes down what was found. The organisation may have changed meanwhile, and another may have proved the domain.
    static Organisation note(
            Registrations registrations, String appId, Domain domain, Found found, Instant now)
            throws RegistrationRefused {
        return registrations.change(
                appId,
                before -> {
                    Changes.requireFree(registrations.members(), domain, before);
                    var stands =
                            before.domain(domain).orElseThrow(() -> Changes.notReserved(domain));
                    return switch (found) {
                        case PROOF, PROOF_OF_PREVIOUS -> before.with(stands.seen(now));
                        case NO_PROOF -> before.with(stands.missed(now));
                        case NO_ANSWER -> before;
                    };
                });
    }
}
