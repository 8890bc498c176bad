package entente.wire.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlWriterTest {
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"utf-8\"?>";

    @Test
    void elementWithNothingInItIsClosedAtOnce() {
        var xml = new XmlWriter(0).start("a").attribute("b", "c").start("d").end().end();

        assertThat(text(xml)).isEqualTo(DECLARATION + "<a b=\"c\"><d/></a>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "<&>\"'",
                "ü € 😀 ￼",
                "line\nline\rline\ttab",
                "]]>",
                "\u007f\u0080\u07ff\u0800"
            })
    void textComesBackAsItWasWritten(String text) throws MalformedXml {
        var xml = new XmlWriter(0).start("a").attribute("b", text).text(text).end();

        var back = cursor(xml);
        back.nextChild();

        assertThat(back.attribute("b")).hasValue(text);
        assertThat(back.text()).isEqualTo(text);
    }

    @Test
    void charactersThatXmlCannotHoldBecomeReplacements() throws MalformedXml {
        var xml = new XmlWriter(0).element("a", "1\u0000 2\u001b 3\ud800 4\udc00 5\ufffe");

        var back = cursor(xml);
        back.nextChild();

        assertThat(back.text()).isEqualTo("1\ufffd 2\ufffd 3\ufffd 4\ufffd 5\ufffd");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-02T08:00:00",
                "2024-02-29T23:59:59",
                "1969-12-31T23:59:59",
                "1970-01-01T00:00:01",
                "0001-01-01T00:00:00",
                "9999-12-31T00:00:00"
            })
    void clockTimeIsWrittenInNineteenCharacters(String time) {
        var seconds = LocalDateTime.parse(time).toEpochSecond(ZoneOffset.UTC);

        var xml = new XmlWriter(0).clockTime("t", seconds);

        assertThat(text(xml)).isEqualTo(DECLARATION + "<t>" + time + "</t>");
    }

    @Test
    void clockTimeThatNoYearCanTellBecomesTheNearest() {
        var xml = new XmlWriter(0).clockTime("t", Long.MAX_VALUE);

        assertThat(text(xml)).endsWith("<t>9999-12-31T00:00:00</t>");
    }

    @Test
    void bufferGrowsWithTheDocument() {
        var xml = new XmlWriter(0).start("a");
        for (var row = 0; row < 10_000; row++) {
            xml.element("b", "€ " + row);
        }
        xml.end();

        assertThat(text(xml)).hasSizeGreaterThan(80_000).endsWith("<b>€ 9999</b></a>");
    }

    @Test
    void documentWithAnOpenElementIsNotGivenAway() {
        var xml = new XmlWriter(0).start("a");

        assertThatThrownBy(xml::toBytes).isInstanceOf(IllegalStateException.class);
    }

    private static String text(XmlWriter xml) {
        return new String(xml.toBytes(), StandardCharsets.UTF_8);
    }

    private static XmlCursor cursor(XmlWriter xml) throws MalformedXml {
        return XmlCursor.open(new ByteArrayInputStream(xml.toBytes()), Set.of(""), 10_000);
    }
}
