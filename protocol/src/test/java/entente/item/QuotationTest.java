package entente.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import entente.item.Body.Format;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The text of an answer.
class QuotationTest {
    private static final List<Quotation.Head> HEADS =
            List.of(
                    new Quotation.Head("From", "Ann <ann@fabrikam.test>"),
                    new Quotation.Head("Subject", "\"Lunch\" & more"));

    @Test
    void aPlainAnswerStandsAboveThePlainMessage() {
        var answer = quotation(Format.TEXT, "At noon?").below(new Body(Format.TEXT, "Yes."));

        assertThat(answer)
                .isEqualTo(
                        new Body(
                                Format.TEXT,
                                "Yes.\r\n\r\n-----Original message-----\r\nFrom: Ann <ann@fabrikam.test>\r\nSubject: \"Lunch\" & more\r\n\r\nAt noon?"));
    }

    @Test
    void aPlainAnswerToAPageIsAPage() {
        var answer =
                quotation(
                                Format.HTML,
                                "<html><head><title>T</title><style>b {color: red}</style></head><BODY lang=x><b>At noon?</b></BODY></html>")
                        .below(new Body(Format.TEXT, "1 < 2\nYes."));

        assertThat(answer)
                .isEqualTo(
                        new Body(
                                Format.HTML,
                                "<html><body>\r\n<div>1 &lt; 2<br>\r\nYes.</div>\r\n<hr>\r\n<p><b>From:</b> Ann &lt;ann@fabrikam.test&gt;<br>\r\n<b>Subject:</b> &quot;Lunch&quot; &amp; more</p>\r\n<div><style>b {color: red}</style><b>At noon?</b></div>\r\n</body></html>"));
    }

    @Test
    void aPageAboveAPlainMessageIsAPage() {
        var answer =
                quotation(Format.TEXT, "At <noon>?")
                        .below(new Body(Format.HTML, "<html><body><i>Yes.</i></body></html>"));

        assertThat(answer.format()).isEqualTo(Format.HTML);
        assertThat(answer.text())
                .contains("<div><i>Yes.</i></div>")
                .contains("<div>At &lt;noon&gt;?</div>")
                .endsWith("</body></html>");
    }

    @Test
    void whatIsSaidStandsBeforeAnythingThatTheMessageBrings() {
        var answer =
                quotation(Format.HTML, "<!-- <body> <style>")
                        .below(new Body(Format.HTML, "<p>Yes.</p>"));

        assertThat(answer.text()).startsWith("<html><body>\r\n<div><p>Yes.</p></div>");
    }

    @Test
    void whoeverNeverEndsAnElementDoesNotKeepUsBusy() {
        var pages =
                List.of(
                        "<body ".repeat(800_000),
                        "<style ".repeat(700_000) + "<body>",
                        "<style>".repeat(700_000) + "<body>",
                        "<style>a</style ".repeat(300_000) + "<body>");

        for (var page : pages) {
            var answer =
                    assertTimeoutPreemptively(
                            Duration.ofSeconds(10),
                            () ->
                                    quotation(Format.HTML, page)
                                            .below(new Body(Format.TEXT, "Yes.")));

            assertThat(answer.text()).contains("<div>Yes.</div>");
        }
    }

    private static Quotation quotation(Format format, String text) {
        return new Quotation(HEADS, new Body(format, text));
    }
}
