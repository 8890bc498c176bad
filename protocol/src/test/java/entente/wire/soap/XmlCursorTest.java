package entente.wire.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlCursorTest {
    private static final int MOST = 8_000_000;

    @Test
    void eachChildIsGivenOnceAndInOrder() throws MalformedXml {
        var xml = cursor("<a xmlns='urn:x'><b>1</b> text <!-- note --><c><d/></c><b>2</b></a>");

        xml.nextChild();
        var seen = new ArrayList<String>();
        while (xml.nextChild()) {
            seen.add(xml.name());
            xml.skip();
        }

        assertThat(seen).containsExactly("b", "c", "b");
        assertThat(xml.nextChild()).isFalse();
    }

    @Test
    void textIsPutTogetherAcrossReferencesCommentsAndSections() throws MalformedXml {
        var xml = cursor("<a xmlns='urn:x'> a&amp;b<!-- --><![CDATA[<c>]]>&#x20AC; </a>");

        xml.nextChild();

        assertThat(xml.text()).isEqualTo("a&b<c>€");
    }

    @Test
    void elementOfAnotherNamespaceHasANameThatMatchesNothing() throws MalformedXml {
        var xml = cursor("<a xmlns='urn:y'/>");

        xml.nextChild();

        assertThat(xml.name()).isEqualTo("{urn:y}a");
        assertThat(xml.is("urn:y", "a")).isTrue();
    }

    @Test
    void attributeIsFoundByItsNameAlone() throws MalformedXml {
        var xml = cursor("<a xmlns='urn:x' xmlns:p='urn:p' Id='1' p:Kind='2'/>");

        xml.nextChild();

        assertThat(xml.attribute("Id")).hasValue("1");
        assertThat(xml.attribute("Kind")).isEmpty();
        assertThat(xml.attribute("Name")).isEmpty();
    }

    @Test
    void complaintNamesThePathAndTheLine() throws MalformedXml {
        var xml = cursor("<a xmlns='urn:x'>\n<b>\n<c/>\n</b></a>");
        xml.nextChild();
        xml.nextChild();
        while (xml.nextChild()) {
            xml.skip();
        }

        var complaint = xml.missing("d");

        assertThat(complaint).hasMessage("a/b/d is missing (line 4)");
    }

    @Test
    void numberThatIsNoneIsRefusedWithItsPath() throws MalformedXml {
        var xml = cursor("<a xmlns='urn:x'><b>twelve</b></a>");
        xml.nextChild();
        xml.nextChild();

        assertThatThrownBy(xml::number)
                .isInstanceOf(MalformedXml.class)
                .hasMessage("a/b is not a whole number (line 1)");
    }

    @Test
    void bytesAreReadHoweverLongTheirBase64Is() throws MalformedXml {
        var bytes = new byte[3_000_001];
        new Random(7).nextBytes(bytes);
        var text = Base64.getMimeEncoder().encodeToString(bytes);
        var xml = cursor("<a xmlns='urn:x'><b xmlns:y='urn:y'> %s\n</b><c/></a>".formatted(text));

        xml.nextChild();
        xml.nextChild();

        assertThat(xml.base64(bytes.length)).isEqualTo(bytes);
        assertThat(xml.nextChild()).isTrue();
        assertThat(xml.name()).isEqualTo("c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "<!-- -->"})
    void noTextIsNoBytes(String text) throws MalformedXml {
        var xml = cursor("<a xmlns='urn:x'>%s</a>".formatted(text));

        xml.nextChild();

        assertThat(xml.base64(9)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "abc", "a===", "ab*c", "=abc", "AAAA<b/>", "\u00e4\u00f6\u00fc\u00df"})
    void whatIsNotBase64IsRefused(String text) throws MalformedXml {
        var xml = cursor("<a xmlns='urn:x'>%s</a>".formatted(text));

        xml.nextChild();

        assertThatThrownBy(() -> xml.base64(9)).isInstanceOf(MalformedXml.class);
    }

    @Test
    void moreBytesThanWantedAreRefused() throws MalformedXml {
        var xml = cursor("<a xmlns='urn:x'>AAAAAAAA</a>");

        xml.nextChild();

        assertThatThrownBy(() -> xml.base64(5))
                .isInstanceOf(MalformedXml.class)
                .hasMessageContaining("longer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a><a xmlns='urn:x'/>",
                "<!DOCTYPE a SYSTEM 'file:///etc/hostname'><a xmlns='urn:x'/>",
                "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><a xmlns='urn:x'>&e;</a>",
                "<!DOCTYPE a [<!ENTITY e 'eeeeeeee'><!ENTITY f '&e;&e;&e;&e;'>]><a xmlns='urn:x'>&f;</a>",
                "<a xmlns='urn:x'>&unknown;</a>",
                "<a xmlns='urn:x'><b></a>",
                "<a xmlns='urn:x'>&#0;</a>",
                "<a xmlns='urn:x'/><b/>",
                "<a xmlns='urn:x' p:b='unbound'/>",
                "<a xmlns='urn:x' b='1' b='2'/>",
                "text",
                ""
            })
    void documentThatIsNoneOrWantsMoreThanItselfIsRefused(String document) {
        assertThatThrownBy(() -> readAll(document)).isInstanceOf(MalformedXml.class);
    }

    @Test
    void nestingEndsAt256() throws MalformedXml {
        assertThatThrownBy(() -> readAll(nested(300))).isInstanceOf(MalformedXml.class);

        readAll(nested(250));
    }

    @Test
    void attributesAreBoundedInLengthAndNumber() {
        var attributes = new StringBuilder();
        for (var number = 0; number < 100; number++) {
            attributes.append(" a%d='x'".formatted(number));
        }

        assertThatThrownBy(() -> readAll("<a b='" + "x".repeat(20_000) + "'/>"))
                .isInstanceOf(MalformedXml.class);
        assertThatThrownBy(() -> readAll("<a" + attributes + "/>"))
                .isInstanceOf(MalformedXml.class);
    }

    @Test
    void textIsBoundedInLength() throws MalformedXml {
        var tooLong = "<a xmlns='urn:x'>" + "x".repeat(1_100_000) + "</a>";
        var xml = cursor(tooLong);
        xml.nextChild();

        assertThatThrownBy(xml::text).isInstanceOf(MalformedXml.class);
    }

    @Test
    void documentLongerThanMayBeReadIsRefusedForThatAlone() {
        var document = "<a xmlns='urn:x'>" + " ".repeat(10_000) + "</a>";

        assertThatThrownBy(() -> readAll(document, 5_000))
                .isInstanceOfSatisfying(MalformedXml.class, e -> assertThat(e.tooLarge()).isTrue())
                .hasMessageContaining("longer than may be read");
    }

    @Test
    void streamThatBreaksIsAMalformedDocument() {
        var broken =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("cut");
                    }

                    @Override
                    public int read(byte[] target, int offset, int length) throws IOException {
                        throw new IOException("cut");
                    }
                };

        assertThatThrownBy(() -> XmlCursor.open(broken, Set.of(), MOST))
                .isInstanceOfSatisfying(
                        MalformedXml.class, e -> assertThat(e.tooLarge()).isFalse());
    }

    @Test
    void namespacesInForceAreBounded() throws MalformedXml {
        var few = new StringBuilder();
        var many = new StringBuilder();
        for (var i = 0; i < 300; i++) {
            few.append("<b xmlns:p%d='urn:p'>1</b>".formatted(i));
            many.append("<b xmlns:p%d='urn:p' xmlns:q%d='urn:q'>".formatted(i, i));
        }

        var children = cursor("<a xmlns='urn:x'>" + few + "</a>");
        children.nextChild();
        while (children.nextChild()) {
            assertThat(children.number()).isOne();
        }
        assertThat(readAll("<a xmlns='urn:x'>" + few + "</a>")).containsExactly("a");
        assertThatThrownBy(() -> readAll("<a xmlns='urn:x'>" + many))
                .isInstanceOf(MalformedXml.class)
                .hasMessageContaining("namespaces in force");
    }

    @Test
    void otherVersionOfXmlIsRefused() {
        assertThatThrownBy(() -> readAll("<?xml version='1.1'?><a xmlns='urn:x'>&#x1b;</a>"))
                .isInstanceOf(MalformedXml.class)
                .hasMessageContaining("XML 1.0");
    }

    @Test
    void complaintIsOneLine() throws MalformedXml {
        var xml = cursor("<a xmlns='urn:y&#10;2026 ERROR'/>");

        xml.nextChild();

        assertThat(xml.wrong("is strange")).hasMessage("{urn:y?2026 ERROR}a is strange (line 1)");
    }

    private static String nested(int depth) {
        var root = "<a xmlns='urn:x'>" + "<a>".repeat(depth - 1);
        return root + "</a>".repeat(depth);
    }

    private static List<String> readAll(String document) throws MalformedXml {
        return readAll(document, MOST);
    }

    private static List<String> readAll(String document, int most) throws MalformedXml {
        var seen = new ArrayList<String>();
        try (var xml = XmlCursor.open(bytes(document), Set.of("urn:x"), most)) {
            while (xml.nextChild()) {
                seen.add(xml.name());
                xml.skip();
            }
        }
        return seen;
    }

    private static XmlCursor cursor(String document) throws MalformedXml {
        return XmlCursor.open(bytes(document), Set.of("urn:x"), MOST);
    }

    private static InputStream bytes(String document) {
        return new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8));
    }
}
