package entente.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import entente.lab.Lab;
import entente.lab.LabOptions;
import entente.lab.ReadyDocument;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Northwind becomes a partner of Fabrikam by the commands that the README tells, in their order, against a lab that runs.
class SharingWithAPartnerTest {
    private static final String NORTHWIND = "northwind.test";
    private static final String FABRIKAM = "fabrikam.test";

    @Test
    void anOrganisationJoinsProvesItsDomainAndShares() throws IOException {
        try (var lab = Lab.start(LabOptions.passing())) {
            var shell = new Shell(Map.of("ENTENTE_READY_FILE", lab.readyFile().toString()));
            var ready = lab.ready();

            var joined =
                    shell.run(
                            "trust",
                            "new",
                            "--org",
                            NORTHWIND,
                            "--broker",
                            "https://auth.test:" + port(ready.broker().baseUrl()),
                            "--domain",
                            NORTHWIND);
            assertThat(joined.out()).contains("northwind.test, pending");

            var tooEarly = shell.run("trust", "check", "--org", NORTHWIND);
            assertThat(tooEarly.exit()).isEqualTo(1);
            assertThat(tooEarly.err()).contains("no proof of northwind.test");

            var proof = shell.run("trust", "proof", "--org", NORTHWIND, "--json");
            putIntoDns(Path.of(ready.keysDir()).resolveSibling("zones"), proof.out());
            var proved = shell.run("trust", "check", "--org", NORTHWIND);
            assertThat(proved.out()).contains("northwind.test, proved");
            assertThat(shell.run("trust", "test", "--org", NORTHWIND).exit()).isZero();

            var oneSided = discover(shell, ready, FABRIKAM, NORTHWIND, "Fabrikam");
            assertThat(oneSided.out()).contains("fed.fabrikam.test", "(our broker)");
            assertThat(lookUp(shell).out()).contains("PARTNER_REFUSED_TOKEN");

            var bothSided = discover(shell, ready, NORTHWIND, FABRIKAM, "Northwind");
            assertThat(bothSided.exit()).isZero();
            var answered = lookUp(shell);
            assertThat(answered.exit()).isZero();
            assertThat(answered.out())
                    .contains("route dauth, shows AvailabilityOnly")
                    .contains("09:00 – 10:00")
                    .doesNotContain("Sales meeting");
        }
    }

    private static Shell.Result lookUp(Shell shell) {
        return shell.run(
                "lookup",
                "nils@northwind.test",
                "ann@fabrikam.test",
                "--start",
                "2026-03-02",
                "--days",
                "1",
                "--explain");
    }

    private static Shell.Result discover(
            Shell shell, ReadyDocument ready, String partner, String ours, String name) {
        var server =
                ready.organisations().stream()
                        .filter(each -> each.domains().contains(partner))
                        .findFirst()
                        .orElseThrow();
        return shell.run(
                "relationship",
                "discover",
                partner,
                "--org",
                ours,
                "--add",
                name,
                "--free-busy",
                "--free-busy-level",
                "AvailabilityOnly",
                "--url",
                "https://autodiscover.%s:%d/autodiscover/autodiscover.svc"
                        .formatted(partner, port(server.baseUrl())));
    }

    /// The file that stands for DNS in the lab: a record is a line of it.
    private static void putIntoDns(Path zones, String proofs) throws IOException {
        var proof = JsonMapper.shared().readTree(proofs).path("domains").path(0).path("proof");
        var strings =
                proof.path("strings")
                        .valueStream()
                        .map(each -> '"' + each.asString() + '"')
                        .collect(joining(" "));
        var line = "%s TXT %s\n".formatted(proof.path("name").asString(), strings);
        Files.writeString(zones, line, UTF_8, StandardOpenOption.APPEND);
    }

    private static int port(String url) {
        return URI.create(url).getPort();
    }
}
