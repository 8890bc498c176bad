package entente.pages;

import static entente.pages.PagesDesk.MARY;
import static entente.pages.TestBrowser.form;
import static entente.pages.TestBrowser.text;
import static org.assertj.core.api.Assertions.assertThat;

import entente.gate.Reply;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What keeps pages from being used by others: what stands on each answer, and whose forms are taken.
class PageSafetyTest {
    private static final Pattern FILE = Pattern.compile("(?:href|src)=\"(/entente/pages/[^\"]+)\"");

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
    void eachAnswerSaysThatNothingButOurOwnIsRunLoadedOrSentTo() {
        var id = desk.removed(MARY, "Lunch");
        var browser = desk.signedIn(MARY);
        var answers =
                List.of(
                        desk.browser().get("/recover"),
                        desk.browser().signIn(MARY.toString(), "autumn"),
                        browser.get("/recover"),
                        browser.get("/recover/item?id=00"),
                        browser.get("/recover/nowhere"),
                        browser.get("/recover/restore"),
                        browser.post("/recover/purge", "item", id),
                        browser.post("/recover/restore", "item", id),
                        browser.send("POST", "/recover/restore", Map.of(), form("item", id)));

        assertThat(answers)
                .allSatisfy(reply ->
                        assertThat(reply.headers())
                                .containsEntry(
                                        "Content-Security-Policy",
                                        List.of(
                                                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"))
                                .containsEntry("X-Content-Type-Options", List.of("nosniff"))
                                .containsEntry("X-Frame-Options", List.of("DENY"))
                                .containsEntry("Referrer-Policy", List.of("same-origin"))
                                .containsEntry("Cache-Control", List.of("no-store"))
                                .containsEntry("Cross-Origin-Opener-Policy", List.of("same-origin"))
                                .containsEntry(
                                        "Cross-Origin-Resource-Policy", List.of("same-origin")));
    }

    @Test
    void noPageHasScriptOrStyleInItself() {
        desk.removed(MARY, "Lunch");

        var page = desk.signedIn(MARY).page("/recover");

        assertThat(page).doesNotContainPattern("<script(?! src=)").doesNotContain("<style");
        assertThat(page).doesNotContainPattern("(?i)\\s(style|on[a-z]+)=");
    }

    @Test
    void filesOfPagesAreKeptForeverUnderTheirDigest() {
        var page = desk.browser().page("/recover");

        var files = FILE.matcher(page).results().map(it -> it.group(1)).toList();

        assertThat(files).hasSize(3);
        assertThat(files)
                .allSatisfy(path -> {
                    var reply = desk.browser().get(path);
                    assertThat(reply.status()).isEqualTo(200);
                    assertThat(reply.headers())
                            .containsEntry(
                                    "Cache-Control",
                                    List.of("public, max-age=31536000, immutable"));
                    assertThat(reply.headers().get("Content-Type"))
                            .singleElement()
                            .asString()
                            .containsPattern("css|javascript|svg");
                    assertThat(reply.body()).isNotEmpty();
                });
    }

    @Test
    void aFormIsTakenFromAPageOfOursAlone() {
        var id = desk.removed(MARY, "Lunch");
        var browser = desk.signedIn(MARY);
        var body = form("item", id, "token", browser.token());
        var own = "https://mail.contoso.test";
        var refused =
                Stream.of(
                                List.of("cross-site", own),
                                List.of("same-site", own),
                                List.of("none", own),
                                List.of("", ""),
                                List.of("", "null"),
                                List.of("", "http://mail.contoso.test"),
                                List.of("", "https://mail.contoso.test:444"),
                                List.of("", "https://mail.contoso.test.evil.test"),
                                List.of("same-origin", "null"),
                                List.of("same-origin", "https://evil.test"))
                        .map(sent -> sent(browser, sent.getFirst(), sent.getLast(), body))
                        .toList();

        assertThat(refused).allSatisfy(PageSafetyTest::isRefused);
        assertThat(desk.lastOf(MARY).reason()).hasToString("soft-deleted");
        assertThat(sent(browser, "", own, body).status()).isEqualTo(303);
        assertThat(sent(browser, "same-origin", own, body).status()).isEqualTo(303);
    }

    @Test
    void aBrowserThatSaysTwiceWhereAFormIsFromIsNotBelieved() {
        var id = desk.removed(MARY, "Lunch");
        var browser = desk.signedIn(MARY);
        var body = form("item", id, "token", browser.token());
        var own = "https://mail.contoso.test";
        var twice =
                List.of(
                        Map.of("sec-fetch-site", List.of("same-origin", "same-origin")),
                        Map.of("sec-fetch-site", List.of("same-origin", "cross-site")),
                        Map.of("origin", List.of(own, own)),
                        Map.of(
                                "sec-fetch-site",
                                List.of("same-origin"),
                                "origin",
                                List.of(own, "https://evil.test")));

        var refused =
                twice.stream()
                        .map(headers -> browser.send("POST", "/recover/restore", headers, body))
                        .toList();

        assertThat(refused).allSatisfy(PageSafetyTest::isRefused);
        assertThat(desk.lastOf(MARY).reason()).hasToString("soft-deleted");
    }

    @Test
    void aFormIsTakenWithTheTokenOfItsOwnSessionAlone() {
        var id = desk.removed(MARY, "Lunch");
        var browser = desk.signedIn(MARY);
        var other = desk.signedIn(MARY);

        var refused =
                Stream.of("", "x", other.token(), browser.token() + "A")
                        .flatMap(token ->
                                Stream.of("restore", "purge", "sign-out")
                                        .map(what -> "/recover/" + what)
                                        .map(path -> sentTo(browser, path, id, token)))
                        .toList();

        assertThat(refused).hasSize(12).allSatisfy(PageSafetyTest::isRefused);
        assertThat(desk.lastOf(MARY).reason()).hasToString("soft-deleted");
        assertThat(browser.page("/recover")).contains("Lunch");
    }

    @Test
    void aFormOfAnotherTypeOrTooLargeIsNotRead() {
        var browser = desk.signedIn(MARY);
        var token = browser.token();
        var json =
                browser.send(
                        "POST",
                        "/recover/restore",
                        Map.of(
                                "sec-fetch-site",
                                List.of("same-origin"),
                                "content-type",
                                List.of("text/plain")),
                        form("token", token));

        var large = browser.post("/recover/restore", "item", "A".repeat(70_000));
        var many = browser.post("/recover/restore", "x=1&".repeat(500), "");
        var broken =
                browser.send(
                        "POST",
                        "/recover/restore",
                        Map.of("sec-fetch-site", List.of("same-origin")),
                        "token=" + token + "&item=%zz");

        assertThat(json.status()).isEqualTo(400);
        assertThat(text(json)).contains("The form cannot be read.");
        assertThat(large.status()).isEqualTo(413);
        assertThat(many.status()).isEqualTo(413);
        assertThat(broken.status()).isEqualTo(400);
    }

    @Test
    void otherPathsAndMethodsAreAnsweredAsSuch() {
        var browser = desk.signedIn(MARY);

        var missing = browser.get("/recover/nowhere");
        var method = browser.send("DELETE", "/recover", Map.of(), "");
        var deeper = browser.get("/recover/item/more");

        assertThat(missing.status()).isEqualTo(404);
        assertThat(text(missing)).contains("There is no such page.");
        assertThat(method.status()).isEqualTo(405);
        assertThat(method.headers()).containsEntry("Allow", List.of("GET"));
        assertThat(deeper.status()).isEqualTo(404);
    }

    @Test
    void whereAFormWasSentToThePageIsShownAgain() {
        var browser = desk.signedIn(MARY);

        var replies =
                Stream.of("sign-in", "sign-out", "restore", "purge")
                        .map(form -> browser.get("/recover/" + form))
                        .toList();

        assertThat(replies)
                .allSatisfy(reply -> {
                    assertThat(reply.status()).isEqualTo(303);
                    assertThat(reply.headers()).containsEntry("Location", List.of("/recover"));
                });
        assertThat(browser.page("/recover")).contains("Deleted items");
    }

    @Test
    void whatWentWrongHereIsSaidOnAPageAndNotWhatItWas() {
        var browser = desk.signedIn(MARY);
        desk.store.close();

        var reply = browser.get("/recover");

        assertThat(reply.status()).isEqualTo(500);
        assertThat(text(reply)).contains("That did not work").doesNotContain("Exception", "SQL");
        assertThat(reply.headers()).containsKey("Content-Security-Policy");
    }

    @Test
    void nothingIsServedWithoutTls() {
        var reply = desk.browser().overPlainHttp("/recover");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.headers()).doesNotContainKey("Set-Cookie");
    }

    private static Reply sent(TestBrowser browser, String site, String origin, String body) {
        var headers = new HashMap<String, List<String>>();
        if (!site.isEmpty()) {
            headers.put("sec-fetch-site", List.of(site));
        }
        if (!origin.isEmpty()) {
            headers.put("origin", List.of(origin));
        }
        return browser.send("POST", "/recover/restore", headers, body);
    }

    private static Reply sentTo(TestBrowser browser, String path, String id, String token) {
        return browser.send(
                "POST",
                path,
                Map.of("sec-fetch-site", List.of("same-origin")),
                form("item", id, "sure", "yes", "token", token));
    }

    private static void isRefused(Reply reply) {
        assertThat(reply.status()).isEqualTo(403);
        assertThat(text(reply)).contains("does not come from a page of this server");
    }
}
