package entente.wire.mime;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import entente.item.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which messages get no automatic reply.
class AutomaticMailTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-generated",
                "auto-submitted:\r\n Auto-Replied ; owner-email=\"x\"",
                "Precedence: Bulk",
                "Precedence: list",
                "Precedence: junk",
                "Return-Path: <>",
                "List-Id: <sales.contoso.test>",
                "List-Unsubscribe: <mailto:off@contoso.test>",
                "X-Auto-Response-Suppress: DR, OOF",
                "X-Auto-Response-Suppress: All"
            })
    void whatProgramsSendIsAutomatic(String field) {
        var automatic = AutomaticMail.isOne(message(field));

        assertThat(automatic).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Subject: Auto-Submitted: auto-replied",
                "Auto-Submitted: no",
                "Auto-Submitted: No; reason=\"x\"",
                "Precedence: first-class",
                "Return-Path: <bob@contoso.test>",
                "X-Auto-Response-Suppress: DR, RN"
            })
    void whatPeopleWriteIsNot(String field) {
        var automatic = AutomaticMail.isOne(message(field));

        assertThat(automatic).isFalse();
    }

    @Test
    void whatIsMarkedIsAutomaticAndElseTheSame() {
        var message = message("Subject: Away");

        var marked = AutomaticMail.marked(message);

        assertThat(AutomaticMail.isOne(message)).isFalse();
        assertThat(AutomaticMail.isOne(marked)).isTrue();
        assertThat(new String(marked.bytes(), US_ASCII))
                .startsWith("Auto-Submitted: auto-replied\r\n")
                .endsWith(new String(message.bytes(), US_ASCII));
    }

    private static Octets message(String field) {
        var text = "From: mary@contoso.test\r\n" + field + "\r\n\r\nPrecedence: bulk\r\n";
        return Octets.of(text.getBytes(US_ASCII));
    }
}
