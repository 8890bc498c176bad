package entente.wire.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import entente.item.Octets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivedMessageTest {
    private static final ArrivedMessage.Trace TRACE =
            new ArrivedMessage.Trace(
                    "ann@fabrikam.test",
                    "mail.fabrikam.test",
                    "192.0.2.7",
                    "mail.contoso.test",
                    Instant.parse("2026-03-02T12:00:00Z"));
    private static final String LINES =
            """
            Return-Path: <ann@fabrikam.test>\r
            Received: from mail.fabrikam.test ([192.0.2.7]) by mail.contoso.test with\r
             LMTP; Mon, 2 Mar 2026 12:00:00 +0000\r
            """;

    @Test
    void howAMessageCameStandsInFrontOfIt() {
        var message = "From: ann@fabrikam.test\r\nSubject: \u00e9\r\n\r\nReturn-Path: here\r\n";

        var traced = traced(message, TRACE);

        assertThat(traced).isEqualTo(LINES + message);
    }

    @Test
    void aReturnPathThatSomebodySaidBeforeIsTakenOut() {
        var said = "Return-Path: <boss@contoso.test>\r\n";
        var before = "From: ann@fabrikam.test\r\n";

        assertThat(traced(said + before + said + "\r\nHi\r\n", TRACE))
                .isEqualTo(LINES + before + "\r\nHi\r\n");
    }

    @Test
    void aMessageWithoutAHeaderGetsOne() {
        assertThat(traced("Just text.\r\n", TRACE)).isEqualTo(LINES + "\r\nJust text.\r\n");
    }

    @Test
    void whatTheOtherServerCallsItselfAddsNothingToTheHeader() {
        var trace =
                new ArrivedMessage.Trace(
                        "", "evil)\r\nBcc: x (", "192.0.2.7", "mail.contoso.test", TRACE.at());

        var traced = traced("Subject: x\r\n\r\n", trace);

        assertThat(traced)
                .startsWith("Return-Path: <>\r\nReceived: from evil???Bcc:?x?? ([192.0.2.7])");
    }

    @Test
    void serversThatItCameThroughAreCounted() {
        var hop = "Received: from a by b; today\r\n";

        var hops = ArrivedMessage.hops(bytes(hop + "From: x\r\n" + hop + "\r\n" + hop));

        assertThat(hops).isEqualTo(2);
    }

    @Test
    void itIsFromTheOneWhomItsHeaderNames() {
        assertThat(author("From: Ann <ann@fabrikam.test>\r\n\r\n")).isEqualTo("ann@fabrikam.test");
        assertThat(author("From: ann@fabrikam.test, bob@contoso.test\r\n\r\n")).isEqualTo("none");
        assertThat(author("From: a@x.test\r\nFrom: b@x.test\r\n\r\n")).isEqualTo("none");
        assertThat(author("Subject: x\r\n\r\nFrom: ann@fabrikam.test\r\n")).isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nb\r\n",
                "a\rb\r\n",
                "a\r\n.\n",
                "\n",
                "\r",
                "a\r\r\n",
                "a\u0000b\r\n",
                "\r\n.\r"
            })
    void endsOfLinesThatServersReadInDifferentWaysAreNotClean(String message) {
        assertThat(ArrivedMessage.isClean(bytes(message))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a\r\nb\r\n\r\n", "\r\n.\r\n\u0001\u00ff\r\n"})
    void endsOfLinesThatAllReadAlikeAreClean(String message) {
        assertThat(ArrivedMessage.isClean(bytes(message))).isTrue();
    }

    private static String author(String message) {
        return ArrivedMessage.author(bytes(message)).orElse("none");
    }

    private static String traced(String message, ArrivedMessage.Trace trace) {
        return new String(ArrivedMessage.traced(bytes(message), trace).bytes(), ISO_8859_1);
    }

    private static Octets bytes(String text) {
        return Octets.of(text.getBytes(ISO_8859_1));
    }
}
