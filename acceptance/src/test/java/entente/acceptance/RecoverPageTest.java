package entente.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import entente.testkit.LabUnderTest;
import java.io.IOException;
import java.util.List;
import microsoft.exchange.webservices.data.core.enumeration.property.BodyType;
import microsoft.exchange.webservices.data.core.enumeration.property.WellKnownFolderName;
import microsoft.exchange.webservices.data.core.enumeration.service.DeleteMode;
import microsoft.exchange.webservices.data.core.service.folder.Folder;
import microsoft.exchange.webservices.data.core.service.item.EmailMessage;
import microsoft.exchange.webservices.data.core.service.item.Item;
import microsoft.exchange.webservices.data.property.complex.EmailAddress;
import microsoft.exchange.webservices.data.property.complex.FolderId;
import microsoft.exchange.webservices.data.property.complex.MessageBody;
import microsoft.exchange.webservices.data.search.ItemView;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The page on which people have deleted items back, in a browser, against the lab.
class RecoverPageTest {
    private static final String MARY = "mary@contoso.test";
    private static final String ALICE = "alice@contoso.test";

    private static LabUnderTest lab;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        assumeTrue(Chromium.isHere(), "Skipped: chromium is not installed.");
        lab = LabUnderTest.start();
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        if (lab != null) {
            lab.close();
        }
    }

    @Test
    void someoneAtTheKeyboardHasAnItemBackAndDeletesAnotherForGood() throws Exception {
        var work = place(MARY, "Work");
        removed(MARY, "Lunch on Monday", work);
        removed(MARY, "Old news", work);
        try (var window = chromium.window(1280, ColorScheme.LIGHT, true)) {
            var page = window.page();
            page.navigate(url());
            var keys = page.keyboard();

            keys.type(MARY);
            keys.press("Tab");
            keys.type(lab.passwordOf(MARY));
            keys.press("Enter");
            assertThat(page.getByRole(AriaRole.HEADING)).hasText("Deleted items");
            assertThat(page.locator("tbody tr")).hasCount(2);

            window.tabTo("#text");
            keys.type("LUNCH");
            keys.press("Enter");
            assertThat(page.locator("tbody tr")).hasCount(1);
            window.tabTo("input[name=item]");
            keys.press("Space");
            assertThat(page.locator("#count")).hasText("1 selected");
            window.tabBackTo("button.main");
            keys.press("Enter");
            assertThat(page.locator("#told")).containsText("1 item was put back.");
            assertThat(page.locator("#told")).containsText("Inbox/Work");
            assertThat(subjects(MARY, work)).containsExactly("Lunch on Monday");

            page.getByRole(AriaRole.LINK, named("Show all")).press("Enter");
            window.tabTo("input[name=item]");
            keys.press("Space");
            window.tabBackTo("button.danger");
            keys.press("Enter");
            assertThat(page.getByRole(AriaRole.HEADING)).hasText("Delete for good?");
            assertThat(page.locator("main")).containsText("Old news");
            window.tabTo("button.danger");
            keys.press("Enter");
            assertThat(page.locator("#told")).containsText("1 item was deleted for good.");
            assertThat(page.locator("main")).containsText("There is nothing here.");

            page.getByRole(AriaRole.BUTTON, named("Sign out")).press("Enter");
            assertThat(page.getByRole(AriaRole.HEADING)).hasText("Sign in");
            page.navigate(url());
            assertThat(page.getByRole(AriaRole.HEADING)).hasText("Sign in");
            assertThat(window.errors()).isEmpty();
        }
    }

    @Test
    void allOfItWorksWithoutScript() throws Exception {
        var folder = place(MARY, "Without script");
        removed(MARY, "Plain tea", folder);
        try (var window = chromium.window(1280, ColorScheme.LIGHT, false)) {
            signIn(window, MARY);
            var page = window.page();

            page.getByLabel("Select Plain tea").check();
            page.getByRole(AriaRole.BUTTON, named("Restore")).click();

            assertThat(page.locator("#told")).containsText("Inbox/Without script");
            assertThat(subjects(MARY, folder)).containsExactly("Plain tea");
        }
    }

    @ParameterizedTest
    @CsvSource({"390, LIGHT", "390, DARK", "1280, LIGHT", "1280, DARK"})
    void eachPageIsAccessible(int width, ColorScheme scheme) throws Exception {
        var shape = width + "-" + scheme;
        var folder = place(ALICE, "Shown " + shape);
        removed(ALICE, "<script>alert(1)</script>", folder);
        removed(ALICE, "Minutes of a meeting that was long, and has a subject as long", folder);
        removed(ALICE, "Tea " + shape, folder);
        try (var window = chromium.window(width, scheme, true)) {
            var page = window.page();
            page.navigate(url());
            isAccessible(window, shape + "-sign-in");
            page.getByLabel("Address of your mailbox").fill(ALICE);
            page.getByLabel("Password").fill("autumn");
            page.getByRole(AriaRole.BUTTON, named("Sign in")).click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("is not right");
            isAccessible(window, shape + "-refused");
            signIn(window, ALICE);
            isAccessible(window, shape + "-list");

            page.navigate(url() + "?from=soon");
            isAccessible(window, shape + "-filter");
            page.navigate(url());
            page.getByRole(AriaRole.LINK, named("<script>alert(1)</script>")).first().click();
            isAccessible(window, shape + "-item");
            page.getByRole(AriaRole.BUTTON, named("Delete for good")).click();
            isAccessible(window, shape + "-purge");
            page.getByRole(AriaRole.LINK, named("Keep")).click();
            page.getByLabel("Select Tea " + shape).check();
            page.getByRole(AriaRole.BUTTON, named("Restore")).click();
            isAccessible(window, shape + "-told");

            // The browser notes with which status she was refused, and nothing else.
            assertThat(window.errors())
                    .containsExactly(
                            "error: Failed to load resource: the server responded with a status of 403 ()");
        }
    }

    private static void isAccessible(BrowserWindow window, String name) throws IOException {
        window.photograph(name);
        assertThat(window.inaccessible()).as(name).isEmpty();
    }

    private static void signIn(BrowserWindow window, String address) {
        var page = window.page();
        page.navigate(url());
        page.getByLabel("Address of your mailbox").fill(address);
        page.getByLabel("Password").fill(lab.passwordOf(address));
        page.getByRole(AriaRole.BUTTON, named("Sign in")).click();
        assertThat(page.getByRole(AriaRole.HEADING)).hasText("Deleted items");
    }

    private static String url() {
        return lab.organisation("contoso.test").webUrl();
    }

    private static GetByRoleOptions named(String name) {
        return new GetByRoleOptions().setName(name);
    }

    private static void removed(String owner, String subject, Folder folder) throws Exception {
        var message = new EmailMessage(TrustingExchangeService.of(lab, owner));
        message.setSubject(subject);
        message.setBody(new MessageBody(BodyType.Text, "At noon?"));
        message.setFrom(new EmailAddress("Ann Alder", "ann@fabrikam.test"));
        message.save(folder.getId());
        message.delete(DeleteMode.SoftDelete);
    }

    private static Folder place(String owner, String name) throws Exception {
        var folder = new Folder(TrustingExchangeService.of(lab, owner));
        folder.setDisplayName(name);
        folder.save(FolderId.getFolderIdFromWellKnownFolderName(WellKnownFolderName.Inbox));
        return folder;
    }

    private static List<String> subjects(String owner, Folder folder) throws Exception {
        var found =
                TrustingExchangeService.of(lab, owner).findItems(folder.getId(), new ItemView(10));
        return found.getItems().stream().map(RecoverPageTest::subject).toList();
    }

    private static String subject(Item item) {
        try {
            return item.getSubject();
        } catch (Exception unread) {
            throw new IllegalStateException(unread);
        }
    }
}
