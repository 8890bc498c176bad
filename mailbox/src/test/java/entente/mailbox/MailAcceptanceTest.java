package entente.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.question.Address;
import entente.question.Window;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MailAcceptanceTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    private static final Instant FRIDAY = Instant.parse("2026-03-06T00:00:00Z");

    @Test
    void aScheduledReplyIsGivenFromItsStartUntilBeforeItsEnd() {
        var away = reply(new AutomaticReply.State.Scheduled(new Window(MONDAY, FRIDAY)), "Away.");

        assertThat(away.isGivenAt(MONDAY.minusMillis(1))).isFalse();
        assertThat(away.isGivenAt(MONDAY)).isTrue();
        assertThat(away.isGivenAt(FRIDAY.minusMillis(1))).isTrue();
        assertThat(away.isGivenAt(FRIDAY)).isFalse();
        assertThat(away.schedule()).contains(new Window(MONDAY, FRIDAY));
    }

    @Test
    void aReplyThatIsOnIsGivenAlwaysAndOneThatIsOffNever() {
        var on = reply(new AutomaticReply.State.On(), "Away.");
        var off = reply(new AutomaticReply.State.Off(), "Away.");

        assertThat(on.isGivenAt(MONDAY)).isTrue();
        assertThat(off.isGivenAt(MONDAY)).isFalse();
        assertThat(on.schedule()).isEmpty();
        assertThat(off.internalText()).contains("Away.");
    }

    @Test
    void aReplyThatSaysNothingToNobodyIsNone() {
        assertThatThrownBy(() ->
                        new AutomaticReply(
                                new AutomaticReply.State.On(),
                                Optional.empty(),
                                Optional.empty(),
                                AutomaticReply.ExternalAudience.ALL,
                                Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("says something");
    }

    @Test
    void aTextHasWordsThatXmlCanCarry() {
        var state = new AutomaticReply.State.On();

        for (var text : new String[] {"", " \n", "a\u0000", "a\u001b[2J", "\ud83d", "\uffff"}) {
            assertThatThrownBy(() -> reply(state, text))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(reply(state, "Line one,\r\n\tline two 😀").internalText()).isPresent();
    }

    @Test
    void aTextIsCountedInCharactersAndBounded() {
        var state = new AutomaticReply.State.On();
        var longest = "😀".repeat(AutomaticReply.LONGEST_TEXT);

        assertThat(reply(state, longest).internalText()).contains(longest);
        assertThatThrownBy(() -> reply(state, longest + "!"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aReplyIsWrittenInALanguageThatThereIs() {
        assertThatThrownBy(() ->
                        new AutomaticReply(
                                new AutomaticReply.State.Off(),
                                Optional.empty(),
                                Optional.empty(),
                                AutomaticReply.ExternalAudience.NONE,
                                Optional.of(Locale.ROOT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("language");
    }

    @Test
    void aMailboxIsFullFromItsQuotaOn() {
        assertThat(new Filling(Optional.of(1000L), 999).isFull(0)).isFalse();
        assertThat(new Filling(Optional.of(1000L), 1000).isFull(0)).isTrue();
        assertThat(new Filling(Optional.of(0L), 0).isFull(0)).isTrue();
        assertThat(new Filling(Optional.empty(), Long.MAX_VALUE).isFull(0)).isFalse();
    }

    @Test
    void moreIsTakenUpToTheQuotaByWhatIsStatedOrMeasured() {
        var filling = new Filling(Optional.of(100L), 40);

        assertThat(filling.takes(60, 0)).isTrue();
        assertThat(filling.takes(61, 0)).isFalse();
        assertThat(filling.takes(50, 50)).isTrue();
        assertThat(filling.takes(51, 50)).isFalse();
        assertThat(filling.takes(0, 100)).isFalse();
        assertThat(Filling.UNLIMITED.takes(Long.MAX_VALUE, 1)).isTrue();
    }

    @Test
    void sizesAreNotNegativeAndAMessageHasSomething() {
        assertThatThrownBy(() -> new Filling(Optional.of(-1L), 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Filling(Optional.empty(), -1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MailAcceptance.INITIAL.withLargestMessage(Optional.of(0L)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCustomTipHasAtMost175Characters() {
        var longest = "ä".repeat(175);

        assertThat(MailAcceptance.INITIAL.withCustomTip(Optional.of(longest)).customTip())
                .contains(longest);
        assertThatThrownBy(() -> MailAcceptance.INITIAL.withCustomTip(Optional.of(longest + "ä")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a custom tip");
    }

    @Test
    void noListOfPeopleIsWithoutABound() {
        assertThat(new AllowedSenders(people(AllowedSenders.MOST), Set.of(), false).onlyFrom())
                .hasSize(AllowedSenders.MOST);
        assertThatThrownBy(
                        () -> new AllowedSenders(people(AllowedSenders.MOST + 1), Set.of(), false))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> new AllowedSenders(Set.of(), people(AllowedSenders.MOST + 1), false))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        MailAcceptance.INITIAL.moderatedBy(
                                people(MailAcceptance.MOST_MODERATORS + 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Set<Address> people(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Address.of("m%d@contoso.test".formatted(i)))
                .collect(Collectors.toSet());
    }

    private static AutomaticReply reply(AutomaticReply.State state, String internalText) {
        return new AutomaticReply(
                state,
                Optional.of(internalText),
                Optional.empty(),
                AutomaticReply.ExternalAudience.ALL,
                Optional.empty());
    }
}
