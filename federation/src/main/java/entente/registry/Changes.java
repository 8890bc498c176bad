package entente.registry;

import entente.problem.Code;
import entente.question.Domain;
import entente.trusts.DomainProof;
import entente.wire.jwt.SignedRequest;
import entente.wire.jwt.VerifyKey;
import java.time.Instant;
import java.util.Base64;

/// The changes an organisation can make to its registration, each from how it stands to how it shall stand.
record Changes(Registrations registrations, SignedRequest request, Instant now) {
    Organisation stage(Organisation before) throws RegistrationRefused {
        var certificate = certificate().certificate();
        RegistrableCertificate.require(certificate, now);
        var holder = registrations.members().holding(certificate.getPublicKey());
        if (holder.filter(other -> !other.appId().equals(before.appId())).isPresent()) {
            throw new RegistrationRefused(
                    Code.REGISTRATION_TAKEN, "The certificate belongs to another organisation.");
        }
        var certificates = before.certificates();
        if (certificates.next().filter(certificate::equals).isPresent()) {
            return before;
        }
        if (certificates.has(certificate)) {
            throw conflict("The key of this certificate is registered already.");
        }
        return before.with(certificates.withNext(certificate));
    }

    private VerifyKey certificate() throws RegistrationRefused {
        try {
            return request.claims()
                    .text("certificate")
                    .map(Base64.getDecoder()::decode)
                    .flatMap(VerifyKey::parse)
                    .orElseThrow(Changes::noCertificate);
        } catch (IllegalArgumentException notBase64) {
            throw noCertificate();
        }
    }

    private static RegistrationRefused noCertificate() {
        return RequestProof.malformed("\"certificate\" must be a certificate, DER in base64.");
    }

    Organisation publish(Organisation before) throws RegistrationRefused {
        if (before.certificates().next().isEmpty()) {
            throw conflict("There is no next certificate to publish.");
        }
        return before.with(before.certificates().published());
    }

    Organisation reserve(Organisation before) throws RegistrationRefused {
        var domain = Names.required(request, "domain");
        if (DomainProof.recordName(domain).isEmpty()) {
            throw RequestProof.malformed("\"domain\" is too long for a proof in DNS.");
        }
        if (before.domain(domain).isPresent()) {
            return before;
        }
        requireFree(domain, before);
        if (before.domains().size() >= Organisation.MOST_DOMAINS) {
            throw full("domains");
        }
        return before.with(FederatedDomain.reserved(domain, now));
    }

    private void requireFree(Domain domain, Organisation organisation) throws RegistrationRefused {
        requireFree(registrations.members(), domain, organisation);
    }

    static void requireFree(Members members, Domain domain, Organisation organisation)
            throws RegistrationRefused {
        var prover = members.proverOf(domain);
        if (prover.filter(other -> !other.appId().equals(organisation.appId())).isPresent()) {
            throw new RegistrationRefused(
                    Code.REGISTRATION_TAKEN,
                    "Another organisation has proved %s.".formatted(domain));
        }
    }

    static Organisation release(Organisation before, Domain domain) throws RegistrationRefused {
        if (before.domain(domain).isEmpty()) {
            throw notReserved(domain);
        }
        return before.without(domain);
    }

    static RegistrationRefused notReserved(Domain domain) {
        return new RegistrationRefused(
                Code.REGISTRATION_UNKNOWN, "%s is not reserved.".formatted(domain));
    }

    Organisation addUri(Organisation before) throws RegistrationRefused {
        var uri = Names.required(request, "uri");
        if (before.uris().contains(uri)) {
            return before;
        }
        var owner = registrations.members().owner(uri);
        if (owner.filter(other -> !other.appId().equals(before.appId())).isPresent()) {
            throw new RegistrationRefused(
                    Code.REGISTRATION_TAKEN, "%s is another organisation's.".formatted(uri));
        }
        if (before.uris().size() >= Organisation.MOST_URIS) {
            throw full("ApplicationUris");
        }
        return before.withUri(uri);
    }

    private static RegistrationRefused full(String what) {
        return new RegistrationRefused(
                Code.REGISTRATION_FULL,
                "The registration has as many %s as it can.".formatted(what));
    }

    private static RegistrationRefused conflict(String sentence) {
        return new RegistrationRefused(Code.REGISTRATION_CONFLICT, sentence);
    }
}
