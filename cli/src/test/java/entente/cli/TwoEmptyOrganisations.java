package entente.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.lab.FreePorts;
import entente.lab.Lab;
import entente.lab.LabOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A broker and two organisations that know nobody, each a process of its own: as after the first `entente serve`. Mary is at Contoso, Ann at
/// Fabrikam.
final class TwoEmptyOrganisations implements AutoCloseable {
    private static final String PASSWORD = "correct horse battery staple";
    private static final String CONTOSO = "contoso.test";
    private static final String FABRIKAM = "fabrikam.test";
    private static final String BROKER = "auth.test";
    private static final Map<String, String> IDS =
            Map.of(
                    CONTOSO, "7f3c2c1e-58a5-4b52-9b8e-2b1b6a5d9c10",
                    FABRIKAM, "b1845f0e-93c2-4a6d-8e17-d05a7c2b4f69");

    private final Path folder;
    private final Path keys;
    private final Map<String, Integer> ports;
    private final List<ServerProcess> servers = new ArrayList<>();

    /// Everything is below `folder`.
    TwoEmptyOrganisations(Path folder) {
        this.folder = folder;
        this.ports =
                Map.of(
                        BROKER, FreePorts.next(),
                        CONTOSO, FreePorts.next(),
                        FABRIKAM, FreePorts.next());
        try {
            this.keys = keys(folder);
            Files.writeString(folder.resolve("password"), PASSWORD + "\n", UTF_8);
            Files.writeString(zones(), "", UTF_8);
            start(BROKER, broker());
            start(CONTOSO, organisation("Contoso", CONTOSO));
            start(FABRIKAM, organisation("Fabrikam", FABRIKAM));
        } catch (IOException failed) {
            close();
            throw new UncheckedIOException(failed);
        }
    }

    /// The keys of a lab that ran for a moment.
    private static Path keys(Path folder) throws IOException {
        var lab = folder.resolve("lab");
        var options =
                new LabOptions(
                        Optional.of(lab),
                        Optional.empty(),
                        Optional.empty(),
                        InstantSource.system());
        var kept = folder.resolve("keys");
        Files.createDirectories(kept);
        try (var running = Lab.start(options);
                var files = Files.list(Path.of(running.ready().keysDir()))) {
            for (var file : files.toList()) {
                Files.copy(
                        file,
                        kept.resolve(file.getFileName()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return kept;
    }

    private void start(String name, String configuration) throws IOException {
        var file = folder.resolve(name + ".toml");
        Files.writeString(file, configuration, UTF_8);
        servers.add(ServerProcess.start(file, folder.resolve("run")));
    }

    /// Where the broker finds the proofs of domains.
    Path zones() {
        return folder.resolve("zones");
    }

    String brokerUrl() {
        return "https://%s:%d".formatted(BROKER, ports.get(BROKER));
    }

    String autodiscover(String domain) {
        return "https://autodiscover.%s:%d/autodiscover/autodiscover.svc"
                .formatted(domain, ports.get(domain));
    }

    /// Runs a command as the administrator of one of the three.
    Shell.Result as(String whose, String... words) {
        var arguments = new ArrayList<>(List.of(words));
        arguments.addAll(
                List.of(
                        "--server",
                        "https://localhost:" + ports.get(whose),
                        "--ca",
                        keys.resolve("ca.crt").toString(),
                        "--user",
                        "admin@" + whose));
        return new Shell(
                        Map.of(
                                "ENTENTE_PASSWORD",
                                PASSWORD,
                                "XDG_STATE_HOME",
                                folder.resolve("of-" + whose).toString()))
                .run(arguments.toArray(String[]::new));
    }

    private String organisation(String name, String domain) {
        return """
        [organisation]
        name = "%1$s"
        domain = "%2$s"
        url = "https://mail.%2$s:%3$d"
        state = "state/%2$s"
        [organisation.listen]
        address = "127.0.0.1"
        port = %3$d
        certificate = "keys/%2$s.tls.crt"
        key = "keys/%2$s.tls.key"
        [organisation.administrator]
        address = "admin@%2$s"
        password-file = "password"
        [organisation.identity]
        app-id = "%4$s"
        realm = "%2$s"
        hosts = ["mail.%2$s", "autodiscover.%2$s"]
        [organisation.signing]
        certificate = "keys/%2$s.signing.crt"
        key = "keys/%2$s.signing.key"
        [organisation.calling]
        authorities = ["keys/ca.crt"]
        names = { %5$s }
        internal = [%6$s]
        """
                .formatted(
                        name,
                        domain,
                        ports.get(domain),
                        IDS.get(domain),
                        hosts().stream()
                                .map("\"%s\" = \"127.0.0.1\""::formatted)
                                .reduce("%s, %s"::formatted)
                                .orElseThrow(),
                        hosts().stream()
                                .map("\"%s\""::formatted)
                                .reduce("%s, %s"::formatted)
                                .orElseThrow());
    }

    private static List<String> hosts() {
        return List.of(
                BROKER,
                CONTOSO,
                FABRIKAM,
                "mail." + CONTOSO,
                "mail." + FABRIKAM,
                "autodiscover." + CONTOSO,
                "autodiscover." + FABRIKAM);
    }

    private String broker() {
        return """
        [broker]
        domain = "auth.test"
        app-id = "00000001-0000-0000-c000-000000000000"
        realms = ["contoso.test", "fabrikam.test"]
        url = "%s"
        hosts = ["localhost"]
        state = "state/auth.test"
        [broker.administrator]
        address = "admin@auth.test"
        password-file = "password"
        [broker.listen]
        address = "127.0.0.1"
        port = %d
        certificate = "keys/auth.test.tls.crt"
        key = "keys/auth.test.tls.key"
        [broker.signing]
        certificate = "keys/auth.test.signing.crt"
        key = "keys/auth.test.signing.key"
        [broker.federation]
        issuer = "urn:fedbroker:auth.test"
        resolver-file = "zones"
        [broker.federation.signing]
        certificate = "keys/auth.test.federation-signing.crt"
        key = "keys/auth.test.federation-signing.key"
        [broker.federation.encryption]
        certificate = "keys/auth.test.federation-encryption.crt"
        key = "keys/auth.test.federation-encryption.key"
        """
                .formatted(brokerUrl(), ports.get(BROKER));
    }

    @Override
    public void close() {
        servers.reversed().forEach(ServerProcess::close);
    }
}
