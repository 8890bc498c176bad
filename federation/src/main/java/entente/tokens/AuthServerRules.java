package entente.tokens;

import entente.objects.Rules;
import entente.routes.Connector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// How an auth server must stand to others: no token has two of them for its issuer, and none goes while a connector names it.
record AuthServerRules(Supplier<List<Connector>> connectors) implements Rules<AuthServer> {
    @Override
    public List<String> conflicts(AuthServer wanted, List<AuthServer> others) {
        var faults = new ArrayList<String>();
        for (var other : others) {
            if (other.appId().equals(wanted.appId())) {
                wanted.realms().stream()
                        .filter(other.realms()::contains)
                        .sorted()
                        .forEach(realm ->
                                faults.add(
                                        "tokens of %s in realm %s are those of %s already"
                                                .formatted(wanted.appId(), realm, other.name())));
            }
            wanted.issuerUrls().values().stream()
                    .filter(other.issuerUrls()::containsValue)
                    .sorted()
                    .forEach(url ->
                            faults.add(
                                    "tokens of %s are those of %s already"
                                            .formatted(url, other.name())));
        }
        return faults;
    }

    @Override
    public List<String> warnings(AuthServer server) {
        var warnings = new ArrayList<String>();
        if (!server.realms().contains(server.realm())) {
            warnings.add(
                    "realms does not hold our own realm %s: no token of it is taken."
                            .formatted(server.realm()));
        }
        if (!server.enabled()) {
            users(server)
                    .forEach(user -> warnings.add("It is disabled, and needed by " + user + "."));
        }
        return warnings;
    }

    @Override
    public List<String> users(AuthServer server) {
        return connectors.get().stream()
                .filter(connector ->
                        connector.authServer().filter(server.name()::equalsIgnoreCase).isPresent())
                .map(connector -> "connector " + connector.name())
                .toList();
    }
}
