package entente.registry;

import entente.problem.Code;
import entente.question.Address;
import entente.question.Domain;
import entente.wire.jwt.SignedRequest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Registers an organisation by its certificate, once. A certificate that another has only staged is not this one's registration: whoever
/// staged it need not hold its key.
record NewOrganisation(Registrations registrations) {
    Organisation register(SignedRequest request, Instant now) throws RegistrationRefused {
        var certificate = request.sender().certificate();
        RegistrableCertificate.require(certificate, now);
        var uri = Names.required(request, "applicationUri");
        var namespace = Names.required(request, "accountNamespace");
        var contact = contact(request);
        synchronized (registrations) {
            var known = registrations.members().holding(certificate.getPublicKey());
            if (known.isPresent()) {
                return requireInUse(known.get(), certificate);
            }
            return registrations.add(made(request, uri, namespace, contact, now));
        }
    }

    private static Organisation requireInUse(Organisation known, X509Certificate certificate)
            throws RegistrationRefused {
        var next = known.certificates().next();
        if (next.filter(staged -> Certificates.of(staged).has(certificate)).isPresent()) {
            throw new RegistrationRefused(
                    Code.REGISTRATION_TAKEN, "The certificate is staged for an organisation.");
        }
        return known;
    }

    private Organisation made(
            SignedRequest request,
            Domain uri,
            Domain namespace,
            Optional<Address> contact,
            Instant now) {
        return new Organisation(
                UUID.randomUUID().toString(),
                namespace,
                List.of(uri),
                Certificates.of(request.sender().certificate()),
                List.of(),
                contact,
                now,
                registrations.termsOf(namespace));
    }

    private static Optional<Address> contact(SignedRequest request) throws RegistrationRefused {
        var text = request.claims().text("contact");
        var contact = text.flatMap(Address::parse);
        if (text.isPresent() && contact.isEmpty()) {
            throw RequestProof.malformed("\"contact\" is not an e-mail address.");
        }
        return contact;
    }
}
