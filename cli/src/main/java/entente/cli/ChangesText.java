package entente.cli;

import entente.forests.ForestCertificates;
import entente.snapshot.Change;
import entente.snapshot.Item;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What is to be changed, in words and as JSON.
final class ChangesText {
    private static final int LONGEST = 200;
    private static final int SHOWN = 16;

    private ChangesText() {}

    static String of(Change change) {
        var lines =
                Stream.concat(
                        change.members().stream()
                                .map(member ->
                                        line(member.name(), member.before(), member.after())),
                        secret(change).stream());
        return Stream.concat(Stream.of(change.act().verb() + " " + change.title()), lines)
                .collect(Collectors.joining("\n"));
    }

    static String of(TrustPlan trust) {
        var lines =
                trust.members()
                        .propertyStream()
                        .map(member ->
                                line(
                                        member.getKey(),
                                        member.getValue().optional("before"),
                                        member.getValue().optional("after")));
        return Stream.concat(Stream.of(trust.verb() + " federation trust"), lines)
                .collect(Collectors.joining("\n"));
    }

    static ObjectNode json(Change change) {
        var json = Json.object();
        json.put("kind", change.kind().word());
        json.put("name", change.item().name());
        json.put("change", change.act().verb());
        var members = json.putObject("members");
        for (var member : change.members()) {
            var both = members.putObject(member.name());
            member.before().ifPresent(value -> both.set("before", value));
            member.after().ifPresent(value -> both.set("after", value));
        }
        if (change.setsASecret()) {
            json.put("setsSecret", true);
        }
        return json;
    }

    static ObjectNode json(TrustPlan trust) {
        var json = Json.object();
        json.put("kind", "trust");
        json.put("change", trust.verb());
        json.set("members", trust.members());
        return json;
    }

    private static Optional<String> secret(Change change) {
        return change.after()
                .flatMap(Item::secretFile)
                .map(file ->
                        "  %s: as in %s"
                                .formatted(change.kind().secret().orElseThrow().member(), file));
    }

    private static String line(String member, Optional<JsonNode> before, Optional<JsonNode> after) {
        var now = before.map(ChangesText::shown).map(value -> value + " → ").orElse("");
        return "  %s: %s%s"
                .formatted(member, now, after.map(ChangesText::shown).orElse("(default)"));
    }

    private static String shown(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream()
                    .map(ChangesText::shown)
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        return value.isString() ? text(value.asString()) : Facts.value(value);
    }

    /// A certificate is shown by its thumbprint.
    private static String text(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        var pem =
                text.contains("-----")
                        ? text
                        : "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
                                .formatted(text);
        return ForestCertificates.parse(pem)
                .map(ForestCertificates::thumbprint)
                .map(thumbprint -> "certificate " + thumbprint.substring(0, SHOWN) + "…")
                .orElseGet(() -> text.substring(0, LONGEST) + "…");
    }
}
