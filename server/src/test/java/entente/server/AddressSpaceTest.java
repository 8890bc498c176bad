package entente.server;

import static entente.server.Neighbourhood.NEW;
import static entente.server.Neighbourhood.NORTHWIND;
import static entente.server.Neighbourhood.OLD;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The three ways to ask a forest without a broker, over real connections.
class AddressSpaceTest {
    private static final String NILS = "nils@northwind.test";

    @TempDir private static Path folder;

    private static Neighbourhood parties;

    @BeforeAll
    static void start() throws IOException, ConfigurationFaults {
        parties = new Neighbourhood(folder);
        parties.accept(NORTHWIND, "contoso.test", OLD);
        parties.administer(
                NORTHWIND,
                "PATCH",
                "accepted-forests/contoso.test",
                "{\"account\": \"contoso@northwind.test\", \"password\": \"a long password\"}");
    }

    @AfterAll
    static void stop() {
        parties.close();
    }

    @Test
    void personIsNamedOverAConnectionWithOurCertificateAndSeesWhatSheIsGiven() {
        space("\"accessMethod\": \"PerUserFB\", \"useServiceAccount\": true");

        var answer = parties.lookUp(OLD, NILS);

        assertThat(answer.path("route").asString()).isEqualTo("address-space");
        assertThat(answer.path("result").asString()).as(answer.toString()).isEqualTo("answered");
        assertThat(answer.path("accessLevel").asString()).isEqualTo("LimitedDetails");
        assertThat(answer.path("busy").path(0).path("subject").asString()).isEqualTo("Review");
    }

    @Test
    void accountSeesWhatAnybodySees() {
        space(
                "\"accessMethod\": \"OrgWideFB\", \"account\": \"contoso@northwind.test\", \"secret\": \"a long password\"");

        assertTimesOnly(parties.lookUp(OLD, NILS));
    }

    @Test
    void certificateWithoutAPersonSeesWhatAnybodySees() {
        space("\"accessMethod\": \"OrgWideFB\", \"useServiceAccount\": true");

        assertTimesOnly(parties.lookUp(OLD, NILS));
    }

    @Test
    void accountMayNameNobody() {
        space(
                "\"accessMethod\": \"PerUserFB\", \"account\": \"contoso@northwind.test\", \"secret\": \"a long password\"");

        var answer = parties.lookUp(OLD, NILS);

        assertThat(answer.path("result").asString()).isEqualTo("refused");
        assertThat(answer.path("reasonCode").asString()).isEqualTo("PARTNER_SAYS_NO");
    }

    @Test
    void wrongSecretIsSaidSo() {
        space(
                "\"accessMethod\": \"OrgWideFB\", \"account\": \"contoso@northwind.test\", \"secret\": \"a wrong password\"");

        assertThat(parties.lookUp(OLD, NILS).path("reasonCode").asString())
                .isEqualTo("PARTNER_REFUSED_CREDENTIALS");
        var trial = parties.administer(OLD, "POST", "address-spaces/northwind.test/test", "{}");
        assertThat(trial.path("passed").asBoolean()).isFalse();
    }

    @Test
    void trialPassesWithWhatIsAccepted() {
        space("\"accessMethod\": \"OrgWideFB\", \"useServiceAccount\": true");

        var trial = parties.administer(OLD, "POST", "address-spaces/northwind.test/test", "{}");

        assertThat(trial.path("passed").asBoolean()).as(trial.toString()).isTrue();
        assertThat(trial.path("reasonCode").asString()).isEqualTo("MAILBOX_UNKNOWN");
    }

    @Test
    void newerServerOfOursFindsTheWayOn() throws IOException {
        handOnFromOldToNew();
        parties.accept(NORTHWIND, "contoso.test", NEW);
        at(NEW, ews(NORTHWIND, "\"accessMethod\": \"PerUserFB\", \"useServiceAccount\": true"));

        var answer = parties.lookUp(OLD, NILS);

        parties.accept(NORTHWIND, "contoso.test", OLD);
        assertThat(answer.path("result").asString()).as(answer.toString()).isEqualTo("answered");
        assertThat(answer.path("accessLevel").asString()).isEqualTo("LimitedDetails");
    }

    @Test
    void serversOfOursThatSendToOneAnotherEndAtOnce() throws IOException {
        handOnFromOldToNew();
        parties.accept(OLD, "contoso.test", NEW);
        at(NEW, proxy(OLD));

        var answer = parties.lookUp(OLD, NILS);

        parties.administer(NEW, "DELETE", "address-spaces/northwind.test", "");
        assertThat(answer.path("reasonCode").asString()).isEqualTo("SECOND_HOP");
    }

    private static void handOnFromOldToNew() throws IOException {
        parties.accept(NEW, "contoso.test", OLD);
        at(OLD, proxy(NEW));
    }

    private static String proxy(String server) {
        return "{\"accessMethod\": \"InternalProxy\", \"useServiceAccount\": true, \"proxyUrl\": \"%s\"}"
                .formatted(parties.ews(server));
    }

    private static void space(String settings) {
        at(OLD, ews(NORTHWIND, settings));
    }

    private static String ews(String server, String settings) {
        return "{%s, \"targetServiceEpr\": \"%s\"}".formatted(settings, parties.ews(server));
    }

    private static void at(String server, String space) {
        var put = parties.administer(server, "PUT", "address-spaces/northwind.test", space);
        assertThat(put.path("enabled").asBoolean()).as(put.toString()).isTrue();
    }

    private static void assertTimesOnly(JsonNode answer) {
        assertThat(answer.path("result").asString()).as(answer.toString()).isEqualTo("answered");
        assertThat(answer.path("accessLevel").asString()).isEqualTo("AvailabilityOnly");
        assertThat(answer.path("mergedFreeBusy").asString()).isEqualTo("00222000");
        assertThat(answer.toString()).doesNotContain("Review");
    }
}
