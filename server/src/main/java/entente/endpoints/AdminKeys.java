package entente.endpoints;

import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.keys.KeyList;
import entente.keys.OwnSigning;
import entente.keys.OwnSigning.Outcome;
import entente.keys.Purpose;
import entente.tokens.SigningKeys;
import entente.wire.jwt.PemKeys;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// `/entente/admin/keys`: every key that this server has or knows, and the change of its own.
public final class AdminKeys {
    private static final String PATH = "/entente/admin/keys";

    private final KeyList inventory;
    private final Map<Purpose, OwnSigning> rings;

    public AdminKeys(KeyList inventory, Map<Purpose, OwnSigning> rings) {
        this.inventory = inventory;
        this.rings = Map.copyOf(rings);
    }

    public List<Mount> mounts(Door door) {
        AdminEndpoint list = visit -> Json.reply(200, document(visit));
        AdminEndpoint roll = this::roll;
        return List.of(
                list.behind(door, Place.at(PATH, "GET")),
                roll.behind(door, Place.at(PATH + "/roll", "POST")));
    }

    private Map<String, Object> document(Visit visit) {
        var json = new LinkedHashMap<String, Object>();
        json.put("keys", KeysJson.of(inventory.at(visit.now()), visit.now()));
        return json;
    }

    private Reply roll(Visit visit) throws AdminError, IOException {
        var ask = JsonAsk.read(visit.arrival().body(), Set.of("step", "key", "effective", "force"));
        var ring = ring(ask.maybeText("key").orElse(Purpose.TOKENS.word()));
        var outcome =
                switch (ask.text("step")) {
                    case "stage" -> ring.stage(effective(ask), visit.now());
                    case "clear-previous" ->
                            ring.clearPrevious(ask.flag("force", false), visit.now());
                    default ->
                            throw AdminError.malformed("\"step\" must be stage or clear-previous.");
                };
        return switch (outcome) {
            case Outcome.Done(var keys) -> Json.reply(200, changed(keys, visit));
            case Outcome.Refused(var why) -> throw AdminError.refused(why);
        };
    }

    private OwnSigning ring(String word) throws AdminError {
        return Purpose.named(word)
                .flatMap(purpose -> Optional.ofNullable(rings.get(purpose)))
                .orElseThrow(() ->
                        AdminError.malformed(
                                "\"key\" must be one of those here: %s."
                                        .formatted(
                                                rings.keySet().stream()
                                                        .sorted()
                                                        .map(Purpose::word)
                                                        .collect(Collectors.joining(", ")))));
    }

    private static Optional<Instant> effective(JsonAsk ask) throws AdminError {
        return ask.maybeText("effective").isPresent()
                ? Optional.of(ask.time("effective"))
                : Optional.empty();
    }

    /// With the certificate that brokers have to be told of, where there is a new one.
    private Map<String, Object> changed(SigningKeys keys, Visit visit) {
        var json = document(visit);
        keys.next().ifPresent(next -> json.put("certificate", PemKeys.pem(next.certificate())));
        return json;
    }
}
