package entente.cli;

import static entente.cli.Fault.Look.doctor;
import static entente.cli.Fault.also;
import static entente.cli.Fault.fault;
import static entente.cli.Fault.named;
import static entente.cli.FaultyLab.BROKER;

import entente.cli.Fault.Look;
import entente.cli.Fault.Undo;
import entente.lab.FreePorts;
import entente.problem.Code;
import entente.question.Domain;
import entente.registry.Terms;
import entente.server.BrokerFederationSettings;
import entente.server.BrokerSettings;
import entente.server.KeyFiles;
import entente.server.ListenSettings;
import entente.server.OrganisationSettings;
import entente.server.SigningSettings;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What goes wrong with servers themselves: theirs and the broker's, their clocks and keys, and a forest without a broker.
final class ServerFaults {
    private static final String CONTOSO = "contoso.test";
    private static final String CLOUD = "contoso.cloud.test";
    private static final String FABRIKAM = "fabrikam.test";
    private static final String NORTHWIND = "northwind.test";

    private static final String SERVER = "server northwind.test";
    private static final String TRUST = "federation trust auth.test";
    private static final String LAB_BROKER = "auth server lab broker";
    private static final String TO_CLOUD = "connector Contoso cloud tenant";
    private static final String THE_CLOUD = "partner application " + CLOUD;
    private static final String TEST_CLIENT = "partner application client for tests";
    private static final String WITH_FABRIKAM = "relationship Fabrikam";
    private static final String FOREST = "address space northwind.test";
    private static final String THE_BROKER = "broker";

    private ServerFaults() {}

    static List<Fault> all() {
        return List.of(
                // The forest.
                fault(
                        "firewall closed before the forest",
                        lab -> forest(lab, FreePorts.next(), "Exchange.asmx"),
                        doctor(CONTOSO),
                        named(FOREST, "verdict", Code.PARTNER_UNREACHABLE, "could not be reached")),
                fault(
                        "another's server answers under the forest's name",
                        lab -> forest(lab, lab.port(FABRIKAM), "Exchange.asmx"),
                        doctor(CONTOSO),
                        named(FOREST, "verdict", Code.PARTNER_TLS_REFUSED, "cannot be believed")),
                fault(
                        "address space with a wrong path",
                        lab -> forest(lab, lab.port(NORTHWIND), "Service.asmx"),
                        doctor(CONTOSO),
                        named(
                                FOREST,
                                "verdict",
                                Code.PARTNER_ENDPOINT_UNKNOWN,
                                "/EWS/Service.asmx")),
                fault(
                        "firewall closed before a forest that is asked for persons",
                        lab ->
                                lab.run(
                                        "address-space add tailspin.test --org contoso.test --method PerUserFB --own-certificate --service https://mail.northwind.test:%d/EWS/Exchange.asmx"
                                                .formatted(FreePorts.next()),
                                        "address-space remove tailspin.test --org contoso.test"),
                        doctor(CONTOSO),
                        named(
                                "address space tailspin.test",
                                "reached",
                                Code.PARTNER_UNREACHABLE,
                                "nothing answers")),
                fault(
                        "the forest changed our account's password",
                        FaultyLab::forestsPasswordChanged,
                        doctor(CONTOSO),
                        named(FOREST, "verdict", Code.PARTNER_REFUSED_CREDENTIALS, "account")),
                fault(
                        "the key of our secrets was lost",
                        lab -> lab.withoutFile(CONTOSO, "secrets.key"),
                        doctor(CONTOSO),
                        named(FOREST, "verdict", Code.SECRET_UNREADABLE, "cannot be read")),

                // Where a server is.
                fault(
                        "nothing answers at our own URL",
                        lab -> at(lab, FreePorts.next()),
                        doctor(NORTHWIND),
                        named(SERVER, "url", Code.OWN_URL_SILENT, "")),
                fault(
                        "another answers at our own URL",
                        lab -> {
                            var impostor = lab.impostor("mail." + NORTHWIND, Duration.ofDays(1));
                            return at(lab, impostor.port()).then(impostor::close);
                        },
                        doctor(NORTHWIND),
                        named(SERVER, "url", Code.OWN_URL_ANOTHER, "")),
                fault(
                        "our own URL shows a certificate for other names",
                        lab -> at(lab, lab.port(FABRIKAM)),
                        doctor(NORTHWIND),
                        named(SERVER, "url", Code.OWN_TLS_REFUSED, "for other names")),
                fault(
                        "our TLS certificate ends soon",
                        lab -> {
                            var tls = certificate(lab, Duration.ofDays(10));
                            return lab.restarted(
                                    NORTHWIND,
                                    it ->
                                            with(
                                                    it,
                                                    it.url(),
                                                    new ListenSettings(
                                                            it.listen().address(),
                                                            it.listen().port(),
                                                            tls),
                                                    it.signing()));
                        },
                        doctor(NORTHWIND),
                        named(SERVER, "keys", Code.KEY_ENDING, "shown to who connects")),
                fault(
                        "our signing certificate ended",
                        lab -> {
                            var signing = certificate(lab, Duration.ofDays(-1));
                            return lab.restarted(
                                    NORTHWIND,
                                    it ->
                                            with(
                                                    it,
                                                    it.url(),
                                                    it.listen(),
                                                    SigningSettings.of(signing)));
                        },
                        doctor(NORTHWIND),
                        named(SERVER, "keys", Code.KEY_ENDED, "signs our tokens")),

                // Clocks.
                fault(
                        "the partner's clock is wrong over OAuth",
                        lab -> lab.clock(CLOUD, Duration.ofMinutes(20)),
                        doctor(CONTOSO),
                        named(TO_CLOUD, "clock", Code.CLOCKS_APART, "contoso.cloud.test is")),
                fault(
                        "the partner's clock is wrong under a relationship",
                        lab -> lab.clock(FABRIKAM, Duration.ofMinutes(20)),
                        doctor(CONTOSO),
                        named(WITH_FABRIKAM, "clock", Code.CLOCKS_APART, "fabrikam.test is"),
                        also(WITH_FABRIKAM, "their-half", Code.PARTNER_REFUSED_TOKEN)),
                fault(
                        "the partner's clock is so wrong that no token holds there",
                        lab -> lab.clock(CLOUD, Duration.ofHours(3)),
                        doctor(CONTOSO),
                        named(TO_CLOUD, "clock", Code.CLOCKS_APART, "ahead of ours"),
                        also(TO_CLOUD, "token-taken", Code.PARTNER_REFUSED_TOKEN)),
                fault(
                        "the partner's clock is a little wrong",
                        lab -> lab.clock(CLOUD, Duration.ofMinutes(-2)),
                        doctor(CONTOSO),
                        named(TO_CLOUD, "clock", Code.CLOCKS_APART, "behind ours")),
                fault(
                        "the broker's clock is wrong",
                        lab -> lab.clock(BROKER, Duration.ofMinutes(20)),
                        doctor(CONTOSO),
                        named(TRUST, "clock", Code.CLOCKS_APART, "ahead of ours"),
                        also(TRUST, "registration", Code.TRUST_BROKER_REFUSED),
                        also(TRUST, "a token for ourselves", Code.BROKER_REFUSED),
                        also(LAB_BROKER, "clock", Code.CLOCKS_APART),
                        also(LAB_BROKER, "token", Code.BROKER_ASSERTION_REFUSED),
                        also(TO_CLOUD, "token", Code.BROKER_ASSERTION_REFUSED),
                        also(WITH_FABRIKAM, "token", Code.BROKER_REFUSED)),
                fault(
                        "our clock is wrong",
                        lab -> lab.clock(CONTOSO, Duration.ofMinutes(20)),
                        doctor(CONTOSO),
                        named(TRUST, "clock", Code.CLOCKS_APART, "behind ours"),
                        also(TRUST, "registration", Code.TRUST_BROKER_REFUSED),
                        also(TRUST, "a token for ourselves", Code.BROKER_REFUSED),
                        also(LAB_BROKER, "clock", Code.CLOCKS_APART),
                        also(LAB_BROKER, "token", Code.BROKER_ASSERTION_REFUSED),
                        also(TO_CLOUD, "clock", Code.CLOCKS_APART),
                        also(TO_CLOUD, "token", Code.BROKER_ASSERTION_REFUSED),
                        also(WITH_FABRIKAM, "token", Code.BROKER_REFUSED)),

                // The broker.
                fault(
                        "the broker does not run",
                        lab -> lab.stop(BROKER),
                        doctor(CONTOSO),
                        named(TRUST, "metadata", Code.TRUST_BROKER_SILENT, "did not answer"),
                        also(TRUST, "token endpoint", Code.TRUST_BROKER_SILENT),
                        also(TRUST, "registration", Code.TRUST_BROKER_SILENT),
                        also(TRUST, "a token for ourselves", Code.BROKER_UNREACHABLE),
                        also(LAB_BROKER, "metadata", Code.METADATA_UNREACHABLE),
                        also(LAB_BROKER, "token", Code.BROKER_UNREACHABLE),
                        also(TO_CLOUD, "token", Code.BROKER_UNREACHABLE),
                        also(TEST_CLIENT, "broker", Code.METADATA_UNREACHABLE),
                        also(THE_CLOUD, "broker", Code.METADATA_UNREACHABLE),
                        also(WITH_FABRIKAM, "token", Code.BROKER_UNREACHABLE)),
                fault(
                        "the broker's administrator shut us out",
                        lab ->
                                lab.restartedBroker(it ->
                                        federated(
                                                it,
                                                it.federation().orElseThrow().signing(),
                                                it.federation().orElseThrow().encryption(),
                                                false)),
                        doctor(CONTOSO),
                        named(TRUST, "a token for ourselves", Code.BROKER_REFUSED, ""),
                        also(WITH_FABRIKAM, "token", Code.BROKER_REFUSED)),
                fault(
                        "the broker has another encryption key than we know",
                        lab ->
                                lab.restartedBroker(it ->
                                        federated(
                                                it,
                                                it.federation().orElseThrow().signing(),
                                                another(lab),
                                                true)),
                        doctor(CONTOSO),
                        named(TRUST, "metadata", Code.TRUST_METADATA_STALE, "another key"),
                        also(TRUST, "a token for ourselves", Code.BROKER_REFUSED),
                        also(WITH_FABRIKAM, "token", Code.BROKER_REFUSED)),
                fault(
                        "the broker signs with a key that nobody knows",
                        lab ->
                                lab.restartedBroker(it ->
                                        federated(
                                                it,
                                                another(lab),
                                                it.federation().orElseThrow().encryption(),
                                                true)),
                        doctor(CONTOSO),
                        named(TRUST, "metadata", Code.TRUST_METADATA_REFUSED, "not believed"),
                        also(TRUST, "a token for ourselves", Code.TRUST_TOKEN_UNUSABLE),
                        also(WITH_FABRIKAM, "their-half", Code.PARTNER_REFUSED_TOKEN)),

                // The broker, as its own administrator looks.
                fault(
                        "two applications have their certificates swapped",
                        ServerFaults::certificateOfAnother,
                        brokersDoctor(),
                        named(
                                THE_BROKER,
                                "applications",
                                Code.APPLICATION_KEY_SHARED,
                                "mail.contoso.cloud.test and mail.contoso.test")),
                fault(
                        "nothing answers at the broker's own URL",
                        lab -> brokerAt(lab, FreePorts.next()),
                        brokersDoctor(),
                        named(THE_BROKER, "url", Code.OWN_URL_SILENT, "nothing answers")),
                fault(
                        "another answers at the broker's own URL",
                        lab -> brokerAt(lab, lab.port(NORTHWIND)),
                        brokersDoctor(),
                        named(THE_BROKER, "url", Code.OWN_TLS_REFUSED, "for other names")),
                fault(
                        "the broker's DNS servers do not answer",
                        ServerFaults::brokerWithoutDns,
                        brokersDoctor(),
                        named(THE_BROKER, "dns", Code.DNS_UNUSABLE, "did not answer")));
    }

    private static Undo forest(FaultyLab lab, int port, String service) {
        return lab.forestAt("https://mail.northwind.test:%d/EWS/%s".formatted(port, service));
    }

    private static Undo at(FaultyLab lab, int port) throws IOException {
        return lab.restarted(
                NORTHWIND,
                it ->
                        with(
                                it,
                                URI.create("https://mail.northwind.test:" + port),
                                it.listen(),
                                it.signing()));
    }

    private static OrganisationSettings with(
            OrganisationSettings it, URI url, ListenSettings listen, SigningSettings signing) {
        return new OrganisationSettings(
                it.name(),
                it.domain(),
                it.acceptedDomains(),
                url,
                it.state(),
                it.store(),
                listen,
                it.administrator(),
                it.identity(),
                it.signIn(),
                it.impersonation(),
                it.searchers(),
                it.recoverers(),
                it.pages(),
                signing,
                it.calling(),
                it.limits(),
                it.mailTips(),
                it.audit(),
                it.mail(),
                it.ntlm());
    }

    private static KeyFiles certificate(FaultyLab lab, Duration valid) {
        return Impostor.files(lab.keys(), lab.folder(), "mail." + NORTHWIND, valid);
    }

    /// A federation key that the broker has not had before.
    private static SigningSettings another(FaultyLab lab) {
        var keys = lab.keys();
        return SigningSettings.of(
                new KeyFiles(
                        keys.resolve("fabrikam.test.federation.crt"),
                        keys.resolve("fabrikam.test.federation.key")));
    }

    private static Look brokersDoctor() {
        return lab -> lab.brokersDoctor(THE_BROKER);
    }

    private static Undo certificateOfAnother(FaultyLab lab) throws IOException {
        return lab.certificate(
                "service-principals/mail.contoso.test", CLOUD + ".signing", CONTOSO + ".signing");
    }

    private static Undo brokerAt(FaultyLab lab, int port) throws IOException {
        return lab.restartedBroker(
                it -> broker(it, URI.create("https://auth.test:" + port), it.federation()));
    }

    private static Undo brokerWithoutDns(FaultyLab lab) throws IOException {
        var silent =
                new BrokerFederationSettings.Dns.Resolvers(
                        List.of("127.0.0.1:" + FreePorts.next(), "127.0.0.1:" + FreePorts.next()));
        return lab.restartedBroker(it ->
                broker(
                        it,
                        it.url(),
                        it.federation()
                                .map(federation ->
                                        new BrokerFederationSettings(
                                                federation.issuer(),
                                                silent,
                                                federation.signing(),
                                                federation.encryption(),
                                                federation.terms()))));
    }

    private static BrokerSettings federated(
            BrokerSettings it, SigningSettings signing, SigningSettings encryption, boolean us) {
        var federation = it.federation().orElseThrow();
        var shutOut = new Terms(false, false, false, Terms.USUAL.actions());
        return broker(
                it,
                it.url(),
                Optional.of(
                        new BrokerFederationSettings(
                                federation.issuer(),
                                federation.dns(),
                                signing,
                                encryption,
                                us
                                        ? federation.terms()
                                        : Map.of(Domain.of("fed.contoso.test"), shutOut))));
    }

    private static BrokerSettings broker(
            BrokerSettings it, URI url, Optional<BrokerFederationSettings> federation) {
        return new BrokerSettings(
                it.domain(),
                it.appId(),
                it.realms(),
                url,
                it.hosts(),
                it.state(),
                it.listen(),
                it.signing(),
                it.tokenLifetime(),
                it.administrator(),
                federation,
                it.audit(),
                it.calling());
    }
}
