package entente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import entente.lab.Lab;
import entente.lab.LabOptions;
import entente.lab.RunningLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// `entente doctor` against a lab that runs: a lab is well, and each fault that is made in it is named as itself and alone.
@TestInstance(Lifecycle.PER_CLASS)
class DoctorInTheLabTest {
    @AutoClose private final RunningLab lab;

    private final Shell shell;

    DoctorInTheLabTest() throws IOException {
        lab = Lab.start(LabOptions.passing());
        shell = new Shell(Map.of("ENTENTE_READY_FILE", lab.readyFile().toString()));
    }

    @Test
    void aLabIsWellAndEverythingInItWasLookedAt() {
        for (var organisation : new String[] {"contoso.test", "fabrikam.test", "northwind.test"}) {
            var result = shell.run("doctor", "--org", organisation);

            assertThat(result.exit()).as(result.out() + result.err()).isZero();
        }
        var contoso = shell.run("doctor", "--org", "contoso.test");
        assertThat(contoso.out())
                .contains("passed   server contoso.test")
                .contains("passed   federation trust auth.test")
                .contains("passed   auth server lab broker")
                .contains("passed   connector Contoso cloud tenant")
                .contains("passed   partner application contoso.cloud.test")
                .contains("passed   relationship Fabrikam")
                .contains("passed   address space northwind.test")
                .containsPattern("All \\d+ that were tried are well\\.");
    }

    @Test
    void halfThatThePartnerClosedIsNamedAloneAndTheRestIsWell() {
        change("relationship", "set", "Contoso", "--org", "fabrikam.test", "--enabled=false");
        try {
            var result = shell.run("doctor", "--org", "contoso.test", "--json");

            assertThat(result.exit()).isEqualTo(1);
            var document = Json.parse(result.out());
            assertThat(document.path("passed").asBoolean(true)).isFalse();
            assertThat(document.path("examined").valueStream())
                    .filteredOn(each -> text(each, "verdict").equals("failed"))
                    .singleElement()
                    .satisfies(ill -> {
                        assertThat(text(ill, "name")).isEqualTo("Fabrikam");
                        assertThat(ill.path("steps").valueStream())
                                .filteredOn(step -> text(step, "result").equals("failed"))
                                .extracting(step -> text(step, "reasonCode"))
                                .containsExactly("PARTNER_FORBIDS");
                    });
            assertThat(shell.run("doctor", "--org", "contoso.test").out())
                    .contains("FAILED   relationship Fabrikam")
                    .contains("PARTNER_FORBIDS: ")
                    .containsPattern("1 of \\d+ that were tried are ill\\.");
        } finally {
            change("relationship", "set", "Contoso", "--org", "fabrikam.test", "--enabled");
        }
    }

    @Test
    void whatIsDisabledOnPurposeIsNotTried() {
        change(
                "address-space",
                "set",
                "northwind.test",
                "--org",
                "contoso.test",
                "--enabled=false");
        try {
            var result = shell.run("doctor", "--org", "contoso.test");

            assertThat(result.exit()).as(result.out()).isZero();
            assertThat(result.out()).contains("skipped  address space northwind.test");
        } finally {
            change("address-space", "set", "northwind.test", "--org", "contoso.test", "--enabled");
        }
    }

    @Test
    void thePageStandsAloneAndHoldsNoSecret(@TempDir Path folder) throws IOException {
        var file = folder.resolve("doctor.html");

        var result = shell.run("doctor", "--org", "contoso.test", "--html", file.toString());

        assertThat(result.exit()).as(result.err()).isZero();
        var page = Files.readString(file);
        assertThat(page)
                .startsWith("<!doctype html>")
                .contains("Everything that was tried is well.", "relationship Fabrikam")
                .doesNotContain("<script", "src=", "href=", "&#10;", "eyJ");
        lab.ready().organisations().stream()
                .flatMap(each -> each.users().stream())
                .forEach(user -> assertThat(page).doesNotContain(user.password()));
        assertThat(shell.run("doctor", "--org", "contoso.test", "--html", file.toString()).exit())
                .isEqualTo(2);
    }

    private void change(String... command) {
        var result = shell.run(command);
        assertThat(result.exit()).as(result.out() + result.err()).isZero();
    }

    private static String text(JsonNode node, String member) {
        return Json.text(node, member).orElse("");
    }
}
