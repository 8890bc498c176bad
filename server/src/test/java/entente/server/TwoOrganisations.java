package entente.server;

import entente.gate.Door;
import entente.gate.Mount;
import entente.lab.FreePorts;
import entente.mailbox.Recipient;
import entente.question.Address;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;

/// A broker and two organisations on real sockets, from configuration files and settings: Contoso, where joe is a mail user, and its cloud
/// tenant, where his mailbox is.
final class TwoOrganisations implements AutoCloseable {
    static final String BROKER_APP = "0c2f2c1e-58a5-4b52-9b8e-2b1b6a5d9c10";
    static final String CONTOSO_APP = "7f3c2c1e-58a5-4b52-9b8e-2b1b6a5d9c10";
    static final String CLOUD_APP = "b12c2c1e-58a5-4b52-9b8e-2b1b6a5d9c10";
    static final String PASSWORD = "a password for tests";

    /// What a test has otherwise than usual.
    interface Variation {
        Variation NONE = new Variation() {};

        /// The configuration of a party, from the usual one.
        default String edited(String domain, String usual) {
            return usual;
        }

        /// Whom a party knows, from what it usually does.
        default String known(String domain, String usual) {
            return usual;
        }

        default InstantSource clockOf(String domain) {
            return InstantSource.system();
        }

        /// Endpoints before the usual ones of an organisation.
        default List<Mount> mountsAt(String domain, Door door) {
            return List.of();
        }
    }

    final int brokerPort = FreePorts.next();
    final int contosoPort = FreePorts.next();
    final int cloudPort = FreePorts.next();
    final KeyWorkshop keys;
    final OrganisationServer contoso;
    OrganisationServer cloud;
    private final Closing servers = new Closing();

    private final Variation variation;

    TwoOrganisations(Path folder) throws IOException, ConfigurationFaults {
        this(folder, Variation.NONE);
    }

    TwoOrganisations(Path folder, Variation variation) throws IOException, ConfigurationFaults {
        this.variation = variation;
        keys = new KeyWorkshop(folder);
        Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        for (var party : List.of("auth.test", "contoso.test", "contoso.cloud.test")) {
            keys.tls(
                    party + ".tls",
                    List.of(
                            party,
                            "mail." + party,
                            "autodiscover." + party,
                            "localhost",
                            "127.0.0.1"));
            keys.signing(party + ".signing");
            keys.ellipticSigning(party + ".next");
        }
        var broker = read(variation.edited("auth.test", broker())).broker().orElseThrow();
        var auth = servers.with(BrokerServer.start(broker, variation.clockOf("auth.test")));
        Known.of(variation.known("auth.test", registered())).at(auth.principals(), folder);
        contoso =
                organisation(
                        "contoso.test",
                        contosoPort,
                        CONTOSO_APP,
                        "contoso.cloud.test",
                        cloudPort,
                        CLOUD_APP);
        cloud = startCloud();
        people();
    }

    /// The cloud's server stops, and another takes its place with the same state.
    void restartCloud() throws IOException, ConfigurationFaults {
        cloud.close();
        cloud = startCloud();
    }

    private OrganisationServer startCloud() throws IOException, ConfigurationFaults {
        return organisation(
                "contoso.cloud.test",
                cloudPort,
                CLOUD_APP,
                "contoso.test",
                contosoPort,
                CONTOSO_APP);
    }

    static URI at(int port, String path) {
        return URI.create("https://localhost:" + port + path);
    }

    @Override
    public void close() {
        servers.close();
    }

    private void people() {
        var zone = ZoneId.of("Europe/Berlin");
        var mary = Address.of("mary@contoso.test");
        var joe = Address.of("joe@contoso.cloud.test");
        contoso.store().put(new Recipient.Mailbox(mary, "Mary", Recipient.Kind.PERSON, zone));
        contoso.store().setPassword(mary, PASSWORD.toCharArray(), false);
        contoso.store().put(new Recipient.MailUser(Address.of("joe@contoso.test"), "Joe", joe));
        cloud.store().put(new Recipient.Mailbox(joe, "Joe", Recipient.Kind.PERSON, zone));
        cloud.store().setPassword(joe, PASSWORD.toCharArray(), false);
        cloud.store()
                .importCalendar(
                        joe,
                        new ByteArrayInputStream(
                                """
                                BEGIN:VCALENDAR
                                VERSION:2.0
                                PRODID:-//test//EN
                                BEGIN:VEVENT
                                UID:review
                                DTSTAMP:20260101T000000Z
                                DTSTART:20260302T090000Z
                                DTEND:20260302T103000Z
                                SUMMARY:Review
                                END:VEVENT
                                END:VCALENDAR
                                """
                                        .replace("\n", "\r\n")
                                        .getBytes(StandardCharsets.UTF_8)));
    }

    private OrganisationServer organisation(
            String domain, int port, String app, String partner, int partnerPort, String partnerApp)
            throws IOException, ConfigurationFaults {
        var text =
                """
                [organisation]
                name = "%1$s"
                domain = "%1$s"
                url = "https://mail.%1$s:%2$d"
                state = "state.%1$s"
                administrator = { address = "admin@%1$s", password-file = "password" }
                listen = { address = "127.0.0.1", port = %2$d, certificate = "%1$s.tls.crt", key = "%1$s.tls.key" }
                identity = { app-id = "%3$s", realm = "%1$s", hosts = ["mail.%1$s", "autodiscover.%1$s", "localhost"] }
                signing = { certificate = "%1$s.signing.crt", key = "%1$s.signing.key" }

                [organisation.calling]
                authorities = ["ca.crt"]

                [organisation.calling.names]
                "auth.test" = "127.0.0.1"
                "mail.%4$s" = "127.0.0.1"
                "autodiscover.%4$s" = "127.0.0.1"
                """
                        .formatted(domain, port, app, partner);
        var settings = read(variation.edited(domain, text)).organisation().orElseThrow();
        var server =
                servers.with(
                        OrganisationServer.start(
                                settings,
                                variation.clockOf(domain),
                                door -> variation.mountsAt(domain, door)));
        var known = known(domain, partner, partnerPort, partnerApp);
        Known.of(variation.known(domain, known)).at(server.objects());
        return server;
    }

    /// Whom an organisation knows.
    private String known(String domain, String partner, int partnerPort, String partnerApp) {
        return """
        {"auth-server": {"broker": {
            "appId": "%5$s",
            "realm": "%1$s",
            "realms": ["contoso.test", "contoso.cloud.test"],
            "metadataUrl": "https://auth.test:%6$d/%1$s/metadata/json/1",
            "tokenEndpoint": "https://auth.test:%6$d/%1$s/tokens/OAuth/2"}},
         "partner": {"%2$s": {
            "appId": "%4$s",
            "realm": "%2$s",
            "domains": ["%2$s"],
            "profiles": ["L1"],
            "operations": ["freebusy"]}},
         "connector": {"to %2$s": {
            "targetAddressDomains": ["%2$s"],
            "discoveryEndpoint": "https://autodiscover.%2$s:%3$d/autodiscover/autodiscover.svc",
            "partnerAppId": "%4$s",
            "partnerRealm": "%2$s",
            "profile": "L1",
            "authServer": "broker",
            "hosts": ["mail.%2$s"]}}}
        """
                .formatted(domain, partner, partnerPort, partnerApp, BROKER_APP, brokerPort);
    }

    private String broker() {
        return """
        [broker]
        domain = "auth.test"
        app-id = "%1$s"
        realms = ["contoso.test", "contoso.cloud.test"]
        url = "https://auth.test:%2$d"
        hosts = ["localhost"]
        state = "state.broker"
        listen = { address = "127.0.0.1", port = %2$d, certificate = "auth.test.tls.crt", key = "auth.test.tls.key" }
        signing = { certificate = "auth.test.signing.crt", key = "auth.test.signing.key" }
        """
                .formatted(BROKER_APP, brokerPort);
    }

    /// Which applications the broker knows; a certificate stands there as the name of its file.
    private static String registered() {
        return """
        {"service-principal": {
            "Contoso": {
                "appId": "%1$s",
                "realm": "contoso.test",
                "hosts": ["mail.contoso.test", "autodiscover.contoso.test"],
                "certificates": ["contoso.test.signing.crt"],
                "mayCall": ["%2$s"],
                "delegation": true},
            "Contoso cloud": {
                "appId": "%2$s",
                "realm": "contoso.cloud.test",
                "hosts": ["mail.contoso.cloud.test", "autodiscover.contoso.cloud.test", "localhost"],
                "certificates": ["contoso.cloud.test.signing.crt"],
                "mayCall": ["%1$s"],
                "delegation": true}}}
        """
                .formatted(CONTOSO_APP, CLOUD_APP);
    }

    private Configuration read(String text) throws IOException, ConfigurationFaults {
        var file = Files.createTempFile(keys.folder(), "entente", ".toml");
        return Configuration.read(Files.writeString(file, text));
    }
}
