package entente.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.problem.Problem;
import entente.question.Address;
import entente.question.Window;
import java.awt.Color;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What every store promises of how mail is taken, and of photos: a part of [MailboxStoreContract].
interface MailAcceptanceContract {
    Address OWNER = Address.of("mary@contoso.test");
    Address GROUP = Address.of("sales@contoso.test");
    Address ELSEWHERE = Address.of("joe@contoso.test");
    Address BOSS = Address.of("bob@contoso.test");
    Recipient.Mailbox MAILBOX =
            new Recipient.Mailbox(OWNER, "Mary Major", Recipient.Kind.PERSON, ZoneId.of("UTC"));
    Recipient.Group SALES = new Recipient.Group(GROUP, "Sales", List.of(OWNER));
    Recipient.MailUser MOVED =
            new Recipient.MailUser(ELSEWHERE, "Joe Roe", Address.of("joe@contoso.cloud.test"));
    AutomaticReply ON_HOLIDAY =
            new AutomaticReply(
                    new AutomaticReply.State.Scheduled(
                            new Window(
                                    Instant.parse("2026-03-02T00:00:00.000000001Z"),
                                    Instant.parse("2026-03-06T00:00:00Z"))),
                    Optional.of("Ask Bob.\nBack on Friday."),
                    Optional.of("Bin bis Freitag nicht da. Grüße 😀"),
                    AutomaticReply.ExternalAudience.KNOWN,
                    Optional.of(Locale.forLanguageTag("de-AT")));
    MailAcceptance EVERYTHING_SET =
            new MailAcceptance(
                    ON_HOLIDAY,
                    new Filling(Optional.of(2_000_000_000_000L), 3_000_000_000_000L),
                    Optional.of(10L << 20),
                    new AllowedSenders(Set.of(BOSS, GROUP), Set.of(ELSEWHERE), true),
                    Set.of(BOSS),
                    Optional.of("Mary reads her mail on Fridays."));

    MailboxStore emptyStore();

    MailboxStore reopened(MailboxStore store);

    @Test
    default void aNewMailboxTakesAnyMailAndAnswersNone() {
        var store = emptyStore();

        store.put(MAILBOX);

        for (var each : List.of(store, reopened(store))) {
            assertThat(each.acceptanceOf(OWNER)).contains(MailAcceptance.INITIAL);
            assertThat(each.photoHashOf(OWNER)).isEmpty();
            assertThat(each.photoOf(OWNER)).isEmpty();
        }
    }

    @Test
    default void howMailIsTakenSurvivesARestart() {
        var store = emptyStore();
        store.put(MAILBOX);

        store.setAcceptance(OWNER, EVERYTHING_SET);

        assertThat(store.acceptanceOf(OWNER)).contains(EVERYTHING_SET);
        assertThat(reopened(store).acceptanceOf(OWNER)).contains(EVERYTHING_SET);
    }

    @Test
    default void howMailIsTakenIsReplacedAsAWhole() {
        var store = emptyStore();
        store.put(MAILBOX);
        store.setAcceptance(OWNER, EVERYTHING_SET);

        store.setAcceptance(OWNER, MailAcceptance.INITIAL);

        assertThat(reopened(store).acceptanceOf(OWNER)).contains(MailAcceptance.INITIAL);
    }

    @Test
    default void aReplyThatIsOnOrOffStaysSo() {
        var store = emptyStore();
        store.put(MAILBOX);
        var states = List.of(new AutomaticReply.State.On(), new AutomaticReply.State.Off());

        for (var state : states) {
            var reply =
                    new AutomaticReply(
                            state,
                            Optional.of("Away."),
                            Optional.empty(),
                            AutomaticReply.ExternalAudience.NONE,
                            Optional.empty());
            store.setAcceptance(OWNER, MailAcceptance.INITIAL.with(reply));
            store = reopened(store);
            assertThat(store.acceptanceOf(OWNER).map(MailAcceptance::automaticReply))
                    .contains(reply);
        }
    }

    @Test
    default void aGroupTakesMailButHasNeitherReplyNorQuota() {
        var store = emptyStore();
        store.put(MAILBOX);
        store.put(SALES);

        store.setAcceptance(GROUP, EVERYTHING_SET.ofGroup());

        assertThatThrownBy(() -> store.setAcceptance(GROUP, EVERYTHING_SET))
                .isInstanceOf(IllegalArgumentException.class);
        var reopened = reopened(store);
        assertThat(reopened.acceptanceOf(GROUP)).contains(EVERYTHING_SET.ofGroup());
        assertThat(reopened.acceptanceOf(GROUP).map(MailAcceptance::isModerated)).contains(true);
    }

    @Test
    default void aMailboxThatBecomesAGroupIsNoLongerAwayOrFull() {
        var store = emptyStore();
        store.put(MAILBOX);
        store.setAcceptance(OWNER, EVERYTHING_SET);
        store.setPhoto(OWNER, Pictures.photo(Color.GREEN));

        store.put(new Recipient.Group(OWNER, "Sales", List.of(BOSS)));

        for (var each : List.of(store, reopened(store))) {
            assertThat(each.acceptanceOf(OWNER)).contains(EVERYTHING_SET.ofGroup());
            assertThat(each.photoHashOf(OWNER)).isEmpty();
        }
    }

    @Test
    default void mailForSomebodyElsewhereIsNotTakenHere() {
        var store = emptyStore();
        store.put(MOVED);

        assertThat(store.acceptanceOf(ELSEWHERE)).isEmpty();
        assertThat(store.acceptanceOf(BOSS)).isEmpty();
        assertThatThrownBy(() -> store.setAcceptance(ELSEWHERE, MailAcceptance.INITIAL))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("joe@contoso.test");
        assertThatThrownBy(() -> store.setAcceptance(BOSS, MailAcceptance.INITIAL))
                .isInstanceOf(Problem.class);
    }

    @Test
    default void aMailboxThatComesBackTakesMailAsItDid() {
        var store = emptyStore();
        store.put(MAILBOX);
        store.setAcceptance(OWNER, EVERYTHING_SET);

        store.put(new Recipient.MailUser(OWNER, "Mary", BOSS));
        assertThat(store.acceptanceOf(OWNER)).isEmpty();
        store.put(MAILBOX);

        assertThat(store.acceptanceOf(OWNER)).contains(EVERYTHING_SET);
    }

    @Test
    default void aPhotoSurvivesARestart() {
        var store = emptyStore();
        store.put(MAILBOX);
        var photo = Pictures.photo(Color.GREEN);

        store.setPhoto(OWNER, photo);

        assertThat(store.photoHashOf(OWNER)).contains(photo.hash());
        assertThat(store.photoOf(OWNER).map(Photo::jpeg)).contains(photo.jpeg());
        var back = reopened(store);
        assertThat(back.photoHashOf(OWNER)).contains(photo.hash());
        assertThat(back.photoOf(OWNER).map(Photo::jpeg)).contains(photo.jpeg());
    }

    @Test
    default void aNewPhotoTakesTheOldOnesPlace() {
        var store = emptyStore();
        store.put(MAILBOX);
        store.setPhoto(OWNER, Pictures.photo(Color.GREEN));

        store.setPhoto(OWNER, Pictures.photo(Color.RED));

        assertThat(reopened(store).photoOf(OWNER)).contains(Pictures.photo(Color.RED));
    }

    @Test
    default void aPhotoCanBeTakenAway() {
        var store = emptyStore();
        store.put(MAILBOX);
        store.setPhoto(OWNER, Pictures.photo(Color.GREEN));

        assertThat(store.removePhoto(OWNER)).isTrue();
        assertThat(store.removePhoto(OWNER)).isFalse();

        for (var each : List.of(store, reopened(store))) {
            assertThat(each.photoHashOf(OWNER)).isEmpty();
            assertThat(each.photoOf(OWNER)).isEmpty();
        }
    }

    @Test
    default void onlyAMailboxThatIsHereHasAPhoto() {
        var store = emptyStore();
        store.put(MOVED);
        store.put(SALES);
        var photo = Pictures.photo(Color.GREEN);

        for (var who : List.of(ELSEWHERE, GROUP, BOSS)) {
            assertThatThrownBy(() -> store.setPhoto(who, photo)).isInstanceOf(Problem.class);
            assertThatThrownBy(() -> store.removePhoto(who)).isInstanceOf(Problem.class);
            assertThat(store.photoOf(who)).isEmpty();
        }
    }

    @Test
    default void aRemovedMailboxLeavesNeitherSettingsNorPhoto() {
        var store = emptyStore();
        store.put(MAILBOX);
        store.setAcceptance(OWNER, EVERYTHING_SET);
        store.setPhoto(OWNER, Pictures.photo(Color.GREEN));

        store.remove(OWNER);
        store.put(MAILBOX);

        for (var each : List.of(store, reopened(store))) {
            assertThat(each.acceptanceOf(OWNER)).contains(MailAcceptance.INITIAL);
            assertThat(each.photoOf(OWNER)).isEmpty();
        }
    }
}
