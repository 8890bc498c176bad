package entente.cli;

import entente.cli.Examined.Step;
import entente.cli.Examined.Verdict;
import entente.wire.soap.XmlWriter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// What a doctor found, as one page that needs nothing else: no script, no picture, nothing from elsewhere. What is ill is open, the rest can be
/// opened, by keyboard too.
final class DoctorPage {
    private static final String STYLE =
            """
            :root{color-scheme:light dark}
            body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
            summary{cursor:pointer;padding:.4rem 0}
            details{border-top:1px solid light-dark(#bbb,#555)}
            table{border-collapse:collapse;width:100%;margin:0 0 1rem}
            th,td{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;white-space:nowrap}
            th:last-child,td:last-child{white-space:normal;overflow-wrap:anywhere;width:100%}
            @media(max-width:40rem){th,td{display:block;white-space:normal}tr{display:block;padding-bottom:.5rem}thead{display:none}}
            .failed{color:light-dark(#a00000,#ff8a80);font-weight:600}
            .passed{color:light-dark(#06622b,#7ddc9a)}
            .skipped{color:light-dark(#595959,#aaa)}
            """;

    private final XmlWriter page = XmlWriter.fragment();

    private DoctorPage() {}

    static byte[] of(String server, Instant now, List<Examined> examined) {
        var doctor = new DoctorPage();
        doctor.write(server, now, examined);
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes("<!doctype html>\n".getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(doctor.page.toBytes());
        return bytes.toByteArray();
    }

    private void write(String server, Instant now, List<Examined> examined) {
        var title = "Entente: the state of " + server;
        page.start("html").attribute("lang", "en");
        page.start("head");
        page.start("meta").attribute("charset", "utf-8").end();
        page.start("meta")
                .attribute("name", "viewport")
                .attribute("content", "width=device-width, initial-scale=1")
                .end();
        page.start("meta")
                .attribute("http-equiv", "Content-Security-Policy")
                .attribute("content", "default-src 'none'; style-src 'unsafe-inline'")
                .end();
        page.element("title", title);
        // Line ends would be written as references, which a style does not have.
        page.element("style", STYLE.replace("\n", ""));
        page.end();
        page.start("body").start("main");
        page.element("h1", title);
        page.element(
                "p",
                "As it was at %s. Nothing was changed."
                        .formatted(now.truncatedTo(ChronoUnit.SECONDS)));
        page.element("p", sum(examined));
        examined.forEach(this::write);
        page.end().end().end();
    }

    private static String sum(List<Examined> examined) {
        var ill = examined.stream().filter(Examined::isIll).count();
        return ill == 0
                ? "Everything that was tried is well."
                : "%d of %d things are ill; they are open below.".formatted(ill, examined.size());
    }

    private void write(Examined each) {
        page.start("details");
        if (each.isIll()) {
            page.attribute("open", "open");
        }
        page.start("summary");
        word(each.verdict());
        page.text(" %s %s".formatted(each.what(), each.name())).end();
        page.start("table");
        page.start("thead").start("tr");
        for (var heading : List.of("Step", "Result", "What was found, and what to do")) {
            page.start("th").attribute("scope", "col").text(heading).end();
        }
        page.end().end();
        page.start("tbody");
        each.steps().forEach(this::row);
        page.end().end().end();
    }

    private void word(Verdict verdict) {
        var word =
                switch (verdict) {
                    case WELL -> "passed";
                    case ILL -> "failed";
                    case NOT_TRIED -> "skipped";
                };
        page.start("span").attribute("class", word).text(word).end();
    }

    private void row(Step step) {
        page.start("tr");
        cell(step.step());
        page.start("td");
        if (!step.result().isEmpty()) {
            var word = step.failed() ? "failed" : step.result();
            page.start("span").attribute("class", word).text(word).end();
        } else {
            page.text(" ");
        }
        page.end();
        page.start("td").text(step.detail() + " ");
        step.reasonCode().ifPresent(code -> page.start("br").end().element("strong", code));
        step.remedy().ifPresent(remedy -> page.text(" " + remedy));
        page.end();
        page.end();
    }

    private void cell(String text) {
        page.start("td").text(text.isEmpty() ? " " : text).end();
    }
}
