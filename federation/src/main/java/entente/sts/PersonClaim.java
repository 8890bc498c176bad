package entente.sts;

import entente.problem.Code;
import entente.question.Address;
import entente.question.Domain;
import entente.registry.Members;
import entente.registry.Members.Registered;
import entente.registry.Names;
import entente.registry.Organisation;
import entente.wire.saml.OnBehalfOf;
import entente.wire.seal.EnvelopedSignature;
import entente.wire.seal.SealBroken;
import entente.wire.trust.TokenRequest;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What an organisation says about a person, held against what it may say.
final class PersonClaim {
    private static final Duration OLDEST = Duration.ofMinutes(10);

    /// The part of a name before its organisation's: opaque, and of one spelling.
    private static final Pattern OPAQUE = Pattern.compile("[A-Za-z0-9._+/-]{1,64}");

    private PersonClaim() {}

    /// A person that the organisation may speak for. The assertion may be used until `usableUntil`, and once.
    record Person(String nameIdentifier, Address address, String assertionId, Instant usableUntil) {
        /// Nobody's name stands in a log.
        @Override
        public String toString() {
            return "the person of " + assertionId;
        }
    }

    static Person check(
            TokenRequest request,
            Registered sender,
            StsIdentity identity,
            Members known,
            Instant now)
            throws IssueRefused {
        var organisation = sender.organisation();
        var said = verified(request, sender); // by the same organisation
        requireForUs(said, identity); // to us
        requireFresh(said, now); // just now
        if (!owns(organisation, Names.uri(said.issuer()), known)) {
            throw foreign("the assertion's issuer is no name of its own");
        }
        return new Person(
                requireInNamespace(said.nameIdentifier(), organisation, known),
                requireProved(said.emailAddress(), organisation),
                said.assertionId(),
                said.notOnOrAfter().plus(DelegationIssuer.SKEW));
    }

    private static OnBehalfOf verified(TokenRequest request, Registered sender)
            throws IssueRefused {
        try {
            EnvelopedSignature.verify(
                    request.onBehalfOf(),
                    OnBehalfOf.ID,
                    keys(sender),
                    Suites.of(sender.organisation()));
            return OnBehalfOf.read(request.onBehalfOf());
        } catch (SealBroken broken) {
            throw new IssueRefused(
                    Code.STS_PERSON_ASSERTION, broken.flaw() + ": " + broken.getMessage());
        }
    }

    /// Mostly the one that signed the message; during a roll perhaps another of the same organisation.
    private static List<PublicKey> keys(Registered sender) {
        return Stream.concat(
                        Stream.of(sender.certificate()),
                        sender.organisation().certificates().all().stream())
                .map(X509Certificate::getPublicKey)
                .distinct()
                .toList();
    }

    private static void requireForUs(OnBehalfOf said, StsIdentity identity) throws IssueRefused {
        if (!said.audience().equals(identity.issuerUri())) {
            throw new IssueRefused(Code.STS_PERSON_ASSERTION, "it is for another audience");
        }
    }

    private static void requireFresh(OnBehalfOf said, Instant now) throws IssueRefused {
        var fromTheFuture = said.issued().isAfter(now.plus(DelegationIssuer.SKEW));
        var old = said.issued().isBefore(now.minus(OLDEST));
        var over = !now.isBefore(said.notOnOrAfter().plus(DelegationIssuer.SKEW));
        var lasting = said.notOnOrAfter().isAfter(said.issued().plus(OLDEST));
        if (fromTheFuture || old || over || lasting) {
            throw new IssueRefused(
                    Code.STS_PERSON_ASSERTION,
                    "it was issued at %s and holds until %s"
                            .formatted(said.issued(), said.notOnOrAfter()));
        }
    }

    private static String requireInNamespace(
            String nameIdentifier, Organisation organisation, Members known) throws IssueRefused {
        var at = nameIdentifier.lastIndexOf('@');
        var namespace = Domain.parse(nameIdentifier.substring(at + 1));
        if (at < 1
                || !OPAQUE.matcher(nameIdentifier.substring(0, at)).matches()
                || namespace.filter(organisation.accountNamespace()::equals).isEmpty()
                || !owns(organisation, namespace, known)) {
            throw foreign("the person's id is not one of its account namespace");
        }
        return nameIdentifier;
    }

    private static Address requireProved(String emailAddress, Organisation organisation)
            throws IssueRefused {
        return Address.parse(emailAddress)
                .filter(address -> organisation.hasProved(address.domain()))
                .orElseThrow(() -> foreign("the address is in no domain that it proved"));
    }

    private static boolean owns(Organisation organisation, Optional<Domain> name, Members known) {
        return name.flatMap(known::owner).filter(organisation::equals).isPresent();
    }

    private static IssueRefused foreign(String cause) {
        return new IssueRefused(Code.STS_PERSON_FOREIGN, cause);
    }
}
