package entente.server;

import static entente.server.Neighbourhood.NORTHWIND;
import static entente.server.Neighbourhood.OLD;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Whom a forest named that it may not name, and what its people looked at, is on record at the server that was asked.
class ForestOnRecordTest {
    @TempDir private Path folder;

    @Test
    void personsNamedAreOnRecordWithTheForestThatNamedThem()
            throws IOException, ConfigurationFaults {
        try (var parties = new Neighbourhood(folder)) {
            parties.accept(NORTHWIND, "contoso.test", OLD);
            ask(parties, "<t:PrimarySmtpAddress>mary@contoso.test</t:PrimarySmtpAddress>");
            ask(parties, "<t:PrimarySmtpAddress>ann@fabrikam.test</t:PrimarySmtpAddress>");
            ask(parties, "");
        }

        var record = record();
        assertThat(record)
                .anyMatch(line ->
                        line.contains("\"event\":\"lookup\"")
                                && line.contains("\"by\":\"mary@contoso.test\"")
                                && line.contains("\"caller\":\"forest-person\"")
                                && line.contains("\"route\":\"address-space\""));
        for (var code : List.of("FOREST_PERSON_FOREIGN", "FOREST_PERSON_MISSING")) {
            assertThat(record)
                    .anyMatch(line ->
                            line.contains("\"event\":\"token-refused\"")
                                    && line.contains("\"by\":\"the forest contoso.test\"")
                                    && line.contains("\"reason\":\"" + code + "\""));
        }
    }

    @Test
    void trialIsOnRecordAndForNobodyButOurPeople() throws IOException, ConfigurationFaults {
        try (var parties = new Neighbourhood(folder)) {
            parties.administer(
                    NORTHWIND,
                    "PUT",
                    "address-spaces/contoso.test",
                    "{\"accessMethod\": \"PerUserFB\", \"useServiceAccount\": true, \"targetServiceEpr\": \"%s\"}"
                            .formatted(parties.ews(OLD)));

            var nobody = trial(parties, "ghost@northwind.test");
            trial(parties, "nils@northwind.test");

            assertThat(nobody.path("error").path("reasonCode").asString())
                    .isEqualTo("MAILBOX_UNKNOWN");
        }

        assertThat(record())
                .filteredOn(line -> line.contains("\"event\":\"lookup\""))
                .singleElement()
                .asString()
                .contains(
                        "\"by\":\"nils@northwind.test\"",
                        "\"administrator\":",
                        "\"about\":\"postmaster@contoso.test\"",
                        "\"route\":\"address-space\"");
    }

    private static JsonNode trial(Neighbourhood parties, String from) {
        return parties.administer(
                NORTHWIND,
                "POST",
                "address-spaces/contoso.test/test",
                "{\"from\": \"%s\"}".formatted(from));
    }

    private static void ask(Neighbourhood parties, String named) {
        var header =
                "<t:SerializedSecurityContext><t:UserSid>S-1-5-21-1-2-3-500</t:UserSid>%s</t:SerializedSecurityContext>"
                        .formatted(named);
        var request =
                EwsText.freeBusyOf("nils@northwind.test")
                        .replace("</s:Header>", header + "</s:Header>");
        parties.send(OLD, NORTHWIND, "/EWS/Exchange.asmx", request);
    }

    /// It is whole once the server has stopped.
    private List<String> record() throws IOException {
        try (var files = Files.walk(folder.resolve("state." + NORTHWIND).resolve("audit"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".gz"))
                    .flatMap(ForestOnRecordTest::lines)
                    .toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
