package entente.snapshot;

import entente.objects.Faulty;
import entente.snapshot.SnapshotKind.SecretMember;
import java.util.Optional;

/// One table of an object.
record ItemTable(SnapshotKind kind, Cells cells) {
    /// The name is there also where the rest could not be read.
    record Read(Optional<String> name, Optional<Item> item) {}

    Read read() {
        cells.keys().stream()
                .filter(key -> !isKnown(key))
                .forEach(key -> cells.fault(key, unknown(key)));
        var name = cells.text(kind.naming());
        try {
            var item = kind.read(name.orElse("missing.invalid"), cells.json(kind.members()));
            return new Read(name, name.map(_ -> withSecret(item)));
        } catch (Faulty faulty) {
            faulty.faults()
                    .forEach(fault ->
                            cells.fault(
                                    Spelling.memberOf(fault).orElse(kind.naming()),
                                    fault.replace("\"", "")));
            return new Read(name, Optional.empty());
        }
    }

    private Item withSecret(Item item) {
        var reference =
                kind.secret()
                        .map(SecretMember::reference)
                        .filter(cells::has)
                        .flatMap(key ->
                                cells.maybeText(key)
                                        .map(file -> cells.folder().resolve(file).normalize()));
        if (reference.isEmpty()) {
            return item;
        }
        var key = kind.secret().orElseThrow().reference();
        PrivateFile.fault(reference.get()).ifPresent(what -> cells.fault(key, key + " " + what));
        if (!item.has("account")) {
            cells.fault(key, key + " is for an account");
        }
        return item.with(reference.get());
    }

    private boolean isKnown(String key) {
        return key.equals(kind.naming())
                || kind.members().contains(key)
                || kind.secret().filter(secret -> secret.reference().equals(key)).isPresent();
    }

    private String unknown(String key) {
        return kind.secret()
                .filter(secret -> secret.member().equals(key))
                .map(secret ->
                        "%s must not stand in here: write it into a file of its own, and name that by %s"
                                .formatted(key, secret.reference()))
                .orElse("%s is no setting of a %s".formatted(key, kind.words()));
    }
}
