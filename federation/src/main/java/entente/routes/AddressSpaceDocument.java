package entente.routes;

import entente.question.Domain;
import entente.routes.AddressSpace.Proof;
import entente.routes.AddressSpaceReader.Outcome;
import entente.settings.Kind;
import entente.settings.LockedSecret;
import entente.settings.UnreadableSetting;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An address space in the settings file: a JSON object of its forest, its settings, and its secret as the [entente.settings.Safe] keeps it.
final class AddressSpaceDocument implements Kind<AddressSpace> {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String FOREST = "forestName";
    private static final String LOCKED = "lockedSecret";
    private static final Set<String> MORE = Set.of(FOREST, LOCKED);

    @Override
    public String name() {
        return "address-space";
    }

    @Override
    public byte[] write(AddressSpace space) {
        var json = new LinkedHashMap<String, Object>();
        json.put(FOREST, space.forest().name());
        json.putAll(AddressSpaceJson.of(space));
        if (space.proof() instanceof Proof.Account(_, var secret)) {
            json.put(LOCKED, secret.jwe());
        }
        return MAPPER.writeValueAsBytes(json);
    }

    @Override
    public AddressSpace read(byte[] document) throws UnreadableSetting {
        try {
            var json = MAPPER.readTree(document);
            requireKnown(json);
            var forest =
                    Domain.parse(json.path(FOREST).asString(""))
                            .orElseThrow(() -> new UnreadableSetting("it names no forest"));
            return switch (AddressSpaceReader.read(forest, json, (_, _, _) -> locked(json))) {
                case Outcome.Read(var space) -> space;
                case Outcome.Faulty(var faults) ->
                        throw new UnreadableSetting(String.join("; ", faults));
            };
        } catch (JacksonException broken) {
            throw new UnreadableSetting("it is no JSON");
        }
    }

    private static Optional<LockedSecret> locked(JsonNode json) {
        return Optional.of(json.path(LOCKED).asString(""))
                .filter(jwe -> !jwe.isEmpty())
                .map(LockedSecret::new);
    }

    /// To leave out what a later version wrote would be to lose it with the next change.
    private static void requireKnown(JsonNode json) throws UnreadableSetting {
        for (var member : json.propertyNames()) {
            if (!MORE.contains(member) && !AddressSpaceJson.MEMBERS.contains(member)) {
                throw new UnreadableSetting("it has a setting of a later version");
            }
        }
    }
}
