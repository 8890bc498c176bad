package entente.tokens;

import entente.mailbox.Directory;
import entente.mailbox.Recipient;
import entente.problem.Code;
import entente.question.Address;
import entente.wire.jwt.Claims;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// For whom a token speaks. The person is the partner's: an address in a domain registered for it, and never one of our own
/// mailboxes, so that no partner can pass for us or for another partner.
///
/// `smtp` counts before `upn`, and `upn` before a `nameid` that is an address; every one that is there must be the partner's. A
/// security identifier names nobody.
final class PersonNamed {
    private static final String DIRECTORY_IDENTIFIER = "urn:office:idp:activedirectory";

    private final Directory directory;

    PersonNamed(Directory directory) {
        this.directory = directory;
    }

    /// The person, or empty where an application speaks for itself.
    Optional<Address> of(
            PresentedToken token,
            TokenIssuer issuer,
            PartnerApplication partner,
            PassedChecks passed)
            throws TokenRefused {
        var claims = token.whole().claims();
        if (token.outer().isPresent()) {
            return Optional.of(accepted(addressesIn(claims), issuer, partner, passed));
        }
        return switch (issuer.profile()) {
            case L1, L2, N2 -> Optional.empty();
            case N1 ->
                    claims.has("email")
                            ? Optional.of(
                                    accepted(
                                            Set.of(address(claims, "email")),
                                            issuer,
                                            partner,
                                            passed))
                            : itself(claims, partner);
        };
    }

    private static Optional<Address> itself(Claims claims, PartnerApplication partner)
            throws TokenRefused {
        if (!claims.text("sub").equals(Optional.of(partner.appId()))) {
            throw notAccepted("it names neither a person's address nor the application itself.");
        }
        return Optional.empty();
    }

    private static Set<Address> addressesIn(Claims claims) throws TokenRefused {
        var addresses = new LinkedHashSet<Address>();
        for (var name : List.of("smtp", "upn")) {
            if (claims.has(name)) {
                addresses.add(address(claims, name));
            }
        }
        if (!claims.text("nii").equals(Optional.of(DIRECTORY_IDENTIFIER))) {
            claims.text("nameid").flatMap(Address::parse).ifPresent(addresses::add);
        }
        return addresses;
    }

    private static Address address(Claims claims, String name) throws TokenRefused {
        return claims.text(name)
                .flatMap(Address::parse)
                .orElseThrow(() -> notAccepted("its " + name + " is no address."));
    }

    private Address accepted(
            Set<Address> addresses,
            TokenIssuer issuer,
            PartnerApplication partner,
            PassedChecks passed)
            throws TokenRefused {
        var known = new ArrayList<Recipient>();
        for (var address : addresses) {
            requirePartners(address, issuer, partner);
            directory.find(address).ifPresent(known::add);
        }
        requireNotOurs(known);
        var person =
                addresses.stream().findFirst().orElseThrow(() -> notAccepted("it names nobody."));
        if (partner.requireMailUser() && known.isEmpty()) {
            throw notAccepted(
                    "%s does not exist here, and people of %s must be mail users."
                            .formatted(person, partner.name()));
        }
        passed.add(person + " is a person of " + partner.name());
        return person;
    }

    private static void requirePartners(
            Address address, TokenIssuer issuer, PartnerApplication partner) throws TokenRefused {
        if (!partner.domains().contains(address.domain()) || !issuer.vouchesFor(address.domain())) {
            throw notAccepted(
                    "%s may not speak for people of %s."
                            .formatted(partner.name(), address.domain()));
        }
    }

    private static void requireNotOurs(List<Recipient> known) throws TokenRefused {
        for (var recipient : known) {
            if (!(recipient instanceof Recipient.MailUser)) {
                throw notAccepted(recipient.address() + " is one of ours.");
            }
        }
        if (known.stream().distinct().count() > 1) {
            throw notAccepted("its addresses are those of several people known here.");
        }
    }

    private static TokenRefused notAccepted(String cause) {
        return new TokenRefused(Code.TOKEN_USER, cause);
    }
}
