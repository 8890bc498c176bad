package entente.cli;

import static entente.cli.Fault.Look.doctor;
import static entente.cli.Fault.Look.test;
import static entente.cli.Fault.also;
import static entente.cli.Fault.fault;
import static entente.cli.Fault.named;
import static entente.cli.FaultyLab.BROKER;

import entente.cli.Fault.Making;
import entente.cli.Fault.Undo;
import entente.lab.FreePorts;
import entente.problem.Code;
import java.time.Duration;
import java.util.List;

/// What goes wrong on the way over OAuth, from Contoso to its cloud tenant.
final class OAuthFaults {
    private static final String CONTOSO = "contoso.test";
    private static final String CLOUD = "contoso.cloud.test";
    private static final String FABRIKAM = "fabrikam.test";

    private static final String NAME = "Contoso cloud tenant";
    private static final String CONNECTOR = "connectors/" + NAME;
    private static final String TO_CLOUD = "connector " + NAME;
    private static final String AUTH_SERVER = "auth-servers/lab broker";
    private static final String LAB_BROKER = "auth server lab broker";
    private static final String PARTNER = "partners/" + CLOUD;
    private static final String THE_CLOUD = "partner application " + CLOUD;
    private static final String TEST_CLIENT = "partner application client for tests";
    private static final String NOBODY = "00000002-58a5-4b52-9b8e-2b1b6a5d9c10";

    private OAuthFaults() {}

    static List<Fault> all() {
        return List.of(
                // The connector.
                fault(
                        "connector with another application id",
                        set(CONTOSO, CONNECTOR, "{'partnerAppId': '%s'}".formatted(NOBODY)),
                        doctor(CONTOSO),
                        named(
                                TO_CLOUD,
                                "challenge",
                                Code.CHALLENGE_NOT_OURS,
                                "another application")),
                fault(
                        "connector with another realm",
                        set(CONTOSO, CONNECTOR, "{'partnerRealm': 'elsewhere.test'}"),
                        doctor(CONTOSO),
                        named(TO_CLOUD, "challenge", Code.CHALLENGE_NOT_OURS, "another realm")),
                fault(
                        "firewall closed before the partner's Autodiscover",
                        lab -> discovery(lab, FreePorts.next(), "autodiscover.svc"),
                        doctor(CONTOSO),
                        named(
                                TO_CLOUD,
                                "discovery",
                                Code.DISCOVERY_UNREACHABLE,
                                "nothing answers")),
                fault(
                        "connector with a wrong path",
                        lab -> discovery(lab, lab.port(CLOUD), "service.svc"),
                        doctor(CONTOSO),
                        named(
                                TO_CLOUD,
                                "discovery",
                                Code.PARTNER_ENDPOINT_UNKNOWN,
                                "/autodiscover/service.svc")),
                fault(
                        "the partner's name leads to another's server",
                        lab -> discovery(lab, lab.port(FABRIKAM), "autodiscover.svc"),
                        doctor(CONTOSO),
                        named(TO_CLOUD, "discovery", Code.PARTNER_TLS_REFUSED, "for other names")),
                fault(
                        "the partner's certificate ended",
                        lab -> impostor(lab, Duration.ofDays(-1)),
                        doctor(CONTOSO),
                        named(TO_CLOUD, "discovery", Code.PARTNER_TLS_REFUSED, "has ended")),
                fault(
                        "something else answers under the partner's name",
                        lab -> impostor(lab, Duration.ofDays(1)),
                        doctor(CONTOSO),
                        named(TO_CLOUD, "challenge", Code.CHALLENGE_MISSING, "without a token")),
                fault(
                        "connector that does not name the partner's EWS host",
                        set(CONTOSO, CONNECTOR, "{'hosts': ['autodiscover.contoso.cloud.test']}"),
                        doctor(CONTOSO),
                        named(
                                TO_CLOUD,
                                "discovery",
                                Code.DISCOVERY_REDIRECTED,
                                "mail.contoso.cloud.test")),
                fault(
                        "connector that was disabled",
                        set(CONTOSO, CONNECTOR, "{'enabled': false}"),
                        test(CONTOSO, "connector", NAME),
                        named(TO_CLOUD, "enabled", Code.OBJECT_DISABLED, "is disabled here")),

                // The broker as we know it.
                fault(
                        "auth server that was disabled",
                        set(CONTOSO, AUTH_SERVER, "{'enabled': false}"),
                        doctor(CONTOSO),
                        named(TO_CLOUD, "auth-server", Code.AUTH_SERVER_DISABLED, ""),
                        also(TO_CLOUD, "issuer", Code.AUTH_SERVER_DISABLED),
                        also(TEST_CLIENT, "broker", Code.AUTH_SERVER_DISABLED),
                        also(THE_CLOUD, "broker", Code.AUTH_SERVER_DISABLED)),
                fault(
                        "auth server that may not issue in our realm",
                        set(
                                CONTOSO,
                                AUTH_SERVER,
                                "{'realms': ['contoso.cloud.test'], 'issuerUrls': null}"),
                        doctor(CONTOSO),
                        named(
                                LAB_BROKER,
                                "realm",
                                Code.OBJECT_INCOMPLETE,
                                "our realm contoso.test"),
                        also(LAB_BROKER, "metadata", Code.METADATA_REFUSED),
                        also(TEST_CLIENT, "broker", Code.OBJECT_INCOMPLETE),
                        also(THE_CLOUD, "broker", Code.METADATA_REFUSED)),
                fault(
                        "auth server with another application id",
                        set(CONTOSO, AUTH_SERVER, "{'appId': '%s'}".formatted(NOBODY)),
                        doctor(CONTOSO),
                        named(LAB_BROKER, "metadata", Code.METADATA_REFUSED, "calls itself"),
                        also(LAB_BROKER, "token", Code.BROKER_ASSERTION_REFUSED),
                        also(TO_CLOUD, "issuer", Code.ISSUER_NOT_SHARED),
                        also(TEST_CLIENT, "broker", Code.METADATA_REFUSED),
                        also(THE_CLOUD, "broker", Code.METADATA_REFUSED)),
                fault(
                        "firewall closed before the broker's metadata",
                        lab ->
                                lab.set(
                                        CONTOSO,
                                        AUTH_SERVER,
                                        "{'metadataUrl': 'https://auth.test:%d/contoso.test/metadata/json/1'}"
                                                .formatted(FreePorts.next())),
                        doctor(CONTOSO),
                        named(LAB_BROKER, "metadata", Code.METADATA_UNREACHABLE, "nothing answers"),
                        also(TEST_CLIENT, "broker", Code.METADATA_UNREACHABLE),
                        also(THE_CLOUD, "broker", Code.METADATA_UNREACHABLE)),
                fault(
                        "firewall closed before the broker's token endpoint",
                        lab -> tokenEndpoint(lab, FreePorts.next(), "contoso.test/tokens/OAuth/2"),
                        doctor(CONTOSO),
                        named(LAB_BROKER, "token", Code.BROKER_UNREACHABLE, "nothing answers"),
                        also(TO_CLOUD, "token", Code.BROKER_UNREACHABLE)),
                fault(
                        "the broker's name leads to another's server",
                        lab ->
                                tokenEndpoint(
                                        lab, lab.port(FABRIKAM), "contoso.test/tokens/OAuth/2"),
                        doctor(CONTOSO),
                        named(LAB_BROKER, "token", Code.BROKER_TLS_REFUSED, "for other names"),
                        also(TO_CLOUD, "token", Code.BROKER_TLS_REFUSED)),
                fault(
                        "auth server with a token endpoint that is none",
                        lab -> tokenEndpoint(lab, lab.port(BROKER), "jwks"),
                        doctor(CONTOSO),
                        named(LAB_BROKER, "token", Code.BROKER_ANSWER_UNREADABLE, "HTTP"),
                        also(TO_CLOUD, "token", Code.BROKER_ANSWER_UNREADABLE)),

                // What the broker knows.
                fault(
                        "our application was disabled at the broker",
                        set(BROKER, "service-principals/mail.contoso.test", "{'enabled': false}"),
                        doctor(CONTOSO),
                        named(LAB_BROKER, "token", Code.BROKER_CLIENT_UNKNOWN, ""),
                        also(TO_CLOUD, "token", Code.BROKER_CLIENT_UNKNOWN)),
                fault(
                        "the broker does not let us call the partner",
                        set(BROKER, "service-principals/mail.contoso.test", "{'mayCall': []}"),
                        doctor(CONTOSO),
                        named(TO_CLOUD, "token", Code.BROKER_CALL_FORBIDDEN, "")),
                fault(
                        "the broker does not let us speak for people",
                        set(
                                BROKER,
                                "service-principals/mail.contoso.test",
                                "{'delegation': false}"),
                        test(CONTOSO, "connector", NAME, "--for", "mary@contoso.test"),
                        named(
                                TO_CLOUD,
                                "token",
                                Code.BROKER_CALL_FORBIDDEN,
                                "may not speak for people")),
                fault(
                        "the partner's Autodiscover host is not registered",
                        set(
                                BROKER,
                                "service-principals/mail.contoso.cloud.test",
                                "{'hosts': ['mail.contoso.cloud.test']}"),
                        doctor(CONTOSO),
                        named(
                                TO_CLOUD,
                                "token",
                                Code.BROKER_RESOURCE_UNKNOWN,
                                "/autodiscover.contoso.cloud.test")),
                fault(
                        "the partner's EWS host is not registered",
                        set(
                                BROKER,
                                "service-principals/mail.contoso.cloud.test",
                                "{'hosts': ['autodiscover.contoso.cloud.test']}"),
                        doctor(CONTOSO),
                        named(
                                TO_CLOUD,
                                "token",
                                Code.BROKER_RESOURCE_UNKNOWN,
                                "/mail.contoso.cloud.test")),

                // The partner's half.
                fault(
                        "the partner disabled our registration",
                        set(CLOUD, "partners/" + CONTOSO, "{'enabled': false}"),
                        doctor(CONTOSO),
                        named(TO_CLOUD, "token-taken", Code.PARTNER_REFUSED_TOKEN, "")),
                fault(
                        "the partner has our registration in another realm",
                        set(CLOUD, "partners/" + CONTOSO, "{'realm': 'elsewhere.test'}"),
                        doctor(CLOUD),
                        named(
                                "partner application " + CONTOSO,
                                "broker",
                                Code.OBJECT_INCOMPLETE,
                                "elsewhere.test")),
                fault(
                        "the partner has our registration without our people's domain",
                        set(CLOUD, "partners/" + CONTOSO, "{'domains': ['elsewhere.test']}"),
                        test(CONTOSO, "connector", NAME, "--for", "mary@contoso.test"),
                        named(TO_CLOUD, "token-taken", Code.PARTNER_REFUSED_TOKEN, "invalid_user")),
                fault(
                        "the partner does not let us ask for free/busy",
                        set(CLOUD, "partners/" + CONTOSO, "{'operations': ['mailtips']}"),
                        doctor(CONTOSO),
                        named(TO_CLOUD, "call", Code.PARTNER_FORBIDS, "")),
                fault(
                        "the partner disabled the broker",
                        set(CLOUD, AUTH_SERVER, "{'enabled': false}"),
                        doctor(CONTOSO),
                        named(TO_CLOUD, "issuer", Code.ISSUER_NOT_SHARED, "")),

                // Our half, by which the partner would be believed.
                fault(
                        "partner that may call nothing",
                        set(CONTOSO, PARTNER, "{'operations': null}"),
                        doctor(CONTOSO),
                        named(THE_CLOUD, "rights", Code.OBJECT_INCOMPLETE, "call nothing")),
                fault(
                        "partner that may speak for nobody",
                        set(CONTOSO, PARTNER, "{'domains': ['contoso.test']}"),
                        doctor(CONTOSO),
                        named(THE_CLOUD, "domains", Code.OBJECT_INCOMPLETE, "speak for nobody")),
                fault(
                        "partner in a realm that no broker vouches for",
                        set(CONTOSO, PARTNER, "{'realm': 'elsewhere.test'}"),
                        doctor(CONTOSO),
                        named(THE_CLOUD, "broker", Code.OBJECT_INCOMPLETE, "elsewhere.test")),
                fault(
                        "partner whose keys are another's",
                        lab ->
                                lab.set(
                                        CONTOSO,
                                        PARTNER,
                                        "{'requireSignedOuter': true, 'metadataUrl': 'https://mail.contoso.test:%d/autodiscover/metadata/json/1'}"
                                                .formatted(lab.port(CONTOSO))),
                        doctor(CONTOSO),
                        named(THE_CLOUD, "metadata", Code.METADATA_REFUSED, "calls itself")));
    }

    private static Making set(String party, String object, String settings) {
        return lab -> lab.set(party, object, settings);
    }

    private static Undo discovery(FaultyLab lab, int port, String service) {
        return lab.set(
                CONTOSO,
                CONNECTOR,
                "{'discoveryEndpoint': 'https://autodiscover.%s:%d/autodiscover/%s'}"
                        .formatted(CLOUD, port, service));
    }

    private static Undo impostor(FaultyLab lab, Duration valid) {
        var impostor = lab.impostor("autodiscover." + CLOUD, valid);
        return discovery(lab, impostor.port(), "autodiscover.svc").then(impostor::close);
    }

    private static Undo tokenEndpoint(FaultyLab lab, int port, String path) {
        return lab.set(
                CONTOSO,
                AUTH_SERVER,
                "{'tokenEndpoint': 'https://auth.test:%d/%s'}".formatted(port, path));
    }
}
