package entente.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import entente.audit.AuditTerms;
import entente.gate.Unproven;
import entente.lab.FreePorts;
import entente.problem.Code;
import entente.problem.Problem;
import entente.question.Domain;
import entente.server.BrokerFederationSettings.Dns;
import entente.sts.DelegationLog;
import entente.trusts.Action;
import entente.trusts.DomainProof;
import entente.wire.jwt.SignedRequest;
import entente.wire.jwt.SigningKey;
import entente.wire.saml.OnBehalfOf;
import entente.wire.seal.FederationCertificate;
import entente.wire.seal.FederationCertificate.Made;
import entente.wire.seal.KeyId;
import entente.wire.seal.SecuredMessage;
import entente.wire.seal.Suite;
import entente.wire.trust.FederationMetadata;
import entente.wire.trust.TokenRequest;
import entente.wire.trust.TokenResponse;
import entente.wire.trust.TrustVersion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A broker that is asked over HTTPS to register organisations and to issue a token.
class BrokerFederationTest {
    private static final String ISSUER = "urn:fedbroker:auth.test";

    @TempDir private Path folder;
    private final Instant now = Instant.now();
    private final Made signing = made("auth.test");
    private final Made encryption = made("auth.test encryption");
    private String url = "";
    private Path dns = Path.of("");
    private BrokerServer server;
    private TestClient client;

    @BeforeEach
    void start() throws IOException {
        var keys = new KeyWorkshop(folder);
        keys.tls("tls", List.of("localhost"));
        keys.signing("signing");
        write("federation", signing);
        write("encryption", encryption);
        dns = folder.resolve("dns.txt");
        var port = FreePorts.next();
        url = "https://localhost:" + port;
        server = BrokerServer.start(settings(port), InstantSource.system());
        client = new TestClient(folder.resolve("ca.crt"));
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void organisationsRegisterProveTheirDomainsAndGetATokenForEachOther() throws Exception {
        var contoso = contosoBesideFabrikam();

        var metadata = metadata();
        var messageId = "urn:uuid:6a0d7c52-8f5e-4f39-9d3a-0f4b3a1c7e20";
        var reply = ask(metadata, request(contoso, metadata.issuerUri()), contoso, messageId);

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.headers().firstValue("cache-control")).contains("no-store");
        assertThat(TokenResponse.read(reply.body().getBytes(UTF_8), messageId))
                .isInstanceOfSatisfying(
                        TokenResponse.Issued.class,
                        issued -> assertThat(issued.token().proofKey()).hasSize(32));
        assertThat(
                        ask(metadata, request(contoso, "urn:other"), contoso, messageId + "1")
                                .statusCode())
                .isEqualTo(400);
    }

    @Test
    void requestThatOneBrokerAnsweredTheNextOnTheSameStateRefuses() throws Exception {
        var contoso = contosoBesideFabrikam();
        var metadata = metadata();
        var message = message(metadata, request(contoso, ISSUER), contoso, "urn:uuid:1");
        assertThat(send(metadata, message).statusCode()).isEqualTo(200);
        server.close();
        server = BrokerServer.start(settings(URI.create(url).getPort()), InstantSource.system());

        assertThat(send(metadata, message).statusCode()).isEqualTo(400);

        server.close();
        try (var log =
                DelegationLog.open(
                        folder.resolve("state").resolve("delegations.db"), Duration.ofDays(1))) {
            assertThat(log.delegations(10)).hasSize(1);
            assertThat(log.denials(10))
                    .extracting(denial -> denial.code())
                    .containsExactly(Code.STS_REQUEST_REPLAYED.name());
        }
    }

    @Test
    void secondBrokerOnAStateInUseSaysSoAndDoesNotStart() throws Exception {
        var contoso = contosoBesideFabrikam();
        var metadata = metadata();
        var other = settings(FreePorts.next());

        for (var domain : List.of("auth.test", "second.test")) {
            assertThatThrownBy(
                            () -> BrokerServer.start(under(domain, other), InstantSource.system()))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> {
                                assertThat(problem.refusal().code())
                                        .isEqualTo(Code.STORE_UNREADABLE);
                                assertThat(problem.refusal().sentence())
                                        .contains(folder.resolve("state").toString());
                                assertThat(problem.refusal().remedy()).startsWith("Stop ");
                            });
        }

        var reply = ask(metadata, request(contoso, ISSUER), contoso, "urn:uuid:1");
        assertThat(reply.statusCode()).as("the first goes on").isEqualTo(200);
    }

    @Test
    void registrationSaysHowADomainIsProvedAndWhatIsMissing() {
        var contoso = made("contoso.test");
        var appId = register(contoso, "contoso.test");

        var reserved = json(post(contoso, appId + "/domains", Map.of("domain", "contoso.test")));
        var checked = json(post(contoso, appId + "/domains/contoso.test/check", Map.of()));

        var domain = reserved.at("/domains/0");
        assertThat(domain.path("state").asString()).isEqualTo("pending");
        assertThat(domain.at("/proof/name").asString()).isEqualTo("_fedproof.contoso.test");
        assertThat(checked.at("/finding/reasonCode").asString()).isEqualTo("DOMAIN_PROOF_MISSING");
        assertThat(checked.at("/finding/remedy").asString()).contains("TXT");
    }

    @Test
    void refusalIsJsonWithAReason() {
        var reply = post(made("contoso.test"), "unknown", Map.of());

        assertThat(reply.statusCode()).isEqualTo(404);
        assertThat(json(reply).at("/error/reasonCode").asString())
                .isEqualTo("REGISTRATION_UNKNOWN");
    }

    @Test
    void bodyThatIsNoTokenIsRefused() {
        var reply = client.post(URI.create(url + "/admin/v1/orgs"), "hello");

        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(json(reply).at("/error/reasonCode").asString())
                .isEqualTo("REGISTRATION_MALFORMED");
    }

    @Test
    void logTellsNothingSecretAlsoWhenItTellsAll() throws Exception {
        var log = (Logger) LoggerFactory.getLogger("entente");
        var before = log.getLevel();
        var heard = new ListAppender<ILoggingEvent>();
        heard.start();
        log.addAppender(heard);
        log.setLevel(Level.TRACE);

        var contoso = contosoBesideFabrikam();
        var metadata = metadata();
        ask(metadata, request(contoso, ISSUER), contoso, "urn:uuid:1");
        ask(metadata, request(contoso, "urn:other"), contoso, "urn:uuid:2");

        log.setLevel(before);
        log.detachAppender(heard);
        assertThat(heard.list)
                .isNotEmpty()
                .extracting(ILoggingEvent::getFormattedMessage)
                .noneMatch(line -> line.contains("eyJ"))
                .noneMatch(line -> line.contains("mary"))
                .noneMatch(line -> line.contains("q83vASNFZ4k"))
                .noneMatch(line -> line.contains("<"));
    }

    @Test
    void peerWhoseRequestsNobodyKnownSignedIsNotHeardForAWhileAndCannotTell() throws Exception {
        var contoso = contosoBesideFabrikam();
        var metadata = metadata();
        var stranger = made("northwind.test");
        var refused = ask(metadata, request(stranger, ISSUER), stranger, "urn:uuid:1");
        for (var time = 1; time < Unproven.MOST; time++) {
            ask(metadata, request(stranger, ISSUER), stranger, "urn:uuid:1." + time);
        }

        var unheard = ask(metadata, request(contoso, ISSUER), contoso, "urn:uuid:2");

        assertThat(unheard.statusCode()).isEqualTo(refused.statusCode()).isEqualTo(400);
        assertThat(unheard.body()).isEqualTo(refused.body());
    }

    /// Contoso's key, when both have proved their domains.
    private Made contosoBesideFabrikam() throws IOException {
        var contoso = made("contoso.test");
        proveAs(contoso, "contoso.test");
        proveAs(made("fabrikam.test"), "fabrikam.test");
        return contoso;
    }

    private FederationMetadata metadata() throws Exception {
        var document =
                client.get(URI.create(url + "/FederationMetadata/2006-12/FederationMetadata.xml"));
        return FederationMetadata.read(
                document.body().getBytes(UTF_8), List.of(signing.certificate().getPublicKey()));
    }

    private HttpResponse<String> ask(
            FederationMetadata broker, TokenRequest request, Made sender, String messageId) {
        return send(broker, message(broker, request, sender, messageId));
    }

    private byte[] message(
            FederationMetadata broker, TokenRequest request, Made sender, String messageId) {
        return SecuredMessage.around(request.envelope())
                .addressedTo(broker.tokenEndpoint(), TrustVersion.V2005.requestAction(), messageId)
                .bodyEncryptedFor(broker.encryption().orElseThrow(), Suite.MODERN)
                .signedBy(sender.privateKey(), KeyId.of(sender.certificate()), Suite.MODERN, now);
    }

    private HttpResponse<String> send(FederationMetadata broker, byte[] message) {
        return client.post(
                broker.tokenEndpoint(),
                new String(message, UTF_8),
                "Content-Type",
                "application/soap+xml; charset=utf-8");
    }

    private TokenRequest request(Made sender, String audience) {
        var assertion =
                new OnBehalfOf(
                                "saml-" + audience.length(),
                                "fed.contoso.test",
                                "q83vASNFZ4k@fed.contoso.test",
                                "mary@contoso.test",
                                audience,
                                now.truncatedTo(SECONDS),
                                now.truncatedTo(SECONDS).plusSeconds(300))
                        .signed(sender.privateKey(), KeyId.of(sender.certificate()), Suite.MODERN);
        return new TokenRequest(
                TrustVersion.V2005,
                "fed.fabrikam.test",
                Action.FREE_BUSY.wireName(),
                "fed.contoso.test",
                256,
                Suite.MODERN,
                assertion);
    }

    private void proveAs(Made organisation, String domain) throws IOException {
        var appId = register(organisation, domain);
        post(organisation, appId + "/domains", Map.of("domain", domain));
        var proof = DomainProof.sign(organisation.privateKey(), appId, Domain.of(domain));
        var strings = "\"" + String.join("\" \"", DomainProof.chunks(proof)) + "\"";
        var known = Files.exists(dns) ? Files.readString(dns) : "";
        Files.writeString(dns, known + "_fedproof." + domain + " TXT " + strings + "\n");
        var checked = json(post(organisation, appId + "/domains/" + domain + "/check", Map.of()));
        assertThat(checked.at("/domains/0/state").asString()).isEqualTo("proved");
    }

    private String register(Made organisation, String domain) {
        var name = "fed." + domain;
        var claims = Map.of("applicationUri", name, "accountNamespace", name);
        var reply = post(organisation, "", claims);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return json(reply).path("appId").asString();
    }

    private HttpResponse<String> post(Made sender, String path, Map<String, String> claims) {
        var target = url + "/admin/v1/orgs" + (path.isEmpty() ? "" : "/" + path);
        var key = SigningKey.of(sender.privateKey(), sender.certificate());
        return client.send(
                HttpRequest.newBuilder(URI.create(target))
                        .POST(
                                BodyPublishers.ofString(
                                        SignedRequest.write(key, target, Instant.now(), claims))));
    }

    private static JsonNode json(HttpResponse<String> reply) {
        return JsonMapper.builder().build().readTree(reply.body());
    }

    /// The same broker under another domain, whose record is another's.
    private static BrokerSettings under(String domain, BrokerSettings settings) {
        return new BrokerSettings(
                Domain.of(domain),
                settings.appId(),
                settings.realms(),
                settings.url(),
                settings.hosts(),
                settings.state(),
                settings.listen(),
                settings.signing(),
                settings.tokenLifetime(),
                settings.administrator(),
                settings.federation(),
                settings.audit(),
                settings.calling());
    }

    private BrokerSettings settings(int port) {
        var tls = new KeyFiles(folder.resolve("tls.crt"), folder.resolve("tls.key"));
        return new BrokerSettings(
                Domain.of("auth.test"),
                "00000001-0000-0000-c000-000000000000",
                Set.of("contoso.test"),
                URI.create(url),
                Set.of(Domain.of("auth.test"), Domain.of("localhost")),
                folder.resolve("state"),
                new ListenSettings("127.0.0.1", port, tls),
                only("signing"),
                Duration.ofHours(1),
                Optional.empty(),
                Optional.of(
                        new BrokerFederationSettings(
                                ISSUER,
                                new Dns.File(dns),
                                only("federation"),
                                only("encryption"),
                                Map.of())),
                AuditTerms.USUAL,
                CallingSettings.USUAL);
    }

    private SigningSettings only(String name) {
        return SigningSettings.of(
                new KeyFiles(folder.resolve(name + ".crt"), folder.resolve(name + ".key")));
    }

    private static Made made(String name) {
        return FederationCertificate.make(name, Instant.now().minusSeconds(60), Duration.ofDays(2));
    }

    private void write(String name, Made made) throws IOException {
        Files.writeString(folder.resolve(name + ".crt"), pem("CERTIFICATE", der(made)));
        Files.writeString(folder.resolve(name + ".key"), pem(made.privateKey()));
    }

    private static byte[] der(Made made) {
        try {
            return made.certificate().getEncoded();
        } catch (CertificateEncodingException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
    }

    private static String pem(PrivateKey key) {
        return pem("PRIVATE KEY", key.getEncoded());
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
                .formatted(label, Base64.getMimeEncoder().encodeToString(der));
    }
}
