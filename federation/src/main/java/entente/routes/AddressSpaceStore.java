package entente.routes;

import entente.mailbox.Directory;
import entente.objects.NamedObjects.Will;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Domain;
import entente.routes.AddressSpace.Proof;
import entente.settings.Draft;
import entente.settings.Kind;
import entente.settings.LockedSecret;
import entente.settings.Safe;
import entente.settings.Settings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The address spaces of one server, one for each forest. They are read from memory; a change is on disk before it counts.
public final class AddressSpaceStore {
    /// How an address space stands in the settings file.
    public static final Kind<AddressSpace> KIND = new AddressSpaceDocument();

    static final int MOST = 100;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Settings<AddressSpace> settings;
    private final Directory directory;
    private final Safe safe;

    public AddressSpaceStore(Settings<AddressSpace> settings, Directory directory, Safe safe) {
        this.settings = settings;
        this.directory = directory;
        this.safe = safe;
    }

    /// What came of a change.
    public sealed interface Outcome {
        /// `changed` is false where it was like this before, its secret included.
        record Done(AddressSpace space, boolean changed) implements Outcome {}

        record Refused(Refusal why) implements Outcome {}
    }

    /// By forest. Never waits for a disk.
    public List<AddressSpace> all() {
        return settings.all();
    }

    public Optional<AddressSpace> of(Domain forest) {
        return settings.at(forest.name());
    }

    /// Adds an address space, or replaces the one of this forest, with the settings in `object` ([AddressSpaceJson]). The secret stays as it
    /// is where none is said and it is for the same account at the same places.
    public Outcome put(Domain forest, JsonNode object) {
        return put(forest, object, Will.CHANGE);
    }

    public Outcome put(Domain forest, JsonNode object, Will will) {
        return will.decide(settings, draft -> put(forest, object, will, draft));
    }

    /// Changes those settings of one that is there that `object` says; `null` puts one back to its default.
    public Outcome change(Domain forest, JsonNode object) {
        return change(forest, object, Will.CHANGE);
    }

    public Outcome change(Domain forest, JsonNode object, Will will) {
        return will.decide(
                settings,
                draft -> {
                    var before = draft.at(forest.name());
                    if (before.isEmpty()) {
                        return new Outcome.Refused(unknown(forest));
                    }
                    ObjectNode merged = MAPPER.valueToTree(AddressSpaceJson.of(before.get()));
                    object.properties().forEach(said -> merged.set(said.getKey(), said.getValue()));
                    return put(forest, merged, will, draft);
                });
    }

    /// What was removed; empty when nothing leads to this forest.
    public Optional<AddressSpace> remove(Domain forest) {
        return remove(forest, Will.CHANGE);
    }

    public Optional<AddressSpace> remove(Domain forest, Will will) {
        return will.decide(
                settings,
                draft -> {
                    var before = draft.at(forest.name());
                    draft.remove(forest.name());
                    return before;
                });
    }

    public static Refusal unknown(Domain forest) {
        return Refusal.of(Code.ADDRESS_SPACE_UNKNOWN)
                .saying("No address space here leads to %s.".formatted(forest));
    }

    private Outcome put(Domain forest, JsonNode object, Will will, Draft<AddressSpace> draft) {
        if (directory.acceptedDomains().contains(forest)) {
            return invalid(List.of(forest + " is a domain of ours"));
        }
        var before = draft.at(forest.name());
        if (before.isEmpty() && draft.all().size() >= MOST) {
            return invalid(List.of("there are %d already, and may be no more".formatted(MOST)));
        }
        var read =
                AddressSpaceReader.read(
                        forest,
                        object,
                        (given, account, hosts) -> {
                            var kept = kept(before, account, hosts);
                            var purpose = AddressSpace.purpose(forest, account, hosts);
                            return given.isEmpty()
                                    ? kept
                                    : kept.filter(locked ->
                                                    safe.reveal(locked, purpose).equals(given))
                                            .or(() ->
                                                    given.map(secret ->
                                                            locked(secret, purpose, will)));
                        });
        return switch (read) {
            case AddressSpaceReader.Outcome.Faulty(var faults) -> invalid(faults);
            case AddressSpaceReader.Outcome.Read(var space) -> {
                draft.put(forest.name(), space);
                yield new Outcome.Done(space, !before.equals(Optional.of(space)));
            }
        };
    }

    /// What is only tried needs no key.
    private LockedSecret locked(String secret, String purpose, Will will) {
        return switch (will) {
            case CHANGE -> safe.lock(secret, purpose);
            case TRY -> new LockedSecret("tried");
        };
    }

    private static Optional<LockedSecret> kept(
            Optional<AddressSpace> before, String account, Set<Host> hosts) {
        return before.filter(space -> space.hosts().equals(hosts))
                .map(AddressSpace::proof)
                .flatMap(proof ->
                        proof instanceof Proof.Account(var name, var secret) && name.equals(account)
                                ? Optional.of(secret)
                                : Optional.empty());
    }

    private static Outcome invalid(List<String> faults) {
        return new Outcome.Refused(
                Refusal.of(Code.ADDRESS_SPACE_INVALID)
                        .saying(
                                "The address space cannot be as asked: %s."
                                        .formatted(String.join("; ", faults))));
    }
}
