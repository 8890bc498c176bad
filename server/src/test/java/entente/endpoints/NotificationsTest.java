package entente.endpoints;

import static entente.endpoints.MailDesk.AS_BOB;
import static entente.endpoints.MailDesk.AS_MARY;
import static entente.endpoints.MailDesk.BOB;
import static entente.endpoints.MailDesk.MARY;
import static entente.endpoints.MailDesk.code;
import static entente.endpoints.MailDesk.done;
import static entente.endpoints.MailDesk.draft;
import static entente.endpoints.MailDesk.name;
import static org.assertj.core.api.Assertions.assertThat;

import entente.mailbox.DefaultFolder;
import entente.mailbox.FolderClass;
import entente.mailbox.FolderCreation;
import entente.mailbox.FolderId;
import entente.mailbox.FolderName;
import entente.mailbox.FolderOutcome;
import entente.problem.Code;
import entente.question.Caller;
import entente.wire.ews.BatchResult;
import entente.wire.ews.EventKind;
import entente.wire.ews.ExchangeVersion;
import entente.wire.ews.FolderRef;
import entente.wire.ews.GetEvents;
import entente.wire.ews.GetStreamingEvents;
import entente.wire.ews.Notification;
import entente.wire.ews.Subscribe;
import entente.wire.ews.Subscribe.Subscribed;
import entente.wire.ews.Subscribe.Way;
import entente.wire.ews.Unsubscribe;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who subscribes to what happens in a mailbox, and what she is told.
class NotificationsTest {
    private static final Set<EventKind> ALL = EnumSet.allOf(EventKind.class);
    private static final Way STREAMING = new Way.Streaming();
    private static final FolderRef BOBS_INBOX =
            new FolderRef.ById(FolderId.of(BOB, DefaultFolder.INBOX).text());

    @TempDir private Path folder;
    private Instant now = Instant.parse("2026-03-02T12:00:00Z");
    private MailDesk desk;
    private Notifications notifications;

    @BeforeEach
    void open() {
        desk = MailDesk.open(folder.resolve("store"));
        notifications = new Notifications(desk.store, () -> now, Duration.ofMinutes(10));
    }

    @AfterEach
    void close() {
        notifications.close();
        desk.close();
    }

    @Test
    void whoAsksIsToldWhatHappenedSinceTheWatermarkAndWhatToAskWithNext() {
        var subscribed = done(subscribe(AS_MARY, pull(), ALL, name("inbox")));
        var watermark = subscribed.watermark().orElseThrow();
        var item = done(desk.create(AS_MARY, name("inbox"), draft("Lunch")));

        var told = done(ask(AS_MARY, subscribed.subscription(), watermark));

        assertThat(told.subscription()).isEqualTo(subscribed.subscription());
        assertThat(told.turn()).contains(new Notification.Turn(watermark, false));
        assertThat(kinds(told)).containsExactly(EventKind.CREATED, EventKind.MODIFIED);
        assertThat(told.events().getFirst().what().id()).isEqualTo(item.id().id());
        var next = told.events().getLast().watermark();
        assertThat(next).isEqualTo(told.watermark());
        var after = done(ask(AS_MARY, subscribed.subscription(), next.orElseThrow()));
        assertThat(after.events()).isEmpty();
    }

    @Test
    void whatHappensInOtherFoldersIsPassedOverHoweverMuchItIs() {
        var subscribed = done(subscribe(AS_MARY, pull(), ALL, name("tasks")));
        for (var count = 0; count < 201; count++) {
            done(desk.create(AS_MARY, name("drafts"), draft("x")));
        }

        var told =
                done(ask(AS_MARY, subscribed.subscription(), subscribed.watermark().orElseThrow()));

        assertThat(told.events()).isEmpty();
        assertThat(told.turn().orElseThrow().more()).isFalse();
        assertThat(told.watermark()).isNotEqualTo(subscribed.watermark());
    }

    @Test
    void aSubscriptionToAllFoldersIsAboutThoseToComeToo() {
        var subscribed = done(subscribe(AS_MARY, pull(), Set.of(EventKind.CREATED)));
        var made =
                (FolderOutcome.Done)
                        desk.store.act(
                                new FolderCreation(
                                        FolderId.of(MARY, DefaultFolder.INBOX),
                                        new FolderName("Work"),
                                        FolderClass.NOTE));
        done(desk.create(AS_MARY, new FolderRef.ById(made.folder().text()), draft("In it")));

        var told =
                done(ask(AS_MARY, subscribed.subscription(), subscribed.watermark().orElseThrow()));

        assertThat(told.events())
                .extracting(event -> event.what().isItem())
                .containsExactly(false, true);
    }

    @Test
    void aSubscriptionThatCannotBeIsRefused() {
        assertThat(code(subscribe(AS_MARY, new Way.Push(), ALL, name("inbox"))))
                .isEqualTo(Code.SUBSCRIPTION_PUSH_NOT_OFFERED);
        assertThat(code(subscribe(AS_MARY, pull(), Set.of(), name("inbox"))))
                .isEqualTo(Code.SUBSCRIPTION_INVALID);
        assertThat(code(subscribed(AS_MARY, pull(), ALL, false)))
                .isEqualTo(Code.SUBSCRIPTION_INVALID);
        assertThat(code(subscribed(AS_MARY, pull(), ALL, true, name("inbox"))))
                .isEqualTo(Code.SUBSCRIPTION_INVALID);
        assertThat(code(subscribe(AS_MARY, pull(), ALL, name("archive"))))
                .isEqualTo(Code.FOLDER_UNKNOWN);
        assertThat(code(subscribe(AS_MARY, pull(), ALL, name("inbox"), BOBS_INBOX)))
                .isEqualTo(Code.SUBSCRIPTION_OF_OTHERS);
        var administrator = new Caller.Administrator("admin");
        assertThat(code(subscribe(administrator, pull(), ALL, name("inbox"))))
                .isEqualTo(Code.SUBSCRIPTION_OF_OTHERS);
    }

    @Test
    void onlyWhoSubscribedAsksListensAndUnsubscribes() throws InterruptedException {
        var asked = done(subscribe(AS_MARY, pull(), ALL));
        var heard = done(subscribe(AS_MARY, STREAMING, ALL));

        assertThat(code(ask(AS_BOB, asked.subscription(), asked.watermark().orElseThrow())))
                .isEqualTo(Code.SUBSCRIPTION_FOREIGN);
        assertThat(code(unsubscribe(AS_BOB, asked))).isEqualTo(Code.SUBSCRIPTION_FOREIGN);
        var listener = listen(AS_BOB, heard);
        assertThat(listener.next())
                .contains("ErrorSubscriptionAccessDenied", heard.subscription(), "Closed");
        listener.awaitEnd();
        done(unsubscribe(AS_MARY, asked));
        assertThat(code(unsubscribe(AS_MARY, asked))).isEqualTo(Code.SUBSCRIPTION_UNKNOWN);
    }

    @Test
    void whatIsToBeAskedIsNotListenedToNorTheOtherWayRound() throws InterruptedException {
        var asked = done(subscribe(AS_MARY, pull(), ALL));
        var heard = done(subscribe(AS_MARY, STREAMING, ALL));

        assertThat(code(ask(AS_MARY, heard.subscription(), asked.watermark().orElseThrow())))
                .isEqualTo(Code.SUBSCRIPTION_NOT_PULL);
        assertThat(listen(AS_MARY, heard, asked).next())
                .contains("ErrorInvalidSubscription<", asked.subscription())
                .doesNotContain(heard.subscription());
    }

    @Test
    void aWatermarkIsOneOfItsSubscription() {
        var one = done(subscribe(AS_MARY, pull(), ALL));
        var other = done(subscribe(AS_MARY, pull(), ALL));
        var bobs = done(subscribe(AS_BOB, pull(), ALL));

        for (var watermark : List.of(other, bobs)) {
            assertThat(code(ask(AS_MARY, one.subscription(), watermark.watermark().orElseThrow())))
                    .isEqualTo(Code.WATERMARK_INVALID);
        }
        assertThat(code(ask(AS_MARY, one.subscription(), "AAAA")))
                .isEqualTo(Code.WATERMARK_INVALID);
    }

    @Test
    void afterARestartWhatHappenedMeanwhileIsToldToWhoBringsAWatermark() {
        var before = done(subscribe(AS_MARY, pull(), Set.of(EventKind.CREATED)));
        var watermark = before.watermark().orElseThrow();
        done(desk.create(AS_MARY, name("inbox"), draft("Meanwhile")));
        close();
        open();

        assertThat(code(ask(AS_MARY, before.subscription(), watermark)))
                .isEqualTo(Code.SUBSCRIPTION_UNKNOWN);
        var again = new Way.Pull(10, Optional.of(watermark));
        var after = done(subscribe(AS_MARY, again, Set.of(EventKind.CREATED)));
        var told = done(ask(AS_MARY, after.subscription(), after.watermark().orElseThrow()));
        assertThat(kinds(told)).containsExactly(EventKind.CREATED);
        assertThat(code(subscribe(AS_BOB, again, ALL))).isEqualTo(Code.WATERMARK_INVALID);
    }

    @Test
    void whatHappenedBeforeTheMailboxWasMadeAnewIsNotKnown() {
        var subscribed = done(subscribe(AS_MARY, pull(), ALL));
        var watermark = subscribed.watermark().orElseThrow();
        var mailbox = desk.store.find(MARY).orElseThrow();
        done(desk.create(AS_MARY, name("inbox"), draft("Before")));
        var later = done(ask(AS_MARY, subscribed.subscription(), watermark)).watermark();
        desk.store.remove(MARY);
        desk.store.put(mailbox);

        assertThat(code(ask(AS_MARY, subscribed.subscription(), later.orElseThrow())))
                .isEqualTo(Code.WATERMARK_TOO_OLD);
        assertThat(code(subscribe(AS_MARY, new Way.Pull(1, later), ALL)))
                .isEqualTo(Code.WATERMARK_TOO_OLD);
    }

    @Test
    void aSubscriptionThatNobodyAsksForLongIsOver() {
        var subscribed = done(subscribe(AS_MARY, new Way.Pull(10, Optional.empty()), ALL));
        var watermark = subscribed.watermark().orElseThrow();
        now = now.plus(Duration.ofMinutes(10));
        done(ask(AS_MARY, subscribed.subscription(), watermark));
        now = now.plus(Duration.ofMinutes(10));
        done(ask(AS_MARY, subscribed.subscription(), watermark));
        now = now.plus(Duration.ofMinutes(10)).plusMillis(1);

        assertThat(code(ask(AS_MARY, subscribed.subscription(), watermark)))
                .isEqualTo(Code.SUBSCRIPTION_UNKNOWN);
    }

    @Test
    void aMailboxHasABoundedNumberOfSubscriptionsAndThoseThatAreOverMakeRoom() {
        for (var count = 0; count < Subscriptions.MOST_OF_ONE; count++) {
            done(subscribe(AS_MARY, STREAMING, ALL));
        }

        assertThat(code(subscribe(AS_MARY, STREAMING, ALL))).isEqualTo(Code.SUBSCRIPTIONS_TOO_MANY);
        done(subscribe(AS_BOB, STREAMING, ALL));
        now = now.plus(Duration.ofMinutes(30)).plusMillis(1);
        done(subscribe(AS_MARY, STREAMING, ALL));
    }

    @Test
    void whoListensIsToldAtOnceAndGoesOnWhereSheWas() throws InterruptedException {
        var heard = done(subscribe(AS_MARY, STREAMING, Set.of(EventKind.CREATED)));
        var listener = listen(AS_MARY, heard);
        assertThat(listener.next()).contains("<m:ConnectionStatus>OK<");
        var first = done(desk.create(AS_MARY, name("inbox"), draft("One")));
        assertThat(listener.next())
                .contains(heard.subscription(), "<t:CreatedEvent><t:TimeStamp>", first.id().id());
        listener.hangUp();
        var missed = done(desk.create(AS_MARY, name("inbox"), draft("Two")));
        listener.awaitEnd();

        var again = listen(AS_MARY, heard);

        assertThat(again.next("CreatedEvent"))
                .contains(missed.id().id())
                .doesNotContain(first.id().id());
    }

    @Test
    void whoListensWhereNothingHappensIsToldThat() throws InterruptedException {
        notifications = new Notifications(desk.store, () -> now, Duration.ofMillis(1));
        var one = done(subscribe(AS_MARY, STREAMING, ALL));
        var other = done(subscribe(AS_MARY, STREAMING, ALL));

        var listener = listen(AS_MARY, one, other);

        assertThat(listener.next("StatusEvent"))
                .contains(one.subscription(), other.subscription())
                .doesNotContain("ConnectionStatus");
    }

    @Test
    void aStreamEndsWhenItsTimeIsOver() throws InterruptedException {
        var book = new Subscriptions(() -> now);
        var heard =
                done(
                        book.add(
                                EventTelling.filter(ALL, Optional.empty()),
                                desk.store.markOf(MARY).orElseThrow(),
                                Optional.empty()));
        var stream =
                new EventStream(
                        desk.store,
                        book,
                        AS_MARY,
                        List.of(heard.id()),
                        Duration.ofMillis(1),
                        Duration.ofMinutes(1),
                        ExchangeVersion.EXCHANGE2013_SP1);

        var listener = Listener.of(stream);

        assertThat(listener.next()).contains("<m:ConnectionStatus>OK<");
        assertThat(listener.next()).contains("<m:ConnectionStatus>Closed<");
        listener.awaitEnd();
    }

    @Test
    void whoComesBackTakesOverFromTheConnectionThatWasLost() throws InterruptedException {
        var heard = done(subscribe(AS_MARY, STREAMING, ALL));
        var before = listen(AS_MARY, heard);
        before.next("OK");

        var after = listen(AS_MARY, heard);

        assertThat(before.next("Closed"))
                .contains("ErrorNewEventStreamConnectionOpened", heard.subscription());
        before.awaitEnd();
        after.next("OK");
        done(desk.create(AS_MARY, name("inbox"), draft("One")));
        assertThat(after.next("Event")).contains("CreatedEvent");
    }

    @Test
    void aSubscriptionIsListenedToForAsLongAsSomebodyDoes() throws InterruptedException {
        var heard = done(subscribe(AS_MARY, STREAMING, ALL));
        var listener = listen(AS_MARY, heard);
        listener.next("OK");
        now = now.plus(Duration.ofDays(1));
        done(subscribe(AS_MARY, STREAMING, ALL));

        done(unsubscribe(AS_MARY, heard));

        assertThat(listener.next("Closed")).contains("ErrorSubscriptionNotFound");
        listener.awaitEnd();
    }

    @Test
    void whoListensIsToldThatTheMailboxIsNoLongerHere() throws InterruptedException {
        var listener = listen(AS_MARY, done(subscribe(AS_MARY, STREAMING, ALL)));
        listener.next("OK");

        desk.store.remove(MARY);

        assertThat(listener.next("Closed")).contains("ErrorMissedNotificationEvents");
        listener.awaitEnd();
    }

    @Test
    void connectionsOfOneMailboxAreBoundedAndAllEndWithTheServer() throws InterruptedException {
        var first = done(subscribe(AS_MARY, STREAMING, ALL));
        var one = listen(AS_MARY, first);
        one.next("OK");
        for (var count = 1; count < Subscriptions.MOST_STREAMS_OF_ONE; count++) {
            listen(AS_MARY, done(subscribe(AS_MARY, STREAMING, ALL))).next("OK");
        }
        var more = done(subscribe(AS_MARY, STREAMING, ALL));

        assertThat(listen(AS_MARY, more).next()).contains("ErrorExceededConnectionCount");
        var instead = listen(AS_MARY, first);
        instead.next("OK");
        listen(AS_BOB, done(subscribe(AS_BOB, STREAMING, ALL))).next("OK");
        notifications.close();
        instead.next("Closed");
        instead.awaitEnd();
        var late = listen(AS_BOB, done(subscribe(AS_BOB, STREAMING, ALL)));
        late.next("Closed");
        late.awaitEnd();
    }

    private static Way pull() {
        return new Way.Pull(10, Optional.empty());
    }

    /// About these folders, or about all where none are named.
    private BatchResult<Subscribed> subscribe(
            Caller caller, Way way, Set<EventKind> kinds, FolderRef... folders) {
        return subscribed(caller, way, kinds, folders.length == 0, folders);
    }

    private BatchResult<Subscribed> subscribed(
            Caller caller, Way way, Set<EventKind> kinds, boolean all, FolderRef... folders) {
        return notifications
                .answer(caller, new Subscribe.Request(way, List.of(folders), all, kinds))
                .result();
    }

    private BatchResult<?> unsubscribe(Caller caller, Subscribed subscribed) {
        return notifications
                .answer(caller, new Unsubscribe.Request(subscribed.subscription()))
                .result();
    }

    private BatchResult<Notification> ask(Caller caller, String id, String watermark) {
        return notifications.answer(caller, new GetEvents.Request(id, watermark)).result();
    }

    private Listener listen(Caller caller, Subscribed... subscribed) {
        var ids = List.of(subscribed).stream().map(Subscribed::subscription).toList();
        return Listener.of(
                notifications.listen(
                        caller,
                        new GetStreamingEvents.Request(ids, 30),
                        ExchangeVersion.EXCHANGE2013_SP1));
    }

    private static List<EventKind> kinds(Notification told) {
        return told.events().stream().map(Notification.Event::kind).toList();
    }
}
