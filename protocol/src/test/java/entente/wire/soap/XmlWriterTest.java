package entente.wire.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
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
    void everyCharacterThatXmlReservesIsEscapedWhereverItStands() {
        var reserved =
                Map.of(
                        '&', "&amp;", '<', "&lt;", '>', "&gt;", '"', "&quot;", '\r', "&#13;", '\n',
                        "&#10;", '\t', "&#9;");

        for (var c = (char) 1; c < 0x100; c++) {
            var escaped = c < ' ' ? "\ufffd" : Character.toString(c);
            var expected = reserved.getOrDefault(c, escaped);
            for (var before = 0; before < 20; before++) {
                var xml = new XmlWriter(0).element("a", "x".repeat(before) + c + "%=?/!~ ");

                assertThat(text(xml))
                        .isEqualTo(
                                DECLARATION
                                        + "<a>%s%s%%=?/!~ </a>"
                                                .formatted("x".repeat(before), expected));
            }
        }
    }

    @Test
    void timesOfDifferentDaysAreEachOnTheirOwn() {
        var xml = new XmlWriter(0).start("a");
        for (var hour = 0; hour < 72; hour += 12) {
            xml.clockTime("t", hour * 3600L);
        }

        assertThat(text(xml.end()))
                .contains(
                        "<t>1970-01-01T12:00:00</t><t>1970-01-02T00:00:00</t>",
                        "<t>1970-01-03T12:00:00</t>");
    }

    @Test
    void pieceIsCopiedIntoTheElementThatIsOpen() {
        var piece = XmlPiece.of(xml -> xml.element("b", "1 & 2").element("c", true));

        var xml = new XmlWriter(0).start("a").copy(piece).copy(piece).end();

        var once = "<b>1 &amp; 2</b><c>true</c>";
        assertThat(text(xml)).isEqualTo(DECLARATION + "<a>" + once + once + "</a>");
    }

    @Test
    void pieceWithAnOpenElementIsNone() {
        assertThatThrownBy(() -> XmlPiece.of(xml -> xml.start("a")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void buffersHoldTheDocumentOneAfterAnother() {
        var xml = new XmlWriter(0).start("a");
        var texts = Stream.of(10, 40_000, 1_000, 100_000, 3).map("ü<"::repeat).toList();
        texts.forEach(xml::text);
        xml.end();

        var buffers = xml.toBuffers();

        assertThat(buffers).hasSizeGreaterThan(4);
        var document = new StringBuilder();
        buffers.forEach(buffer -> document.append(StandardCharsets.UTF_8.decode(buffer)));
        assertThat(document)
                .hasToString(
                        DECLARATION + "<a>" + String.join("", texts).replace("<", "&lt;") + "</a>");
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
