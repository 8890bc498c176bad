package entente.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import entente.server.ConfigurationFaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotFileTest {
    private static final String CONNECTOR =
            """
            [[connector]]
            name = "Fabrikam"
            targetAddressDomains = ["fabrikam.test", "FABRIKAM.example"]
            discoveryEndpoint = "https://autodiscover.fabrikam.test/autodiscover/autodiscover.svc"
            partnerAppId = "b1845f0e-93c2-4a6d-8e17-d05a7c2b4f69"
            partnerRealm = "fabrikam.test"
            """;

    @TempDir private Path folder;

    @Test
    void whatIsNotSaidIsAtItsDefaultAndDomainsAreWrittenOneWay() throws Exception {
        var snapshot = read(CONNECTOR);

        var connector = snapshot.items().getFirst();
        assertThat(connector.text("profile")).isEqualTo("N1");
        assertThat(connector.settings().path("enabled").asBoolean()).isTrue();
        assertThat(connector.settings().path("targetAddressDomains").toString())
                .isEqualTo("[\"fabrikam.example\",\"fabrikam.test\"]");
    }

    @Test
    void allFaultsAreToldTogetherEachWithItsPlace() throws IOException {
        var faults =
                faults(
                        """
                        [trust]
                        broker = "http://auth.test"
                        domains = ["not a domain"]
                        pin = 1

                        [[conector]]
                        name = "x"

                        [[connector]]
                        name = "Fabrikam"
                        targetAddressDomains = "fabrikam.test"
                        discoveryEndpoint = "https://autodiscover.fabrikam.test/"
                        partnerAppId = "B1845F0E"
                        partnerRealm = "fabrikam.test"
                        profil = "L1"
                        enabled = "yes"

                        [[partner]]
                        appId = "b1845f0e-93c2-4a6d-8e17-d05a7c2b4f69"
                        realm = "fabrikam.test"
                        domains = ["fabrikam.test"]
                        profiles = ["L1"]
                        actorMinutes = 1.5

                        [[relationship]]
                        name = "Northwind"
                        domains = ["northwind.test"]
                        freeBusyAccessLevel = "Everything"
                        photosEnabled = 1

                        [[relationship]]
                        name = "northwind"
                        domains = ["other.test"]

                        [[relationship]]
                        name = "Third"
                        domains = ["other.test"]

                        [[address-space]]
                        forestName = "a forest"
                        accessMethod = "OrgWideFB"

                        [remote-domain]
                        name = "x"

                        [[service-principal]]
                        name = "x"
                        """);

        assertThat(faults)
                .extracting(fault -> fault.line() + " " + fault.what())
                .containsExactly(
                        "2 broker must be an https URL without a path",
                        "3 domains must hold domains: not a domain is none",
                        "4 pin is no setting of a trust",
                        "6 conector is no table here: there may be [trust], [[auth-server]], [[partner]], [[connector]], [[relationship]], [[remote-domain]], [[address-space]], [[accepted-forest]]",
                        "11 targetAddressDomains must be a list of strings",
                        "13 partnerAppId must be a GUID in lower case",
                        "15 profil is no setting of a connector",
                        "16 enabled must be true or false",
                        "18 name is missing",
                        "23 actorMinutes must be a whole number",
                        "28 freeBusyAccessLevel must be None, AvailabilityOnly or LimitedDetails",
                        "29 photosEnabled must be true or false",
                        "31 there is a relationship Northwind already, in line 25",
                        "36 other.test is that of the relationship northwind already, in line 32",
                        "40 forestName must be a domain",
                        "43 remote-domain must be a list of tables, written [[remote-domain]]",
                        "46 service-principal is no table here: a broker keeps these, and has a file of its own (`--broker`)");
        assertThat(faults).allMatch(fault -> fault.column() >= 1);
    }

    @Test
    void connectorThatNamesNobodyIsAFault() throws IOException {
        var faults = faults(CONNECTOR + "profile = \"L1\"\nauthServer = \"nobody\"\n");

        assertThat(faults)
                .extracting(fault -> fault.line() + " " + fault.what())
                .containsExactly("8 no auth server in here is called nobody");
    }

    @Test
    void brokenTomlIsToldWithItsPlace() throws IOException {
        assertThat(faults("[trust\nbroker = \n")).isNotEmpty().allMatch(it -> it.line() <= 3);
    }

    @Test
    void fileThatIsNotThereIsAFault() {
        var faults =
                catchThrowableOfType(
                        ConfigurationFaults.class,
                        () ->
                                SnapshotFile.read(
                                        folder.resolve("none.toml"),
                                        SnapshotKind.OF_ORGANISATIONS));

        assertThat(faults.getMessage()).contains("none.toml:1:1: the file cannot be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----"})
    void secretFileThatOthersMayReadOrWriteIsAFault(String rights) throws IOException {
        secret("secret", rights);

        assertThat(faults(space("secretFile = \"secret\"")))
                .extracting(fault -> fault.line() + " " + fault.what())
                .singleElement()
                .asString()
                .startsWith("5 secretFile names ")
                .contains("chmod 600");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secret = \"sesame\"",
                "secretFile = \"none\"",
                "secretFile = 7",
                "passwordFile = \"x\""
            })
    void secretThatIsNotSaidByAPrivateFileIsAFaultThatDoesNotShowIt(String line)
            throws IOException {
        assertThat(faults(space(line)))
                .singleElement()
                .satisfies(fault -> assertThat(fault.line()).isEqualTo(5))
                .satisfies(fault -> assertThat(fault.what()).doesNotContain("sesame"));
    }

    @Test
    void secretFileIsFoundBesideTheFile() throws Exception {
        secret("secret", "rw-------");

        var space = read(space("secretFile = \"secret\"")).items().getFirst();

        assertThat(space.secretFile()).contains(folder.resolve("secret"));
        assertThat(space.settings().propertyNames())
                .containsExactly("accessMethod", "account", "targetServiceEpr", "enabled");
    }

    @Test
    void whatIsWrittenIsReadAsItWas() throws Exception {
        var said =
                read(
                        CONNECTOR
                                + """
                                [trust]
                                broker = "https://auth.test/"
                                domains = ["contoso.test"]
                                enabled = false

                                [[auth-server]]
                                name = "a \\"b\\" \\u200e ü"
                                appId = "00000001-0000-0000-c000-000000000000"
                                realm = "contoso.test"
                                realms = ["contoso.test", "fabrikam.test"]
                                issuerUrls."contoso.test" = "https://auth.test/contoso.test"
                                metadataUrl = "https://auth.test/contoso.test/metadata/json/1"
                                tokenEndpoint = "https://auth.test/contoso.test/tokens/OAuth/2"
                                """);

        var text = SnapshotText.of(said, "contoso.test", Instant.EPOCH);

        assertThat(read(text)).isEqualTo(said);
        assertThat(SnapshotText.of(read(text), "contoso.test", Instant.EPOCH)).isEqualTo(text);
        assertThat(text)
                .contains("name = \"a \\\"b\\\" \\u200e ü\"")
                .contains("issuerUrls.\"contoso.test\" = \"https://auth.test/contoso.test\"")
                .containsSubsequence("[trust]", "[[auth-server]]", "[[connector]]");
    }

    @Test
    void fileInTheManualIsSound() throws Exception {
        var page = Files.readString(Path.of("../docs/manual/snapshot.md"));
        Files.createDirectory(folder.resolve("secrets"));
        secret("secrets/northwind", "rw-------");
        secret("secrets/tailspin", "rw-------");

        var snapshot = read(page.split("```(toml)?\n", -1)[1]);

        assertThat(snapshot.trust()).isPresent();
        assertThat(snapshot.items())
                .extracting(Item::kind)
                .containsExactlyElementsOf(SnapshotKind.OF_ORGANISATIONS);
    }

    private static String space(String line) {
        return """
        [[address-space]]
        forestName = "northwind.test"
        accessMethod = "OrgWideFB"
        account = "contoso@northwind.test"
        %s
        targetServiceEpr = "https://mail.northwind.test/EWS/Exchange.asmx"
        """
                .formatted(line);
    }

    private void secret(String name, String rights) throws IOException {
        var file = Files.writeString(folder.resolve(name), "sesame\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
    }

    private Snapshot read(String text) throws IOException, ConfigurationFaults {
        return SnapshotFile.read(write(text), SnapshotKind.OF_ORGANISATIONS);
    }

    private List<ConfigurationFaults.Fault> faults(String text) throws IOException {
        var file = write(text);
        return catchThrowableOfType(
                        ConfigurationFaults.class,
                        () -> SnapshotFile.read(file, SnapshotKind.OF_ORGANISATIONS))
                .faults();
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("snapshot.toml"), text);
    }
}
