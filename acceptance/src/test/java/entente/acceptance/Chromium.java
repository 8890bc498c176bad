package entente.acceptance;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Chromium as Debian packages it (chromium), without a window, driven by Playwright. It fetches nothing of its own.
final class Chromium implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final List<String> QUIET =
            List.of(
                    "--no-sandbox",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static boolean isHere() {
        return Files.isExecutable(PROGRAM);
    }

    static Chromium start() {
        var playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var options = new LaunchOptions().setExecutablePath(PROGRAM).setArgs(QUIET);
        return new Chromium(playwright, playwright.chromium().launch(options));
    }

    /// A window of its own, so wide and in light or dark, that knows nothing of the others. It believes the lab's certificates.
    BrowserWindow window(int width, ColorScheme scheme, boolean script) {
        return new BrowserWindow(
                browser.newContext(
                        new Browser.NewContextOptions()
                                .setViewportSize(width, 844)
                                .setColorScheme(scheme)
                                .setReducedMotion(ReducedMotion.REDUCE)
                                .setJavaScriptEnabled(script)
                                .setIgnoreHTTPSErrors(true)));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
