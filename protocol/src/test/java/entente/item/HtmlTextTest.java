package entente.item;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hello|Hello",
                "<p>One</p><p>Two</p>|One/Two",
                "<div>One<div>Two</div></div>Three|One/Two/Three",
                "a<br><BR/>b|a//b",
                "a  \t b\tc|a b c",
                "<b>f</b>at|fat",
                "x &lt;y&gt; &amp;amp; &#228;&#xE4;&auml; &nope;|x <y> &amp; äää &nope;",
                "<html><head><title>T</title><style>p {}</style></head><body>B</body></html>|B",
                "a<script>if (1 < 2) { x('</p>') }</script>b|ab",
                "a<!-- <p>no</p> -->b|ab",
                "1 < 2|1 < 2",
                "<td>a</td><td>b</td>|a\tb",
                "a<p|a",
                "a<!-- b|a",
                "&#0;&#x110000;|\ufffd\ufffd",
                "<style>a|''"
            })
    void aPageBecomesTheLinesThatAReaderSees(String html, String text) {
        var plain = HtmlText.plain(new Body(Body.Format.HTML, html));

        assertThat(plain.format()).isEqualTo(Body.Format.TEXT);
        assertThat(plain.text().replace("\r\n", "/")).isEqualTo(text);
    }

    @Test
    void aTextBecomesAPageThatShowsJustIt() {
        var page = HtmlText.page(new Body(Body.Format.TEXT, "a <b> & c\r\nd"));

        assertThat(page.text()).isEqualTo("<html><body>a &lt;b&gt; &amp; c<br>\r\nd</body></html>");
        assertThat(HtmlText.plain(page).text()).isEqualTo("a <b> & c\r\nd");
    }

    @Test
    void whatIsWrittenInTheWantedFormatIsLeftAsItIs() {
        var html = new Body(Body.Format.HTML, "<p>x");
        var text = new Body(Body.Format.TEXT, "<p>x");

        assertThat(HtmlText.page(html)).isEqualTo(html);
        assertThat(HtmlText.plain(text)).isEqualTo(text);
    }

    @Test
    void pagesThatMeanHarmAreReadToTheirEnd() {
        for (var evil : new String[] {"<", "<style>", "<!--", "&#", "<p", "<a<", "&amp"}) {
            var html = new Body(Body.Format.HTML, evil.repeat(200_000));

            assertThat(HtmlText.plain(html).text().length()).isLessThan(2_000_000);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body>Away.</body></html>",
                " <!DOCTYPE html>\n<p>Away.</p>\n",
                "<P class='x'>Away.</P>",
                "<b>Away</b> until <br>"
            })
    void aPageOrAPartOfOneIsHtml(String text) {
        assertThat(HtmlText.formatOf(text)).isEqualTo(Body.Format.HTML);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Away.", "<away>", "Away <b>now</b>", "<b>Away</b>.", "<blue> <3 >", ""})
    void anythingElseIsPlain(String text) {
        assertThat(HtmlText.formatOf(text)).isEqualTo(Body.Format.TEXT);
    }
}
