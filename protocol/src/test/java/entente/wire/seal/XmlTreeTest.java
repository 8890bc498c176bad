package entente.wire.seal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import entente.wire.soap.MalformedXml;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlTreeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a><a/>",
                "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
                "<!DOCTYPE a SYSTEM 'file:///etc/hostname'><a/>",
                "<a>&b;</a>",
                "<?pi x?><a/>",
                "<a><?pi x?></a>",
                "<\u013ea/>",
                "<a \u013eb='c'/>",
                "<a><b></a>",
                "<a/><b/>",
                "",
                "<?xml version='1.1'?><a/>"
            })
    void documentBeyondPlainElementsIsRefused(String xml) {
        assertRefused(xml.getBytes(UTF_8));
    }

    @Test
    void inclusionIsAnElementLikeAnyOther() throws Exception {
        var xml =
                "<a><i:include xmlns:i='http://www.w3.org/2001/XInclude' href='file:///etc/hostname'/></a>";

        var root = XmlTree.read(xml.getBytes(UTF_8));

        assertThat(root.text()).isEmpty();
    }

    @Test
    void otherEncodingsAreRefused() {
        assertRefused("<a/>".getBytes(UTF_16));
        assertRefused("<?xml version='1.0' encoding='UTF-16'?><a/>".getBytes(UTF_16));
        assertRefused("<?xml version='1.0' encoding='iso-8859-1'?><a>é</a>".getBytes(ISO_8859_1));
        assertRefused("<a>é</a>".getBytes(ISO_8859_1));
    }

    @Test
    void depthIsBounded() throws Exception {
        XmlTree.read(nested(64));

        assertRefused(nested(65));
        assertRefused(nested(10_000));
    }

    @Test
    void attributesAreBounded() throws Exception {
        XmlTree.read(("<a" + attributes(64) + "/>").getBytes(UTF_8));

        assertRefused(("<a" + attributes(65) + "/>").getBytes(UTF_8));
        assertRefused(("<a" + attributes(100_000) + "/>").getBytes(UTF_8));
    }

    @Test
    void nodesAreBounded() throws Exception {
        XmlTree.read(("<a>" + "<b/>".repeat(49_999) + "</a>").getBytes(UTF_8));

        assertRefused(("<a>" + "<b/>".repeat(50_000) + "</a>").getBytes(UTF_8));
        assertRefused(("<a>" + "<b c='d'/>".repeat(25_000) + "</a>").getBytes(UTF_8));
    }

    /// Canonical form says a namespace again on each of many siblings (Exclusive XML Canonicalization 1.0, 3).
    @Test
    void namespacesAreTooShortToGrowWhereTheyAreRepeated() throws Exception {
        XmlTree.read(namespace(256));

        assertRefused(namespace(257));
    }

    /// Canonical form is not defined for them (Canonical XML 1.0, 1.3).
    @ParameterizedTest
    @ValueSource(
            strings = {"<a xmlns='here'/>", "<a><p:b xmlns:p='../there'/></a>", "<a xmlns=':x'/>"})
    void namespaceThatIsNoWholeUriIsRefused(String xml) {
        assertRefused(xml.getBytes(UTF_8));
    }

    @Test
    void lengthIsBounded() {
        var xml = "<a>12345</a>".getBytes(UTF_8);

        assertThatExceptionOfType(MalformedXml.class)
                .isThrownBy(() -> XmlTree.read(new ByteArrayInputStream(xml), xml.length - 1))
                .matches(MalformedXml::tooLarge);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a>b<!-- c -->d</a>", "<a>b<c/></a>", "<a><!-- --></a>"})
    void valueWithAnythingButTextIsRefused(String xml) {
        assertBroken(() -> XmlTree.value(Seals.root(xml)), Flaw.STRUCTURE);
    }

    @Test
    void valueIsAllOfTheText() throws Exception {
        assertThat(XmlTree.value(Seals.root("<a> b<![CDATA[<c>]]>&amp;d\n</a>")))
                .isEqualTo("b<c>&d");
    }

    @Test
    void childThatStandsTwiceIsRefused() throws Exception {
        var once = Seals.root("<a><b/></a>");
        var twice = Seals.root("<a><b/><b/></a>");

        assertThat(XmlTree.optional(once, "", "b")).isPresent();
        assertThat(XmlTree.optional(once, "", "c")).isEmpty();
        assertBroken(() -> XmlTree.only(once, "", "c"), Flaw.STRUCTURE);
        assertBroken(() -> XmlTree.only(twice, "", "b"), Flaw.STRUCTURE);
        assertBroken(() -> XmlTree.optional(twice, "", "b"), Flaw.STRUCTURE);
    }

    @Test
    void childDeeperDownIsNotFound() {
        assertBroken(() -> XmlTree.only(Seals.root("<a><c><b/></c></a>"), "", "b"), Flaw.STRUCTURE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a Id='1'><b Id='1'/></a>",
                "<a Id='1'><b><c ID='1'/></b></a>",
                "<a ID='1'><b AssertionID='1'/></a>",
                "<a xmlns:u='urn:u' Id='1' u:Id='1'/>"
            })
    void idOfTwoElementsIsRefused(String xml) {
        assertBroken(() -> XmlTree.refuseDuplicateIds(Seals.root(xml)), Flaw.DUPLICATE_ID);
    }

    @Test
    void differentIdsAreFine() throws Exception {
        XmlTree.refuseDuplicateIds(Seals.root("<a Id='1' ID='2'><b Id='3' id='3'/></a>"));
    }

    @Test
    void treeIsWrittenAsItStands() {
        var xml =
                "<a xmlns=\"urn:a\" xmlns:b=\"urn:b\" b:c=\"&lt;&quot;&#10;\">d&amp;&#13;e<b:f/></a>";

        assertThat(Seals.text(Seals.root(xml))).isEqualTo(xml);
        assertThat(Seals.text(Seals.root("<a>b<!-- c --></a>"))).isEqualTo("<a>b</a>");
    }

    @Test
    void branchTakesTheDeclarationsAroundItAlong() {
        var root = Seals.root("<a xmlns='urn:a' xmlns:b='urn:b'><c xmlns:b='urn:d' e='b:f'/></a>");

        var branch = Seals.text(XmlTree.children(root).getFirst());

        assertThat(branch).isEqualTo("<c xmlns:b=\"urn:d\" e=\"b:f\" xmlns=\"urn:a\"/>");
    }

    @Test
    void builtTreeDeclaresItsPrefixesOnce() {
        var root = XmlTree.root("urn:a", "a:root");
        XmlTree.add(XmlTree.add(root, "urn:a", "a:child"), "urn:b", "leaf", "<");
        XmlTree.attribute(root, "urn:c", "c:id", "1");

        assertThat(Seals.text(root))
                .isEqualTo(
                        "<a:root xmlns:a=\"urn:a\" xmlns:c=\"urn:c\" c:id=\"1\"><a:child><leaf xmlns=\"urn:b\">&lt;</leaf></a:child></a:root>");
    }

    private static byte[] nested(int deep) {
        return ("<a>".repeat(deep) + "</a>".repeat(deep)).getBytes(UTF_8);
    }

    private static byte[] namespace(int characters) {
        return "<a xmlns:b='urn:%s'><b:c/></a>"
                .formatted("n".repeat(characters - 4))
                .getBytes(UTF_8);
    }

    private static String attributes(int many) {
        var attributes = new StringBuilder();
        for (var at = 0; at < many; at++) {
            attributes.append(" a").append(at).append("=''");
        }
        return attributes.toString();
    }

    private static void assertRefused(byte[] xml) {
        assertThatExceptionOfType(MalformedXml.class).isThrownBy(() -> XmlTree.read(xml));
    }

    private static void assertBroken(Broken attempt, Flaw flaw) {
        assertThatExceptionOfType(SealBroken.class)
                .isThrownBy(attempt::make)
                .matches(e -> e.flaw() == flaw, flaw.toString());
    }

    @FunctionalInterface
    private interface Broken {
        void make() throws Exception;
    }
}
