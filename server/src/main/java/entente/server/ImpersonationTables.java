package entente.server;

import entente.gate.Entitlement;
import entente.question.Address;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Reads `[[organisation.impersonation]]`: which accounts may act for whom.
final class ImpersonationTables {
    private static final int MOST = 100;
    private static final String EVERYBODY = "all";
    private static final Entitlement NOBODY =
            Entitlement.forAll(Address.of("missing@missing.invalid"));

    private ImpersonationTables() {}

    static List<Entitlement> read(Table organisation) {
        var entitled = new ArrayList<Entitlement>();
        var accounts = new HashSet<Address>();
        for (var table : organisation.tables("impersonation")) {
            var entitlement = entitlement(table);
            if (!accounts.add(entitlement.account())) {
                table.fault("account", "account must differ from that of the others");
            }
            entitled.add(entitlement);
        }
        if (entitled.size() > MOST) {
            organisation.fault(
                    "impersonation", "impersonation must be at most %d tables".formatted(MOST));
        }
        return List.copyOf(entitled);
    }

    // Nobody is entitled for everybody by leaving something out.
    private static Entitlement entitlement(Table table) {
        var account =
                table.read(
                        "account", NOBODY.account(), Address::parse, "the address of an account");
        var people =
                table.read(
                        "people",
                        NOBODY,
                        text -> people(account, text),
                        "\"all\", or the address of a group");
        return new Entitlement(account, people.group());
    }

    private static Optional<Entitlement> people(Address account, String text) {
        return text.equals(EVERYBODY)
                ? Optional.of(Entitlement.forAll(account))
                : Address.parse(text).map(group -> new Entitlement(account, Optional.of(group)));
    }
}
