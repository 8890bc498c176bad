package entente.routes;

import entente.question.Domain;
import entente.routes.AddressSpace.Proof;
import entente.settings.LockedSecret;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/// Address spaces for tests, each of one domain, reached at the usual name.
public final class AddressSpaces {
    private AddressSpaces() {}

    public static AddressSpace to(String forest, AccessMethod method) {
        return of(forest, method, new Proof.OwnCertificate(), true);
    }

    public static AddressSpace disabled(String forest) {
        return of(forest, AccessMethod.ORG_WIDE, new Proof.OwnCertificate(), false);
    }

    /// One whose account has this secret.
    public static AddressSpace withAccount(
            String forest, AccessMethod method, String account, LockedSecret secret) {
        return of(forest, method, new Proof.Account(account, secret), true);
    }

    /// Where they all lead.
    public static Set<Host> hosts(String forest) {
        return Set.of(new Host(Domain.of("mail." + forest), Optional.of(443)));
    }

    private static AddressSpace of(
            String forest, AccessMethod method, Proof proof, boolean enabled) {
        return new AddressSpace(
                Domain.of(forest),
                method,
                proof,
                Optional.empty(),
                Optional.of(URI.create("https://mail." + forest + "/EWS/Exchange.asmx")),
                hosts(forest),
                enabled);
    }
}
