package entente.endpoints;

import static entente.endpoints.MailDesk.AS_BOB;
import static entente.endpoints.MailDesk.AS_MARY;
import static entente.endpoints.MailDesk.MARY;
import static entente.endpoints.MailDesk.code;
import static entente.endpoints.MailDesk.done;
import static org.assertj.core.api.Assertions.assertThat;

import entente.mailbox.AutomaticReply;
import entente.mailbox.Filling;
import entente.mailbox.MailAcceptance;
import entente.problem.Code;
import entente.question.Caller;
import entente.question.Window;
import entente.wire.ews.BatchResult;
import entente.wire.ews.GetUserOofSettings;
import entente.wire.ews.OofSettings;
import entente.wire.ews.OofSettings.Audience;
import entente.wire.ews.OofSettings.Reply;
import entente.wire.ews.OofSettings.State;
import entente.wire.ews.SetUserOofSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an owner says of her automatic reply, and what she is told of it.
class OwnAutomaticReplyTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Window WEEK = new Window(NOON.minusSeconds(60), NOON.plusSeconds(600));

    @TempDir private Path folder;
    private MailDesk desk;
    private OwnAutomaticReply replies;

    @BeforeEach
    void open() {
        desk = MailDesk.open(folder.resolve("store"));
        replies = new OwnAutomaticReply(desk.store, InstantSource.fixed(NOON));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aNewMailboxAnswersNothing() {
        var told = done(get(AS_MARY));

        assertThat(told)
                .isEqualTo(
                        new GetUserOofSettings.Told(
                                settings(State.DISABLED, Optional.empty(), "", ""), Audience.ALL));
    }

    @Test
    void whatIsSetIsToldAndIsWhatTheAdministratorSees() {
        var quota = new Filling(Optional.of(1L << 30), 0);
        desk.store.setAcceptance(MARY, MailAcceptance.INITIAL.with(quota));
        var wanted =
                new OofSettings(
                        State.SCHEDULED,
                        Audience.KNOWN,
                        Optional.of(WEEK),
                        Optional.of(new Reply("Weg.", Optional.of("de-AT"))),
                        Optional.of(new Reply("<p>Away.</p>", Optional.of("de-AT"))));

        done(set(AS_MARY, wanted));

        assertThat(done(get(AS_MARY)).settings()).isEqualTo(wanted);
        assertThat(desk.store.acceptanceOf(MARY))
                .contains(
                        MailAcceptance.INITIAL
                                .with(quota)
                                .with(
                                        new AutomaticReply(
                                                new AutomaticReply.State.Scheduled(WEEK),
                                                Optional.of("Weg."),
                                                Optional.of("<p>Away.</p>"),
                                                AutomaticReply.ExternalAudience.KNOWN,
                                                Optional.of(Locale.forLanguageTag("de-AT")))));
    }

    @Test
    void textsStayWhileNothingIsAnswered() {
        done(set(AS_MARY, settings(State.ENABLED, Optional.empty(), "Away.", "")));

        done(set(AS_MARY, settings(State.DISABLED, Optional.empty(), "Away.", "")));

        assertThat(done(get(AS_MARY)).settings())
                .isEqualTo(settings(State.DISABLED, Optional.empty(), "Away.", ""));
    }

    @Test
    void nobodySeesOrSetsAnothersReply() {
        var wanted = settings(State.ENABLED, Optional.empty(), "Away.", "");

        assertThat(code(get(AS_BOB))).isEqualTo(Code.REPLY_NOT_OWN);
        assertThat(code(set(AS_BOB, wanted))).isEqualTo(Code.REPLY_NOT_OWN);
        assertThat(code(set(new Caller.Administrator("mary@contoso.test"), wanted)))
                .isEqualTo(Code.REPLY_NOT_OWN);
        assertThat(desk.store.acceptanceOf(MARY)).contains(MailAcceptance.INITIAL);
    }

    @Test
    void whatSaysNothingToAnybodyOrTooMuchIsRefused() {
        var tooLong = "x".repeat(AutomaticReply.LONGEST_TEXT + 1);

        assertThat(code(set(AS_MARY, settings(State.ENABLED, Optional.empty(), "", ""))))
                .isEqualTo(Code.REPLY_TEXT_INVALID);
        assertThat(code(set(AS_MARY, settings(State.ENABLED, Optional.empty(), tooLong, ""))))
                .isEqualTo(Code.REPLY_TEXT_INVALID);
    }

    @Test
    void whatIsOverIsNotScheduled() {
        var past = Optional.of(new Window(NOON.minusSeconds(60), NOON));

        assertThat(code(set(AS_MARY, settings(State.SCHEDULED, past, "Away.", ""))))
                .isEqualTo(Code.REPLY_SCHEDULE_INVALID);
    }

    private static OofSettings settings(
            State state, Optional<Window> during, String internal, String external) {
        return new OofSettings(state, Audience.ALL, during, reply(internal), reply(external));
    }

    private static Optional<Reply> reply(String text) {
        return Optional.of(new Reply(text, Optional.empty())).filter(it -> !text.isEmpty());
    }

    private BatchResult<GetUserOofSettings.Told> get(Caller caller) {
        return replies.answer(caller, new GetUserOofSettings.Request("mary@contoso.test")).result();
    }

    private BatchResult<OofSettings> set(Caller caller, OofSettings settings) {
        var ask = new SetUserOofSettings.Request("mary@contoso.test", BatchResult.done(settings));
        return replies.answer(caller, ask).result();
    }
}
