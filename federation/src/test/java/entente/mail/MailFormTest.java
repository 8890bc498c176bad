package entente.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.mailbox.AllowedSenders;
import entente.mailbox.AutomaticReply;
import entente.mailbox.AutomaticReply.ExternalAudience;
import entente.mailbox.AutomaticReply.State;
import entente.mailbox.Filling;
import entente.mailbox.MailAcceptance;
import entente.objects.Faulty;
import entente.question.Address;
import entente.question.Window;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class MailFormTest {
    private static final MailAcceptance EVERYTHING_SET =
            new MailAcceptance(
                    new AutomaticReply(
                            new State.Scheduled(
                                    new Window(
                                            Instant.parse("2026-03-02T08:00:00Z"),
                                            Instant.parse("2026-03-06T17:00:00Z"))),
                            Optional.of("Ask Bob."),
                            Optional.of("Away."),
                            ExternalAudience.KNOWN,
                            Optional.of(Locale.forLanguageTag("de-AT"))),
                    new Filling(Optional.of(50L << 30), 51L << 30),
                    Optional.of(25L << 20),
                    new AllowedSenders(
                            Set.of(Address.of("bob@contoso.test")),
                            Set.of(Address.of("sue@contoso.test")),
                            true),
                    Set.of(Address.of("mary@contoso.test")),
                    Optional.of("She reads her mail on Fridays."));

    @Test
    void whatIsWrittenIsReadAgain() throws Faulty {
        for (var acceptance : new MailAcceptance[] {MailAcceptance.INITIAL, EVERYTHING_SET}) {
            assertThat(MailForm.read(MailForm.of(acceptance))).isEqualTo(acceptance);
            var json = JsonMapper.shared().valueToTree(MailForm.of(acceptance).json());
            assertThat(MailForm.read(MailForm.of(MailAcceptance.INITIAL).over(json)))
                    .isEqualTo(acceptance);
        }
    }

    @Test
    void whatIsNotSaidStaysAndNullIsTheDefault() throws Faulty {
        var changed = changed("{\"quota\": null, \"autoReplyState\": \"disabled\"}");

        assertThat(changed.filling()).isEqualTo(new Filling(Optional.empty(), 51L << 30));
        assertThat(changed.automaticReply().state()).isEqualTo(new State.Off());
        assertThat(changed.automaticReply().internalText()).contains("Ask Bob.");
        assertThat(changed.senders()).isEqualTo(EVERYTHING_SET.senders());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"autoReplyState": "sometimes"}                      | Disabled, Enabled or Scheduled
                    {"autoReplyUntil": "2026-03-01T00:00:00Z"}           | a later "autoReplyUntil"
                    {"autoReplyFrom": null}                              | a later "autoReplyUntil"
                    {"autoReplyFrom": "Monday"}                          | a time like
                    {"internalReply": null, "externalReply": null}       | says something to somebody
                    {"externalAudience": "Friends"}                      | None, Known or All
                    {"replyLanguage": "!"}                               | a language tag
                    {"quota": -1}                                        | a number of bytes
                    {"quota": "50GB"}                                    | a whole number
                    {"maxMessageSize": 0}                                | 1 byte or more
                    {"acceptOnlyFrom": ["bob"]}                          | addresses
                    {"rejectFrom": "bob@contoso.test"}                   | a list of strings
                    {"insidersOnly": "yes"}                              | true or false
                    {"moderators": ["@"]}                                | addresses
                    {"customTip": " "}                                   | a custom tip has 1 to 175
                    """)
    void whatCannotBeIsAFault(String change, String fault) {
        assertThatThrownBy(() -> changed(change))
                .isInstanceOf(Faulty.class)
                .hasMessageContaining(fault);
    }

    @Test
    void allFaultsAreToldTogether() {
        assertThatThrownBy(() ->
                        changed(
                                "{\"customTip\": \"\\u0007\", \"quota\": -5, \"moderators\": [\"x\"]}"))
                .hasMessageContaining("a custom tip")
                .hasMessageContaining("\"quota\"")
                .hasMessageContaining("\"moderators\"");
    }

    private static MailAcceptance changed(String json) throws Faulty {
        return MailForm.read(MailForm.of(EVERYTHING_SET).over(JsonMapper.shared().readTree(json)));
    }
}
