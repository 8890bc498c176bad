package entente.wire.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.wire.soap.Element;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.xml.security.Init;
import org.apache.xml.security.c14n.Canonicalizer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Our canonical octets against those of two other implementations, for every element of every shape.
class CanonicalTest {
    @BeforeAll
    static void initialize() {
        Init.init();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a/>",
                "<a>1 &lt; 2 &amp;&amp; 3 &gt; 2 &quot;'&#13;&#10;&#9;é€\uD83D\uDE00</a>",
                "<a v='1 &lt; 2 &amp;&amp; 3 > 2 &quot;\"&#13;&#10;&#9;é€\uD83D\uDE00'/>",
                "<a>one<!-- two -->three<![CDATA[<four>]]></a>",
                "<a z='1' b='2' A='3'/>",
                "<p:a xmlns:p='urn:p' xmlns:unused='urn:u'><p:b/><c/></p:a>",
                "<a xmlns='urn:1'><b><c xmlns=''><d/><e xmlns='urn:1'/></c></b></a>",
                "<a xmlns:q='urn:1' xmlns:p='urn:2' q:y='1' p:x='2' p:a='3' z='4'><b q:y='5'/></a>",
                "<p:a xmlns:p='urn:1'><p:b xmlns:p='urn:2'><p:c xmlns:p='urn:1'/></p:b></p:a>",
                "<a xmlns:p='urn:1'><b p:x='1'/><c p:x='2'><d p:x='3'/></c></a>",
                "<a xml:lang='en' xml:space='preserve'><b xml:lang='de'/></a>",
                "<z:a xmlns:z='urn:z' xmlns='urn:d' xmlns:b='urn:b'><c b:x='1' z:y='2'/></z:a>",
            })
    void octetsAreThoseOfOthers(String xml) throws Exception {
        assertSame(xml);
    }

    @ParameterizedTest
    @EnumSource
    void octetsOfWhatWeSendAreThoseOfOthers(Suite suite) throws Exception {
        assertSame(Seals.signedNoteText(suite));
        assertSame(Seals.toBroker(suite));
        assertSame(Seals.toPartner(suite));
    }

    @Test
    void octetsOfATreeThatNeverTravelledAreThoseOfOneThatDid() throws Exception {
        var root = XmlTree.root("urn:1", "p:a");
        root.set("ID", "one");
        XmlTree.attribute(XmlTree.add(root, "urn:2", "b"), "urn:3", "q:x", "\n");
        var text = XmlTree.add(root, "urn:1", "p:c", "a\r\n\t<&>\"");

        var travelled = Seals.root(Seals.text(root));

        assertThat(text(Canonical.octets(root))).isEqualTo(text(Canonical.octets(travelled)));
        assertThat(text(Canonical.octets(text)))
                .isEqualTo("<p:c xmlns:p=\"urn:1\">a&#xD;\n\t&lt;&amp;&gt;\"</p:c>");
        assertSame(Seals.text(root));
    }

    /// The seed is fixed, so that a failure can be seen again.
    @Test
    void octetsOfThousandsOfDocumentsAreThoseOfOthers() throws Exception {
        var documents = new RandomDocuments(new Random(20_260_106));
        for (var round = 0; round < 3_000; round++) {
            var xml = documents.next();
            var root = Seals.root(xml);
            for (var element : documents.someOf(root)) {
                assertThat(text(Canonical.octets(element)))
                        .as("round %d, %s of %s", round, element, xml)
                        .isEqualTo(text(bySantuario(twin(element, xml))));
            }
            assertSameAsTheJdk(documents.oneOf(root));
        }
    }

    @Test
    void octetsWithoutOneElementAreThoseOfTheTreeWithoutIt() throws Exception {
        var documents = new RandomDocuments(new Random(20_260_107));
        for (var round = 0; round < 1_000; round++) {
            var xml = documents.next();
            var root = Seals.root(xml);
            var one = documents.oneOf(root);
            if (one.parent().isPresent()) {
                var twin = twin(one, xml);
                var document = twin.getOwnerDocument();

                var without = Canonical.octets(root, Optional.of(one));

                twin.getParentNode().removeChild(twin);
                assertThat(text(without))
                        .isEqualTo(text(bySantuario(document.getDocumentElement())));
            }
        }
    }

    /// Of the root and of each element in it, alone.
    private static void assertSame(String xml) throws Exception {
        var root = Seals.root(xml);
        for (var element : all(root)) {
            assertThat(text(Canonical.octets(element)))
                    .isEqualTo(text(bySantuario(twin(element, xml))));
            assertSameAsTheJdk(element);
        }
    }

    private static List<Element> all(Element root) {
        return Stream.concat(Stream.of(root), root.descendants()).toList();
    }

    /// The element that stands at the same place of the document, as another parser reads it.
    private static org.w3c.dom.Element twin(Element element, String xml) {
        var place = all(element.root()).indexOf(element);
        var elements = JdkSignature.parsed(xml.getBytes(UTF_8)).getElementsByTagNameNS("*", "*");
        return (org.w3c.dom.Element) elements.item(place);
    }

    private static byte[] bySantuario(org.w3c.dom.Element element) throws Exception {
        var octets = new ByteArrayOutputStream();
        Canonicalizer.getInstance(Canonicalizer.ALGO_ID_C14N_EXCL_OMIT_COMMENTS)
                .canonicalizeSubtree(element, octets);
        return octets.toByteArray();
    }

    /// The octets that it digested, when it checks a signature of ours.
    private static void assertSameAsTheJdk(Element element) throws Exception {
        var around = Seals.root("<o:o xmlns:o='urn:o'>%s</o:o>".formatted(Seals.text(element)));
        var part = XmlTree.children(around).getFirst();
        // So that it alone is found by this name.
        part.descendants().forEach(each -> each.unset(Namespaces.UTILITY, "Id"));
        XmlTree.attribute(part, Namespaces.UTILITY, "canonical:Id", "it");
        var reference = new KeyReference.Assertion("it");
        PartsSignature.sign(around, List.of(part), Seals.PROOF, reference, Suite.MODERN);
        // Before the signatures that it may hold itself.
        around.insert(0, XmlTree.children(around).getLast());

        var digested = JdkSignature.octets(XmlTree.write(around), Seals.PROOF);

        assertThat(text(digested.orElseThrow().getFirst())).isEqualTo(text(Canonical.octets(part)));
    }

    private static String text(byte[] octets) {
        return new String(octets, UTF_8);
    }
}
