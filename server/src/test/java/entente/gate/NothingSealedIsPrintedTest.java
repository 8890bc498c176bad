package entente.gate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import entente.trace.Step;
import entente.wire.seal.Suite;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// Whatever happens to a letter, no log and no trace holds a proof key, a token or a private key.
class NothingSealedIsPrintedTest {
    private static final Logger EVERYTHING = (Logger) LoggerFactory.getLogger("entente");

    private final ListAppender<ILoggingEvent> written = new ListAppender<>();
    private final SealedWorld fabrikam = new SealedWorld();

    @BeforeEach
    void listen() {
        EVERYTHING.setLevel(Level.TRACE);
        written.start();
        EVERYTHING.addAppender(written);
    }

    @AfterEach
    void stopListening() {
        EVERYTHING.detachAppender(written);
        EVERYTHING.setLevel(null);
    }

    @Test
    void secretsStayWhereTheyAre() {
        var token = new TestToken();
        var encrypted = new String(token.encrypted(), UTF_8);

        letters()
                .forEach(letter -> {
                    fabrikam.post(letter);
                    assertSilent(
                            fabrikam.steps().stream().map(Step::detail).toList(), token, encrypted);
                    assertSilent(
                            fabrikam.steps().stream().map(Step::toString).toList(),
                            token,
                            encrypted);
                });

        assertThat(written.list).as("log entries").isNotEmpty();
        assertSilent(written.list.stream().map(Object::toString).toList(), token, encrypted);
    }

    private static Stream<Letter> letters() {
        return Stream.of(
                new Letter(),
                new Letter(),
                Letter.with(token -> token.audience = "fed.northwind.test"),
                Letter.with(token -> token.address = "ana@elsewhere.test"),
                Letter.with(token -> token.encrypting = plain -> List.of(plain).getFirst().clone()),
                Letter.with(
                        token -> token.beforeSigning = xml -> xml.replace("holder-of-key", "x")),
                Letter.with(token -> token.afterSigning = each -> each.set("x", "y")),
                Letter.of(letter -> letter.suite = Suite.LEGACY),
                Letter.of(letter -> letter.signed = List.of("Timestamp")),
                Letter.of(letter ->
                        letter.afterSigning =
                                document -> Letter.find(document, "CipherValue").setText("AAAA")));
    }

    private static void assertSilent(List<String> texts, TestToken token, String encrypted) {
        var cipher =
                encrypted.substring(encrypted.lastIndexOf("CipherValue>") - 80).substring(0, 40);
        assertThat(texts)
                .allSatisfy(text ->
                        assertThat(text)
                                .doesNotContain(
                                        Base64.getEncoder().encodeToString(token.proofKey),
                                        HexFormat.of().formatHex(token.proofKey),
                                        "BinarySecret",
                                        "<saml:Assertion",
                                        "EncryptedData",
                                        cipher));
    }
}
