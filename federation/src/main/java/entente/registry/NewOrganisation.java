package entente.registry;

import entente.question.Address;
import entente.question.Domain;
import entente.wire.jwt.SignedRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Registers an organisation by its certificate, once.
record NewOrganisation(Registrations registrations) {
    Organisation register(SignedRequest request, Instant now) throws RegistrationRefused {
        var certificate = request.sender().certificate();
        RegistrableCertificate.require(certificate, now);
        var uri = Names.required(request, "applicationUri");
        var namespace = Names.required(request, "accountNamespace");
        var contact = contact(request);
        synchronized (registrations) {
            var known = registrations.members().holding(certificate.getPublicKey());
            return known.isPresent()
                    ? known.get()
                    : registrations.add(made(request, uri, namespace, contact, now));
        }
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
