package entente.pages;

import static entente.pages.PagesDesk.ADMINISTRATOR;
import static entente.pages.PagesDesk.BOB;
import static entente.pages.PagesDesk.MARY;
import static entente.pages.PagesDesk.PASSWORD;
import static entente.pages.TestBrowser.form;
import static entente.pages.TestBrowser.text;
import static org.assertj.core.api.Assertions.assertThat;

import entente.audit.AuditEvent.SignInRefused;
import entente.gate.IssuedPasswords;
import entente.gate.Reply;
import entente.mailbox.Recipient;
import entente.problem.Code;
import entente.settings.Safe;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Signing in on a page, staying so, and out again.
class SignInTest {
    private static final String SESSION = "__Host-entente";
    private static final String GREETING = "__Host-entente-greeting";

    @TempDir private Path folder;
    private PagesDesk desk;

    @BeforeEach
    void open() {
        desk = PagesDesk.open(folder);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void whoSignsInSeesTheirListAndAFreshCookieThatNoScriptReads() {
        var browser = desk.browser();

        var reply = browser.signIn("Mary@contoso.test", PASSWORD);

        assertThat(reply.status()).isEqualTo(303);
        assertThat(reply.headers()).containsEntry("Location", List.of("/recover"));
        assertThat(reply.headers().get("Set-Cookie"))
                .anySatisfy(cookie ->
                        assertThat(cookie)
                                .matches(
                                        "__Host-entente=[A-Za-z0-9_-]{43}; Path=/; Secure; HttpOnly; SameSite=Strict"));
        assertThat(browser.page("/recover")).contains("Deleted items", "mary@contoso.test");
        assertThat(browser.cookies).containsOnlyKeys(SESSION);
    }

    @Test
    void eachSignInBeginsAnotherSessionAndEndsTheOneBefore() {
        var browser = desk.signedIn(MARY);
        var first = browser.cookies.get(SESSION);
        var other = desk.browser();
        other.page("/recover");
        other.cookies.put(SESSION, first);

        other.post("/recover/sign-in", "address", BOB.toString(), "password", PASSWORD);

        assertThat(other.cookies.get(SESSION)).isNotEqualTo(first);
        assertThat(other.page("/recover")).contains("bob@contoso.test");
        assertThat(browser.page("/recover")).contains("Sign in");
    }

    @Test
    void aCookieThatSomebodyElseMadeUpIsNoSession() {
        var browser = desk.browser();
        browser.cookies.put(SESSION, "A".repeat(43));

        browser.signIn(MARY.toString(), PASSWORD);

        assertThat(browser.cookies.get(SESSION)).isNotEqualTo("A".repeat(43));
    }

    @Test
    void allWhoAreRefusedAreRefusedAlike() {
        var refused =
                Stream.of(
                                List.of("mary@contoso.test", "autumn"),
                                List.of("nobody@contoso.test", "autumn"),
                                List.of("ann@fabrikam.test", PASSWORD),
                                List.of(ADMINISTRATOR.toString(), PASSWORD),
                                List.of("mary@contoso.test", ""),
                                List.of("mary@contoso.test", "a".repeat(2_000)),
                                List.of("no address", "autumn"))
                        .map(sent -> desk.browser().signIn(sent.getFirst(), sent.getLast()))
                        .toList();

        assertThat(refused)
                .allSatisfy(reply -> {
                    assertThat(reply.status()).isEqualTo(403);
                    assertThat(reply.headers().get("Set-Cookie"))
                            .singleElement()
                            .asString()
                            .startsWith(GREETING + "=");
                });
        assertThat(refused.stream().map(SignInTest::apartFromWhatWasSent).distinct()).hasSize(1);
        assertThat(desk.recorded)
                .hasSize(7)
                .allMatch(SignInRefused.class::isInstance)
                .first()
                .satisfies(event -> {
                    var first = (SignInRefused) event;
                    assertThat(first.by()).isEqualTo(Optional.of(MARY));
                    assertThat(first.reason()).isEqualTo(Code.PASSWORD_REFUSED);
                    assertThat(first.peer()).isEqualTo("192.0.2.7");
                });
    }

    private static String apartFromWhatWasSent(Reply reply) {
        return text(reply)
                .replaceAll("name=\"token\" value=\"[^\"]*\"", "")
                .replaceAll("maxlength=\"320\" value=\"[^\"]*\"", "");
    }

    @Test
    void anAdministratorsAccountIsRefusedThoughItHasAMailbox() {
        var zone = ZoneId.of("Europe/Berlin");
        desk.store.put(new Recipient.Mailbox(ADMINISTRATOR, "Ada", Recipient.Kind.PERSON, zone));
        desk.store.setPassword(ADMINISTRATOR, PASSWORD.toCharArray(), true);

        var right = desk.browser().signIn(ADMINISTRATOR.toString(), PASSWORD);
        var wrong = desk.browser().signIn(ADMINISTRATOR.toString(), "autumn");

        assertThat(right.status()).isEqualTo(403);
        assertThat(apartFromWhatWasSent(right)).isEqualTo(apartFromWhatWasSent(wrong));
        assertThat(desk.recorded)
                .map(event -> ((SignInRefused) event).reason())
                .containsExactly(Code.OPERATION_FORBIDDEN, Code.PASSWORD_REFUSED);
    }

    @Test
    void aServicePasswordIsRefused() {
        var issued = new IssuedPasswords(desk.store, new Safe(folder.resolve("key")));
        var password = issued.issue(MARY, "scanner", desk.now).orElseThrow();

        var reply = desk.browser().signIn(MARY.toString(), password);

        assertThat(reply.status()).isEqualTo(403);
        assertThat(((SignInRefused) desk.recorded.getLast()).reason())
                .isEqualTo(Code.PASSWORD_REFUSED);
    }

    @Test
    void afterManyWrongOnesEvenTheRightPasswordIsRefusedForAMinuteThereAndNotElsewhere() {
        var browser = desk.browser();
        for (var attempt = 0; attempt < 20; attempt++) {
            browser.signIn(MARY.toString(), "autumn");
        }
        var elsewhere = desk.browser();
        elsewhere.peer = "198.51.100.1";

        var refused = browser.signIn(MARY.toString(), PASSWORD);
        var other = elsewhere.signIn(MARY.toString(), PASSWORD);
        desk.now = desk.now.plus(Duration.ofMinutes(1));
        var later = browser.signIn(MARY.toString(), PASSWORD);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(((SignInRefused) desk.recorded.getLast()).reason())
                .isEqualTo(Code.TOO_MANY_ATTEMPTS);
        assertThat(other.status()).isEqualTo(303);
        assertThat(later.status()).isEqualTo(303);
    }

    @Test
    void whatWasWrittenForAnAddressIsShownAsText() {
        var reply = desk.browser().signIn("\"><script>alert(1)</script>", "autumn");

        assertThat(text(reply)).doesNotContain("<script>alert").contains("&lt;script>");
    }

    @Test
    void theFormToSignInIsTakenWithItsOwnCookieAndTokenAlone() {
        var browser = desk.browser();
        browser.page("/recover");
        var token = browser.token();
        var other = desk.browser();
        other.page("/recover");

        var tokens =
                Stream.of("", "x", other.token(), token + "A")
                        .map(sent -> signIn(browser, sent))
                        .toList();
        browser.cookies.clear();
        var without = signIn(browser, token);

        assertThat(tokens)
                .allSatisfy(reply -> {
                    assertThat(reply.status()).isEqualTo(403);
                    assertThat(text(reply)).contains("does not come from a page of this server");
                });
        assertThat(without.status()).isEqualTo(403);
        assertThat(desk.recorded).isEmpty();
    }

    private static Reply signIn(TestBrowser browser, String token) {
        return browser.send(
                "POST",
                "/recover/sign-in",
                Map.of("sec-fetch-site", List.of("same-origin")),
                form("address", MARY.toString(), "password", PASSWORD, "token", token));
    }

    @Test
    void aSessionEndsAfterHalfAnHourWithoutUseAndAfterEightHoursInAnyCase() {
        var idle = desk.signedIn(MARY);
        var busy = desk.signedIn(MARY);
        var begun = desk.now;

        desk.now = begun.plus(Duration.ofMinutes(30)).minusMillis(1);
        assertThat(busy.page("/recover")).contains("Deleted items");
        desk.now = begun.plus(Duration.ofMinutes(30));
        assertThat(idle.page("/recover")).contains("Sign in");

        while (desk.now.isBefore(begun.plus(Duration.ofHours(8)).minusSeconds(1))) {
            assertThat(busy.page("/recover")).contains("Deleted items");
            desk.now = desk.now.plus(Duration.ofMinutes(29));
        }
        desk.now = begun.plus(Duration.ofHours(8));
        assertThat(busy.page("/recover")).contains("Sign in");
    }

    @Test
    void aSessionEndsWhenThePasswordIsSetAnewAlsoToTheSame() {
        var mary = desk.signedIn(MARY);
        var bob = desk.signedIn(BOB);

        desk.store.setPassword(MARY, PASSWORD.toCharArray(), false);

        assertThat(mary.page("/recover")).contains("Sign in");
        assertThat(bob.page("/recover")).contains("Deleted items");
    }

    @Test
    void aSessionEndsWhenTheMailboxGoesAndIsNotThereForTheNextOfThatAddress() {
        var browser = desk.signedIn(MARY);
        desk.store.remove(MARY);

        var without = browser.page("/recover");
        var zone = ZoneId.of("Europe/Berlin");
        desk.store.put(new Recipient.Mailbox(MARY, "Mary", Recipient.Kind.PERSON, zone));
        desk.store.setPassword(MARY, PASSWORD.toCharArray(), false);

        assertThat(without).contains("Sign in");
        assertThat(browser.page("/recover")).contains("Sign in");
    }

    @Test
    void whoSignsOutIsOutThoughTheCookieIsKept() {
        var browser = desk.signedIn(MARY);
        var cookie = browser.cookies.get(SESSION);

        var reply = browser.post("/recover/sign-out");

        assertThat(reply.status()).isEqualTo(303);
        assertThat(browser.cookies).doesNotContainKey(SESSION);
        browser.cookies.put(SESSION, cookie);
        assertThat(browser.page("/recover")).contains("Sign in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/recover/item?id=00", "/recover/item"})
    void whoIsNotSignedInIsSentToTheFormForThat(String target) {
        var reply = desk.browser().get(target);

        assertThat(reply.status()).isEqualTo(303);
        assertThat(reply.headers()).containsEntry("Location", List.of("/recover"));
    }

    @Test
    void aCookieThatIsSentTwiceSignsNobodyIn() {
        var browser = desk.signedIn(MARY);
        var header = SESSION + "=" + browser.cookies.get(SESSION);

        var reply =
                browser.send(
                        "GET",
                        "/recover",
                        Map.of("cookie", List.of(header, SESSION + "=" + "A".repeat(43))),
                        "");

        assertThat(text(reply)).contains("Sign in");
    }
}
