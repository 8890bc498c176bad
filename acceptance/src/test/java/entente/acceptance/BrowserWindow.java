package entente.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One window of a browser, what went wrong in it, and how accessible what it shows is.
final class BrowserWindow implements AutoCloseable {
    private static final int MOST_STOPS = 100;

    /// The rules of WCAG 2.2 up to AA, contrast and the size of targets among them, and good practice.
    private static final String AXE =
            """
            async () => {
                const told = await axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]});
                return told.violations.map(one => one.id + ": " + one.nodes.map(node => node.html + " " + node.failureSummary).join("; "));
            }\
            """;

    private final BrowserContext context;
    private final Page page;
    private final List<String> errors = new ArrayList<>();

    BrowserWindow(BrowserContext context) {
        this.context = context;
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            if (!message.type().equals("log") && !message.type().equals("info")) {
                errors.add(message.type() + ": " + message.text());
            }
        });
        page.onPageError(error -> errors.add(error));
        page.onDialog(dialog -> {
            errors.add("a dialog: " + dialog.message());
            dialog.dismiss();
        });
    }

    Page page() {
        return page;
    }

    /// What the browser complained of, broken rules for content among it.
    List<String> errors() {
        return List.copyOf(errors);
    }

    /// Presses Tab until this has the focus.
    void tabTo(String selector) {
        tabTo(selector, "Tab");
    }

    /// The same, the other way round.
    void tabBackTo(String selector) {
        tabTo(selector, "Shift+Tab");
    }

    private void tabTo(String selector, String key) {
        for (var stop = 0; stop < MOST_STOPS; stop++) {
            page.keyboard().press(key);
            var isThere = "selector => document.activeElement.matches(selector)";
            if (page.evaluate(isThere, selector).equals(true)) {
                return;
            }
        }
        throw new AssertionError("the keyboard does not lead to " + selector);
    }

    /// The rules that the page breaks, each with where.
    List<String> inaccessible() throws IOException {
        try (var axe = BrowserWindow.class.getResourceAsStream("/axe.min.js")) {
            if (axe == null) {
                throw new IllegalStateException("axe is not on the class path");
            }
            page.evaluate(new String(axe.readAllBytes(), UTF_8));
        }
        var broken = new ArrayList<String>();
        if (page.evaluate(AXE) instanceof List<?> told) {
            told.forEach(each -> broken.add(String.valueOf(each)));
        }
        if (!page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
                .equals(true)) {
            broken.add("the page is wider than the window");
        }
        return broken;
    }

    /// Keeps what it shows, for people to look at.
    void photograph(String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(Path.of("target", "screenshots", name + ".png"))
                        .setFullPage(true));
    }

    @Override
    public void close() {
        context.close();
    }
}
