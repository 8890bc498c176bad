package entente.snapshot;

import java.util.Optional;
import java.util.UUID;

/// How an object stands while it makes room for others: claiming nothing, opening nothing to anybody, and losing nothing that could not be
/// put back.
record Detour(Optional<Item> item) {
    static Optional<Detour> of(Change change) {
        var kind = change.kind();
        if (kind.equals(SnapshotKind.AUTH_SERVER)) {
            return Optional.of(as(nameless(change.before().or(change::after).orElseThrow())));
        }
        if (change.act() != Change.Act.CHANGE) {
            return Optional.empty();
        }
        var before = change.before().orElseThrow();
        if (kind.claimsByBeingEnabled()) {
            return Optional.of(as(before.disabled()));
        }
        var keepsItsPassword = before.has("account") && !change.setsASecret();
        return Optional.of(
                kind.equals(SnapshotKind.ACCEPTED_FOREST) && keepsItsPassword
                        ? as(accountAlone(before))
                        : new Detour(Optional.empty()));
    }

    private static Detour as(Item item) {
        return new Detour(Optional.of(item));
    }

    /// An auth server stays, because connectors name it; nobody's tokens are its.
    private static Item nameless(Item server) {
        var settings = server.settings().deepCopy();
        settings.put("appId", UUID.randomUUID().toString());
        settings.remove("issuerUrls");
        return server.with(settings).disabled();
    }

    /// A forest that is removed loses its account's password.
    private static Item accountAlone(Item forest) {
        var settings = forest.settings().deepCopy();
        settings.putArray("domains").add(UUID.randomUUID() + ".invalid");
        settings.remove("certificates");
        return forest.with(settings).disabled();
    }
}
