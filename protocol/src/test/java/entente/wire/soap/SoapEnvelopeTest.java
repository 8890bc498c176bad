package entente.wire.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoapEnvelopeTest {
    private static final String OPEN =
            "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'>";
    private static final String CLOSE = "</s:Envelope>";

    @Test
    void headerBlocksComeFirstThenTheBodysChild() throws MalformedXml {
        var parts =
                read(
                        OPEN
                                + "<s:Header><one/><two/></s:Header><s:Body><three><four/></three></s:Body>"
                                + CLOSE);

        assertThat(parts).containsExactly("header one", "header two", "body three");
    }

    @Test
    void headerMayBeMissing() throws MalformedXml {
        assertThat(read(OPEN + "<s:Body><a/></s:Body>" + CLOSE)).containsExactly("body a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<s:Body/>",
                "<s:Body><a/><b/></s:Body>",
                "<s:Body><a/></s:Body><s:Body><b/></s:Body>",
                "<s:Body><a/></s:Body><s:Header><b/></s:Header>",
                "<Body><a/></Body>",
                "<s:Body><a/></s:Body><trailer/>",
                "<s:Header><a/></s:Header>"
            })
    void envelopeOfAnotherShapeIsRefused(String content) {
        assertThatThrownBy(() -> read(OPEN + content + CLOSE)).isInstanceOf(MalformedXml.class);
    }

    @Test
    void envelopeOfSoap12IsRefused() {
        var soap12 =
                OPEN.replace(
                        "schemas.xmlsoap.org/soap/envelope/", "www.w3.org/2003/05/soap-envelope");

        assertThatThrownBy(() -> read(soap12 + "<s:Body><a/></s:Body>" + CLOSE))
                .isInstanceOf(MalformedXml.class)
                .hasMessageContaining("SOAP 1.1");
    }

    @Test
    void nothingMayFollowTheEnvelope() {
        assertThatThrownBy(() -> read(OPEN + "<s:Body><a/></s:Body>" + CLOSE + "<more/>"))
                .isInstanceOf(MalformedXml.class);
    }

    private static List<String> read(String document) throws MalformedXml {
        var parts = new ArrayList<String>();
        var bytes = new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8));
        try (var xml = XmlCursor.open(bytes, Set.of(SoapEnvelope.NAMESPACE, ""), 10_000)) {
            SoapEnvelope.<MalformedXml>read(
                    xml, part -> note("header ", part, parts), part -> note("body ", part, parts));
        }
        return parts;
    }

    private static void note(String kind, XmlCursor xml, List<String> parts) throws MalformedXml {
        parts.add(kind + xml.name());
        xml.skip();
    }
}
