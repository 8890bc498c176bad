package entente.delivery;

import static entente.delivery.PostOffice.MARY;
import static entente.delivery.PostOffice.address;
import static entente.delivery.PostOffice.letter;
import static entente.delivery.PostOffice.saying;
import static org.assertj.core.api.Assertions.assertThat;

import entente.item.Addressee;
import entente.item.Body;
import entente.item.Known;
import entente.item.Properties;
import entente.mailbox.AllowedSenders;
import entente.mailbox.Filling;
import entente.mailbox.ItemStreams;
import entente.mailbox.MailAcceptance;
import entente.mailbox.Recipient;
import entente.problem.Code;
import entente.wire.mime.MimeMalformed;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Why a message is not delivered: whichever recipient it is for, nobody gets it and nothing is kept.
class NotDeliveredTest {
    private static final MailAcceptance ANYTHING = MailAcceptance.INITIAL;

    @TempDir private Path folder;
    private PostOffice office;

    @BeforeEach
    void open() {
        office = new PostOffice(folder);
    }

    @AfterEach
    void nothingIsThere() {
        assertThat(office.items()).isZero();
        office.close();
    }

    @Test
    void nobodyIsNamed() {
        assertThat(office.refused(letter())).isEqualTo(Code.RECIPIENTS_NONE);
        assertThat(office.refused(letter("reply_to:bob"))).isEqualTo(Code.RECIPIENTS_NONE);
        office.group("empty");
        assertThat(office.refused(letter("to:empty"))).isEqualTo(Code.RECIPIENTS_NONE);
    }

    @Test
    void oneIsNobodyHere() {
        assertThat(office.refused(letter("to:alice", "to:nobody", "cc:bob")))
                .isEqualTo(Code.RECIPIENT_UNKNOWN);
        assertThat(sentence(letter("to:nobody"))).contains("nobody@contoso.test");
    }

    @Test
    void oneHasANameAlone() {
        var somebody = new Addressee(Addressee.Kind.CC, "Somebody", "");
        var letter = letter("to:bob");
        var all = List.of(letter.content().addressees().getFirst(), somebody);

        var refused = office.refused(new Letter(letter.content().with(all), letter.streams()));

        assertThat(refused).isEqualTo(Code.RECIPIENT_UNKNOWN);
    }

    @Test
    void nobodyIsNamedAtGreaterLengthThanAnAddressMayHave() {
        var somebody = new Addressee(Addressee.Kind.TO, "x".repeat(5_000), "");
        var letter = letter();

        var why = sentence(new Letter(letter.content().with(List.of(somebody)), letter.streams()));

        assertThat(why).hasSizeLessThan(400).contains("xxx…");
    }

    @Test
    void oneIsElsewhere() {
        office.store.put(
                new Recipient.MailUser(address("joe"), "Joe", address("joe@contoso.cloud.test")));
        office.group("team", "bob", "joe");

        for (var whom : List.of("bcc:joe", "to:team", "to:ann@fabrikam.test")) {
            assertThat(office.refused(letter("to:bob", whom))).isEqualTo(Code.RECIPIENT_ELSEWHERE);
        }
        assertThat(sentence(letter("to:team"))).contains("joe@contoso.test");
    }

    @Test
    void oneDoesNotTakeMessagesOfTheSender() {
        office.group("staff", "mary");
        var others = new AllowedSenders(Set.of(address("alice")), Set.of(), false);
        var notStaff = new AllowedSenders(Set.of(), Set.of(address("staff")), false);

        for (var senders : List.of(others, notStaff)) {
            office.takes("bob", ANYTHING.with(senders));
            assertThat(office.refused(letter("to:alice", "bcc:bob")))
                    .isEqualTo(Code.RECIPIENT_RESTRICTED);
        }
    }

    @Test
    void aGroupOrOneWithinItDoesNotTakeMessagesOfTheSender() {
        office.group("outer", "inner");
        office.group("inner", "alice");
        office.takes(
                "inner",
                ANYTHING.with(new AllowedSenders(Set.of(address("bob")), Set.of(), false)));

        assertThat(office.refused(letter("to:outer"))).isEqualTo(Code.RECIPIENT_RESTRICTED);
        assertThat(sentence(letter("to:outer"))).contains("inner@contoso.test");
    }

    @Test
    void oneIsModeratedBySomebodyElse() {
        office.takes("bob", ANYTHING.moderatedBy(Set.of(address("alice"))));

        assertThat(office.refused(letter("to:alice", "to:bob")))
                .isEqualTo(Code.RECIPIENT_MODERATED);
    }

    @Test
    void itIsLargerThanOneTakes() {
        office.takes("bob", ANYTHING.withLargestMessage(Optional.of(100L)));

        assertThat(office.refused(letter("to:alice", "to:bob")))
                .isEqualTo(Code.MESSAGE_TOO_LARGE_FOR_RECIPIENT);
    }

    @Test
    void oneIsFullByWhatAnAdministratorSaysOrByWhatItHolds() {
        office.takes("bob", ANYTHING.with(new Filling(Optional.of(1_000_000L), 1_000_000)));

        assertThat(office.refused(letter("to:alice", "to:bob"))).isEqualTo(Code.RECIPIENT_FULL);

        office.takes("bob", ANYTHING.with(new Filling(Optional.of(1_000_000L), 999_990)));

        assertThat(office.refused(letter("to:alice", "to:bob"))).isEqualTo(Code.RECIPIENT_FULL);

        office.takes("bob", ANYTHING.with(new Filling(Optional.of(1_000L), 0)));
        var large = new Body(Body.Format.TEXT, "x".repeat(1_000));
        var letter = letter("to:bob");
        var streams = new ItemStreams(Optional.of(large), Optional.empty(), Map.of());

        assertThat(office.refused(new Letter(letter.content(), streams)))
                .isEqualTo(Code.RECIPIENT_FULL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: boss@contoso.test\n",
                "From: mary@contoso.test, boss@contoso.test\n",
                "From: mary@contoso.test\nFrom: boss@contoso.test\n",
                "From: mary@contoso.test\nSENDER :\n boss@contoso.test\n",
                "From: Boss\n",
                "From:\n",
                "From: mary@contoso.test.fabrikam.test\n"
            })
    void itsHeaderSaysThatSomebodyElseWroteIt(String lines) throws MimeMalformed {
        var letter = DeliveryTest.ofMime(lines + "To: bob@contoso.test\n\nHello");

        assertThat(office.refused(letter)).isEqualTo(Code.SENDER_NOT_ONESELF);
    }

    @Test
    void itsPropertiesSayThatSomebodyElseWroteIt() {
        var boss = Properties.NONE.with(Known.FROM_ADDRESS, "boss@contoso.test");
        var name = Properties.NONE.with(Known.FROM_NAME, "The Boss");
        var sender =
                Properties.NONE
                        .with(Known.FROM_ADDRESS, MARY.toString())
                        .with(Known.SENDER_ADDRESS, "bob@contoso.test");

        for (var properties : List.of(boss, name, sender)) {
            assertThat(office.refused(saying(letter("to:bob"), properties)))
                    .isEqualTo(Code.SENDER_NOT_ONESELF);
        }
    }

    @Test
    void itGoesToMoreMailboxesThanOneMessageMay() {
        var crowd =
                IntStream.rangeClosed(0, Reach.MOST_MAILBOXES)
                        .mapToObj("p%d"::formatted)
                        .toArray(String[]::new);
        for (var name : crowd) {
            office.mailbox(name, name);
        }
        office.group("everybody", crowd);

        assertThat(office.refused(letter("to:everybody"))).isEqualTo(Code.RECIPIENTS_TOO_MANY);
    }

    @Test
    void itsGroupsNameMoreThanIsLookedThrough() {
        var groups = IntStream.range(0, 225).mapToObj("g%d"::formatted).toArray(String[]::new);
        var members = IntStream.range(0, 225).mapToObj("p%d"::formatted).toArray(String[]::new);
        for (var name : groups) {
            office.group(name, members);
        }
        office.group("everybody", groups);

        assertThat(office.refused(letter("to:everybody"))).isEqualTo(Code.RECIPIENTS_TOO_MANY);
    }

    @Test
    void itIsTooMuchForSoMany() {
        var crowd = IntStream.range(0, 14).mapToObj("p%d"::formatted).toArray(String[]::new);
        for (var name : crowd) {
            office.mailbox(name, name);
        }
        office.group("everybody", crowd);
        var line = "x".repeat(69) + "\n";
        var large = new Body(Body.Format.TEXT, line.repeat((19 << 20) / line.length()));
        var streams = new ItemStreams(Optional.of(large), Optional.empty(), Map.of());
        var letter = new Letter(letter("to:everybody").content(), streams);

        assertThat(office.refused(letter)).isEqualTo(Code.RECIPIENTS_TOO_MANY);
    }

    private String sentence(Letter letter) {
        return office.send(letter) instanceof Delivery.Outcome.Refused(var why)
                ? why.sentence()
                : "it was sent";
    }
}
