package entente.server;

import static entente.server.TwoOrganisations.PASSWORD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// NTLM as an unmodified client speaks it, where it is installed: curl, which protects no handshake, and so is refused unless that is said.
class NtlmTest {
    private static final String NAME =
            "/entente/admin/mailboxes/mary@contoso.test/service-passwords/";
    private static final Pattern ISSUED = Pattern.compile("\"password\":\"([^\"]+)\"");

    @TempDir private static Path lenientFolder;
    @TempDir private static Path strictFolder;

    private static TwoOrganisations lenient;
    private static TwoOrganisations strict;

    @BeforeAll
    static void start() throws IOException, ConfigurationFaults {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "curl is not installed");
        lenient = new TwoOrganisations(lenientFolder, with("enabled = true\nmic = \"lenient\"\n"));
        strict = new TwoOrganisations(strictFolder, with("enabled = true\n"));
    }

    @AfterAll
    static void stop() {
        if (lenient != null) {
            lenient.close();
        }
        if (strict != null) {
            strict.close();
        }
    }

    @Test
    void aClientSignsInOnceAndAsksTwiceOverOneConnection() throws Exception {
        var password = issued(lenient, lenientFolder, "twice");
        var ews = ews(lenient);

        var said =
                curl(
                        lenientFolder,
                        "--ntlm",
                        "-u",
                        "mary@contoso.test:" + password,
                        "-v",
                        ews,
                        ews);

        assertThat(said.split("Exchange Web Services", -1)).hasSize(3);
        assertThat(said.split("Authorization: NTLM", -1)).hasSize(3);
    }

    @Test
    void aClientThatProtectsNothingIsRefused() throws Exception {
        var password = issued(strict, strictFolder, "refused");

        var said =
                curl(
                        strictFolder,
                        "--ntlm",
                        "-u",
                        "mary@contoso.test:" + password,
                        "-i",
                        ews(strict));

        assertThat(said).contains("401").doesNotContain("Exchange Web Services");
    }

    @Test
    void aServicePasswordOpensNothingByBasicAndTheOwnersNothingByNtlm() throws Exception {
        var password = issued(lenient, lenientFolder, "basic");

        var basic = curl(lenientFolder, "-u", "mary@contoso.test:" + password, ews(lenient));
        var ntlm =
                curl(lenientFolder, "--ntlm", "-u", "mary@contoso.test:" + PASSWORD, ews(lenient));

        assertThat(basic + ntlm).doesNotContain("Exchange Web Services");
    }

    @Test
    void anAdministratorTakesAPasswordAway() throws Exception {
        var password = issued(lenient, lenientFolder, "gone");
        var url = url(lenient) + NAME + "gone";

        curl(lenientFolder, "-u", "admin@contoso.test:" + PASSWORD, "-X", "DELETE", url);
        var said =
                curl(lenientFolder, "--ntlm", "-u", "mary@contoso.test:" + password, ews(lenient));

        assertThat(said).doesNotContain("Exchange Web Services");
    }

    @Test
    void anAdministratorIsToldWhatToDoWhereANameIsTaken() throws Exception {
        issued(strict, strictFolder, "taken");

        var again =
                curl(
                        strictFolder,
                        "-u",
                        "admin@contoso.test:" + PASSWORD,
                        "-X",
                        "POST",
                        url(strict) + NAME + "taken");

        assertThat(again)
                .contains("has a service password of that name")
                .contains("Give it another name, or remove one with");
    }

    @Test
    void nobodySignsInAsAnAdministratorAndHttp2IsNoWayIn() throws Exception {
        var password = issued(lenient, lenientFolder, "elsewhere");
        var user = "mary@contoso.test:" + password;

        var administration =
                curl(lenientFolder, "--ntlm", "-u", user, "-i", url(lenient) + NAME + "elsewhere");
        var multiplexed =
                curl(
                        lenientFolder,
                        "--http2",
                        "-H",
                        "Authorization: NTLM TlRMTVNTUAABAAAAB4IIogAAAAAAAAAAAAAAAAAAAAA=",
                        "-i",
                        ews(lenient));

        assertThat(administration).contains("401").doesNotContain("NTLM TlRM");
        assertThat(multiplexed).contains("401").doesNotContain("NTLM TlRM");
    }

    private static String issued(TwoOrganisations parties, Path folder, String name)
            throws Exception {
        var url = url(parties) + NAME + name;
        var reply = curl(folder, "-u", "admin@contoso.test:" + PASSWORD, "-X", "POST", url);
        var found = ISSUED.matcher(reply);
        assertThat(found.find()).as(reply).isTrue();
        return found.group(1);
    }

    private static String ews(TwoOrganisations parties) {
        return url(parties) + "/EWS/Exchange.asmx";
    }

    private static String url(TwoOrganisations parties) {
        return "https://localhost:" + parties.contosoPort;
    }

    private static String curl(Path folder, String... arguments) throws Exception {
        var command =
                new ArrayList<>(
                        List.of(
                                "/usr/bin/curl",
                                "-sS",
                                "--max-time",
                                "20",
                                "--cacert",
                                folder.resolve("ca.crt").toString()));
        command.addAll(List.of(arguments));
        var curl = new ProcessBuilder(command).redirectErrorStream(true).start();
        curl.getOutputStream().close();
        var said = new String(curl.getInputStream().readAllBytes(), UTF_8);
        assertThat(curl.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    private static TwoOrganisations.Variation with(String ntlm) {
        return new TwoOrganisations.Variation() {
            @Override
            public String edited(String domain, String usual) {
                return domain.equals("contoso.test")
                        ? usual + "\n[organisation.ntlm]\n" + ntlm
                        : usual;
            }
        };
    }
}
