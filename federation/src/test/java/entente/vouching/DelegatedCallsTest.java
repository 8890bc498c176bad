package entente.vouching;

import static entente.delegation.DelegationWorld.MARY;
import static org.assertj.core.api.Assertions.assertThat;

import entente.calling.Call;
import entente.calling.Outcome.Kind;
import entente.calling.Site;
import entente.delegation.DelegationWorld;
import entente.problem.Code;
import entente.routes.OrganisationRelationship;
import entente.routes.Relationships;
import entente.trusts.Action;
import entente.vouching.PartnerCalls.Outcome;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DelegatedCallsTest {
    private static final OrganisationRelationship FABRIKAM = Relationships.with("fabrikam.test");
    private static final String EWS = "https://mail.fabrikam.test/EWS/Exchange.asmx";
    private static final String AUTODISCOVER =
            "https://autodiscover.fabrikam.test/autodiscover/autodiscover.svc";
    private static final String ENVELOPE =
            "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><ask xmlns=\"urn:x\">when?</ask></s:Body></s:Envelope>";
    private static final String REFUSED =
            "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><s:Fault><faultcode xmlns:wsse=\"urn:wsse\">wsse:InvalidSecurityToken</faultcode><faultstring>An error occurred.</faultstring></s:Fault></s:Body></s:Envelope>";

    private final DelegationWorld world = new DelegationWorld();
    private final DelegatedCalls calls =
            new DelegatedCalls(world.https, world.tokens, () -> world.now);

    @Test
    void partnerGetsTheMessageWithATokenForThisOneAction() throws Exception {
        world.https.at("mail.fabrikam.test", _ -> Site.said(200, "<done/>"));

        var outcome = send("GetUserAvailability", EWS);

        assertThat(outcome).isInstanceOf(Outcome.Answered.class);
        var sent = world.https.calls().getLast();
        assertThat(sent.target()).isEqualTo(URI.create(EWS + "/WSSecurity"));
        assertThat(text(DelegationWorld.opened(sent))).contains(">when?</ask>");
        assertThat(DelegationWorld.tokenIn(sent).action())
                .isEqualTo("MSExchange.SharingCalendarFreeBusy");
        assertThat(DelegationWorld.tokenIn(sent).emailAddress()).isEqualTo("mary@contoso.test");
        assertThat(sent.headers())
                .containsEntry("soapaction", "\"urn:x/ask\"")
                .doesNotContainKey("authorization");
        assertThat(world.steps()).containsExactly("token-request", "token-issued", "call");
    }

    @Test
    void tokenForAutodiscoverIsAnother() throws Exception {
        world.https.at("autodiscover.fabrikam.test", _ -> Site.said(200, "<done/>"));

        send(
                "GetUserSettings",
                "https://autodiscover.fabrikam.test/autodiscover/autodiscover.svc/wssecurity");

        var sent = world.https.calls().getLast();
        assertThat(sent.target().getPath()).isEqualTo("/autodiscover/autodiscover.svc/wssecurity");
        assertThat(DelegationWorld.tokenIn(sent).action()).isEqualTo("MSExchange.Autodiscover");
    }

    @ParameterizedTest
    @CsvSource({"GetMailTips, MSExchange.MailTips", "GetUserPhoto, MSExchange.UserPhoto"})
    void everythingThatIsAskedHasATokenOfItsOwn(String operation, String action) throws Exception {
        world.https.at("mail.fabrikam.test", _ -> Site.said(200, "<done/>"));

        send(operation, EWS);

        assertThat(DelegationWorld.tokenIn(world.https.calls().getLast()).action())
                .isEqualTo(action);
    }

    @Test
    void tokenThatIsRefusedIsRenewedOnce() throws Exception {
        world.https.at("mail.fabrikam.test", _ -> Site.said(500, REFUSED));

        var outcome = send("GetUserAvailability", EWS);

        assertThat(codeOf(outcome)).isEqualTo(Code.PARTNER_REFUSED_TOKEN);
        assertThat(world.asked()).isEqualTo(2);
        assertThat(world.steps())
                .containsExactly(
                        "token-request",
                        "token-issued",
                        "call",
                        "retry",
                        "token-request",
                        "token-issued",
                        "call");
    }

    @Test
    void everyTryIsAMessageOfItsOwn() throws Exception {
        world.https.at("mail.fabrikam.test", _ -> Site.said(500, REFUSED));

        send("GetUserAvailability", EWS);

        var sent =
                world.https.calls().stream()
                        .filter(call -> call.target().getHost().equals("mail.fabrikam.test"))
                        .map(Call::body)
                        .map(DelegatedCallsTest::text)
                        .map(body -> body.replaceAll("(?s).*(urn:uuid:[0-9a-f-]+).*", "$1"))
                        .toList();
        assertThat(sent).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void faultOfTheServiceItselfIsItsAnswer() {
        world.https.at(
                "mail.fabrikam.test",
                _ -> Site.said(500, REFUSED.replace("InvalidSecurityToken", "Server")));

        var outcome = send("GetUserAvailability", EWS);

        assertThat(outcome).isInstanceOf(Outcome.Answered.class);
        assertThat(world.asked()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://rogue.test/EWS/Exchange.asmx",
                "http://mail.fabrikam.test/EWS/Exchange.asmx",
                "https://mail.fabrikam.test:8443/EWS/Exchange.asmx",
                "https://mary@mail.fabrikam.test/EWS/Exchange.asmx"
            })
    void nothingIsSentOrAskedForWhereTheRelationshipDoesNotLead(String endpoint) {
        var outcome = send("GetUserAvailability", endpoint);

        assertThat(codeOf(outcome)).isEqualTo(Code.DISCOVERY_REDIRECTED);
        assertThat(world.https.calls()).isEmpty();
    }

    @Test
    void nobodyIsAskedForNobody() {
        var outcome =
                calls.send(
                        message("GetUserAvailability", EWS, Action.FREE_BUSY),
                        FABRIKAM,
                        Optional.empty(),
                        world.trace,
                        world.deadline());

        assertThat(codeOf(outcome)).isEqualTo(Code.NO_USABLE_ADDRESS);
        assertThat(world.https.calls()).isEmpty();
    }

    @Test
    void partnerThatTakesNoSuchTokensOrIsDownIsSaidSo() {
        world.https.at("mail.fabrikam.test", _ -> Site.said(401, ""));
        var notOffered = send("GetUserAvailability", EWS);
        world.https.at("mail.fabrikam.test", _ -> new Site.Broken(Kind.UNREACHABLE));
        var down = send("GetUserAvailability", EWS);

        assertThat(codeOf(notOffered)).isEqualTo(Code.PARTNER_FORBIDS);
        assertThat(codeOf(down)).isEqualTo(Code.PARTNER_UNREACHABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "FREE_BUSY, --free-busy --free-busy-level AvailabilityOnly",
        "MAIL_TIPS, --mail-tips --mail-tips-level Limited",
        "PHOTO, --photos"
    })
    void whatIsNotSharedWithUsIsOpenedForNoMoreThanWasAskedFor(Action purpose, String options) {
        world.https.at("mail.fabrikam.test", _ -> Site.said(403, ""));
        world.https.at("autodiscover.fabrikam.test", _ -> Site.said(403, ""));
        var open =
                "`entente relationship set NAME --org fabrikam.test --enabled %s`"
                        .formatted(options);

        var there = send(message("GetUserPhoto", EWS, purpose));
        var onTheWay = send(message("GetUserSettings", AUTODISCOVER, purpose));

        assertThat(codeOf(there)).isEqualTo(Code.PARTNER_FORBIDS);
        assertThat(remedy(there)).contains(open);
        assertThat(remedy(onTheWay)).contains(open);
    }

    @Test
    void halfThatMayBeMissingIsMadeForNoMoreThanWasAskedFor() {
        world.https.at("mail.fabrikam.test", _ -> Site.said(500, REFUSED));

        var outcome = send(message("GetUserPhoto", EWS, Action.PHOTO));

        assertThat(codeOf(outcome)).isEqualTo(Code.PARTNER_REFUSED_TOKEN);
        assertThat(remedy(outcome))
                .contains(
                        "`entente relationship discover contoso.test --org fabrikam.test --add contoso.test --photos`");
    }

    @Test
    void redirectIsNotFollowed() {
        world.https.at(
                "mail.fabrikam.test",
                _ -> Site.said(302, "").with("Location", "https://rogue.test/"));

        var outcome = send("GetUserAvailability", EWS);

        assertThat(codeOf(outcome)).isEqualTo(Code.PARTNER_REDIRECTED);
    }

    private Outcome send(String operation, String endpoint) {
        return send(message(operation, endpoint, Action.FREE_BUSY));
    }

    private Outcome send(Message message) {
        return calls.send(message, FABRIKAM, Optional.of(MARY), world.trace, world.deadline());
    }

    private static Message message(String operation, String endpoint, Action purpose) {
        return new Message(
                URI.create(endpoint),
                operation,
                "urn:x/ask",
                purpose,
                "test",
                ENVELOPE.getBytes(StandardCharsets.UTF_8),
                Duration.ofSeconds(5),
                64 * 1024);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String remedy(Outcome outcome) {
        return ((Outcome.Failed) outcome).why().remedy();
    }

    private static Code codeOf(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed) outcome).why().code();
    }
}
