package entente.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import entente.testkit.LabUnderTest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Keys that were changed are still the ones in use after everything was stopped and started again.
class KeysOfAKeptLabTest {
    private static final String CONTOSO = "contoso.test";

    @TempDir private Path folder;

    @Test
    void changedKeysOfEverybodyAreUsedAfterARestart() throws InterruptedException {
        Set<String> made;
        Instant due;
        try (var lab = LabUnderTest.in(folder)) {
            var administrator = new RollingAdministrator(lab);
            administrator.rollTrust(CONTOSO, "stage");
            administrator.rollTrust(CONTOSO, "publish");
            due = Instant.now().plusSeconds(2);
            administrator.stage(CONTOSO, due);
            for (var key : List.of("tokens", "delegation", "encryption")) {
                administrator.stageAtBroker(key, due);
            }
            made = brokersKeys(lab, "next");
        }

        try (var lab = LabUnderTest.in(folder)) {
            while (!Instant.now().isAfter(due)) {
                Thread.sleep(50);
            }
            assertThat(brokersKeys(lab, "current")).containsAll(made);
            assertThat(
                            AdminLookup.each(
                                    "result",
                                    AdminLookup.answers(
                                            lab,
                                            "mary@contoso.test",
                                            "joe@contoso.test",
                                            "ann@fabrikam.test")))
                    .containsOnly("answered");
        }
    }

    private static Set<String> brokersKeys(LabUnderTest lab, String state) {
        return lab.administerBroker("GET", "/entente/admin/keys", "")
                .path("keys")
                .valueStream()
                .filter(key -> key.path("state").asString().equals(state))
                .map(key -> key.path("thumbprint").asString())
                .collect(Collectors.toSet());
    }
}
