package entente.acceptance;

import static java.util.stream.Collectors.joining;

import entente.testkit.LabClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What the administrators of a lab send when they change keys: `entente keys roll` and `entente trust roll`, and what these tell them to do besides.
record RollingAdministrator(LabClient lab) {
    private static final String ADMIN = "/entente/admin/";

    /// Has the broker publish its next key of a purpose, which is in use from `effective` on.
    void stageAtBroker(String key, Instant effective) {
        done(
                lab.administerBroker(
                        "POST", ADMIN + "keys/roll", stage(effective).put("key", key).toString()));
    }

    void clearAtBroker(String key, boolean force) {
        var ask = object().put("step", "clear-previous").put("key", key).put("force", force);
        done(lab.administerBroker("POST", ADMIN + "keys/roll", ask.toString()));
    }

    /// Has an organisation publish the next key of its tokens, and tells the broker, where it is registered by certificate.
    void stage(String domain, Instant effective) {
        var made =
                done(
                        lab.administer(
                                domain, "POST", ADMIN + "keys/roll", stage(effective).toString()));
        var place = ADMIN + "service-principals/mail." + domain;
        var change = object();
        change.putArray("certificates")
                .addAll(certificates(lab.administerBroker("GET", place, "")))
                .add(made.path("certificate").asString());
        done(lab.administerBroker("PATCH", place, change.toString()));
    }

    private static List<JsonNode> certificates(JsonNode principal) {
        return principal.path("certificates").valueStream().toList();
    }

    void clear(String domain) {
        var ask = object().put("step", "clear-previous");
        done(lab.administer(domain, "POST", ADMIN + "keys/roll", ask.toString()));
    }

    /// A step of rolling an organisation's key of the federation.
    void rollTrust(String domain, String step) {
        var ask = object().put("step", step);
        done(lab.administer(domain, "POST", ADMIN + "trust/roll", ask.toString()));
    }

    /// Puts the proof of the present key into what stands for DNS.
    void renewProof(String domain) {
        var trust = done(lab.administer(domain, "GET", ADMIN + "trust", ""));
        var proof = trust.path("domains").path(0).path("proof");
        var name = proof.path("name").asString();
        var strings =
                proof.path("strings")
                        .valueStream()
                        .map(each -> '"' + each.asString() + '"')
                        .collect(joining(" "));
        var zones = Path.of(lab.ready().keysDir()).resolveSibling("zones");
        try {
            var others =
                    Files.readAllLines(zones).stream().filter(line -> !line.startsWith(name + " "));
            Files.write(zones, Stream.concat(others, Stream.of(name + " TXT " + strings)).toList());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// What an organisation's server does by itself each day.
    void readTheBrokersKeys(String domain) {
        done(lab.administer(domain, "POST", ADMIN + "trust/refresh", "{}"));
    }

    private static ObjectNode stage(Instant effective) {
        return object().put("step", "stage").put("effective", effective.toString());
    }

    private static ObjectNode object() {
        return JsonMapper.shared().createObjectNode();
    }

    private static JsonNode done(JsonNode answer) {
        if (answer.has("error")) {
            throw new AssertionError(answer.toString());
        }
        return answer;
    }
}
