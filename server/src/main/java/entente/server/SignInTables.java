package entente.server;

import entente.tokens.PersonIssuer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Reads `[[organisation.sign-in]]`: who signs people in with tokens.
final class SignInTables {
    private static final int MOST = 16;

    private SignInTables() {}

    static List<PersonIssuer> read(Table organisation) {
        var issuers = new ArrayList<PersonIssuer>();
        var names = new HashSet<String>();
        for (var table : organisation.tables("sign-in")) {
            var issuer = issuer(table);
            if (!names.add(issuer.name())) {
                table.fault("issuer", "issuer must differ from that of the others");
            }
            issuers.add(issuer);
        }
        if (issuers.size() > MOST) {
            organisation.fault("sign-in", "sign-in must be at most %d tables".formatted(MOST));
        }
        return List.copyOf(issuers);
    }

    private static PersonIssuer issuer(Table table) {
        var audiences = table.texts("audiences");
        if (audiences.isEmpty()) {
            table.fault("audiences", "audiences must name what tokens for this server say in aud");
        }
        var algorithms = table.set("algorithms", SignInTables::algorithm, "RS256, PS256 or ES256");
        return new PersonIssuer(
                table.text("issuer"),
                audiences,
                table.url("keys"),
                table.maybeText("address-claim").orElse(PersonIssuer.USUAL_CLAIM),
                table.maybeText("scope"),
                algorithms.isEmpty() ? PersonIssuer.ALGORITHMS : algorithms,
                table.maybeUrl("authorization"));
    }

    private static Optional<String> algorithm(String name) {
        return Optional.of(name).filter(PersonIssuer.ALGORITHMS::contains);
    }
}
