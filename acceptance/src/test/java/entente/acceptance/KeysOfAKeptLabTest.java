package entente.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import entente.testkit.LabUnderTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Keys that were changed are still the ones in use after everything was stopped and started again.
class KeysOfAKeptLabTest {
    private static final String CONTOSO = "contoso.test";
    private static final Duration NOTICE = Duration.ofSeconds(2);

    private final LeapingClock clock = new LeapingClock();

    @TempDir private Path folder;

    @Test
    void changedKeysOfEverybodyAreUsedAfterARestart() {
        Set<String> made;
        try (var lab = LabUnderTest.in(folder, clock)) {
            var administrator = new RollingAdministrator(lab);
            administrator.rollTrust(CONTOSO, "stage");
            administrator.rollTrust(CONTOSO, "publish");
            var due = clock.instant().plus(NOTICE);
            administrator.stage(CONTOSO, due);
            for (var key : List.of("tokens", "delegation", "encryption")) {
                administrator.stageAtBroker(key, due);
            }
            made = brokersKeys(lab, "next");
        }

        clock.leap(NOTICE);
        try (var lab = LabUnderTest.in(folder, clock)) {
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
