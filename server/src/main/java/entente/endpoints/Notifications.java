package entente.endpoints;

import entente.gate.LiveBody;
import entente.mailbox.EventMark;
import entente.mailbox.EventPage;
import entente.mailbox.FolderId;
import entente.mailbox.MailboxHistory;
import entente.mailbox.MailboxStore;
import entente.problem.Code;
import entente.question.Address;
import entente.question.Caller;
import entente.wire.ews.BatchResult;
import entente.wire.ews.ExchangeVersion;
import entente.wire.ews.FolderRef;
import entente.wire.ews.GetEvents;
import entente.wire.ews.GetStreamingEvents;
import entente.wire.ews.ItemGone;
import entente.wire.ews.Subscribe;
import entente.wire.ews.Unsubscribe;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// The operations by which somebody is told of what happens in a mailbox of hers: Subscribe, Unsubscribe, GetEvents, GetStreamingEvents.
///
/// For a mailbox's owner alone.
public final class Notifications implements AutoCloseable {
    /// Shorter than a connection may be idle.
    private static final Duration BEAT = Duration.ofSeconds(20);

    /// How many pages without events are looked through for one answer.
    private static final int MOST_PAGES = 20;

    private final MailboxHistory history;
    private final FolderFinder folders;
    private final Subscriptions book;
    private final Duration beat;

    public Notifications(MailboxStore store, InstantSource clock) {
        this(store, clock, BEAT);
    }

    Notifications(MailboxStore store, InstantSource clock, Duration beat) {
        this.history = store;
        this.folders = new FolderFinder(store);
        this.book = new Subscriptions(clock);
        this.beat = beat;
    }

    Subscribe.Response answer(Caller caller, Subscribe.Request ask) {
        return new Subscribe.Response(
                owner(caller)
                        .then(owner -> offered(ask).then(_ -> history(owner)))
                        .then(now -> folders(caller, ask).then(in -> begun(ask, in, now))));
    }

    Unsubscribe.Response answer(Caller caller, Unsubscribe.Request ask) {
        return new Unsubscribe.Response(
                book.remove(caller, ask.subscription())
                        .then(_ -> BatchResult.done(new ItemGone())));
    }

    GetEvents.Response answer(Caller caller, GetEvents.Request ask) {
        var watermark = ask.watermark().strip();
        return new GetEvents.Response(
                book.findPull(caller, ask.subscription())
                        .then(subscription ->
                                mark(watermark, subscription.owner())
                                        .then(given ->
                                                given.isFor(subscription.id())
                                                        ? page(subscription, given.mark())
                                                        : BatchResult.refused(
                                                                Code.WATERMARK_INVALID))
                                        .then(page ->
                                                BatchResult.done(
                                                        EventTelling.asked(
                                                                subscription, watermark, page)))));
    }

    /// The answer to one who listens, which is written while it goes on.
    LiveBody listen(Caller caller, GetStreamingEvents.Request ask, ExchangeVersion version) {
        return new EventStream(
                history,
                book,
                caller,
                ask.subscriptions(),
                Duration.ofMinutes(ask.minutes()),
                beat,
                version);
    }

    /// Ends all who listen; to be called before the server waits for what is being answered.
    @Override
    public void close() {
        book.close();
    }

    private static BatchResult<Address> owner(Caller caller) {
        return caller instanceof Caller.OwnPerson(var address)
                ? BatchResult.done(address)
                : BatchResult.refused(Code.SUBSCRIPTION_OF_OTHERS);
    }

    private static BatchResult<Subscribe.Request> offered(Subscribe.Request ask) {
        if (ask.way() instanceof Subscribe.Way.Push) {
            return BatchResult.refused(Code.SUBSCRIPTION_PUSH_NOT_OFFERED);
        }
        return ask.kinds().isEmpty() || ask.inAllFolders() != ask.folders().isEmpty()
                ? BatchResult.refused(Code.SUBSCRIPTION_INVALID)
                : BatchResult.done(ask);
    }

    /// Where the history stands now, which is looked at before the folders, lest anything be missed.
    private BatchResult<EventMark> history(Address owner) {
        return history.markOf(owner)
                .map(BatchResult::done)
                .orElseGet(() -> BatchResult.refused(Code.FOLDER_MAILBOX_UNKNOWN));
    }

    /// The folders of the subscriber's own that it is about; empty where it is about all.
    private BatchResult<Optional<Set<FolderId>>> folders(Caller caller, Subscribe.Request ask) {
        return BatchResult.all(ask.folders().stream().map(ref -> own(caller, ref)).toList())
                .then(ids ->
                        BatchResult.done(
                                ask.inAllFolders()
                                        ? Optional.empty()
                                        : Optional.of(new HashSet<>(ids))));
    }

    private BatchResult<FolderId> own(Caller caller, FolderRef ref) {
        return folders.findOwn(caller, ref)
                .then(found -> BatchResult.done(found.folder().id()))
                .saying(Code.SUBSCRIPTION_OF_OTHERS, Code.FOLDER_NOT_SHARED)
                .saying(Code.SUBSCRIPTION_OF_OTHERS, Code.FOLDER_CHANGE_FORBIDDEN);
    }

    private BatchResult<Subscribe.Subscribed> begun(
            Subscribe.Request ask, Optional<Set<FolderId>> in, EventMark now) {
        var filter = EventTelling.filter(ask.kinds(), in);
        return switch (ask.way()) {
            case Subscribe.Way.Pull(var minutes, var watermark) ->
                    since(watermark, now)
                            .then(mark ->
                                    book.add(
                                            filter, mark, Optional.of(Duration.ofMinutes(minutes))))
                            .then(made ->
                                    BatchResult.done(
                                            new Subscribe.Subscribed(
                                                    made.id(),
                                                    Optional.of(made.mark().text(made.id())))));
            case Subscribe.Way.Streaming _ ->
                    book.add(filter, now, Optional.empty())
                            .then(made ->
                                    BatchResult.done(
                                            new Subscribe.Subscribed(made.id(), Optional.empty())));
            case Subscribe.Way.Push _ -> BatchResult.refused(Code.SUBSCRIPTION_PUSH_NOT_OFFERED);
        };
    }

    /// Goes on where another subscription of the same mailbox was, also one that is over.
    private BatchResult<EventMark> since(Optional<String> watermark, EventMark now) {
        return watermark.isEmpty()
                ? BatchResult.done(now)
                : mark(watermark.get(), now.mailbox())
                        .then(given ->
                                history.eventsSince(
                                                        given.mark(),
                                                        EventTelling.filter(
                                                                Set.of(), Optional.empty()))
                                                .isPresent()
                                        ? BatchResult.done(given.mark())
                                        : BatchResult.refused(Code.WATERMARK_TOO_OLD));
    }

    private static BatchResult<EventMark.Given> mark(String watermark, Address owner) {
        return EventMark.parse(watermark, owner)
                .map(BatchResult::done)
                .orElseGet(() -> BatchResult.refused(Code.WATERMARK_INVALID));
    }

    /// The next page that has events, or the last.
    private BatchResult<EventPage> page(Subscription subscription, EventMark mark) {
        var page = history.eventsSince(mark, subscription.filter());
        for (var pages = 1; pages < MOST_PAGES && isEmptyButNotLast(page); pages++) {
            page = history.eventsSince(page.get().mark(), subscription.filter());
        }
        return page.map(BatchResult::done)
                .orElseGet(() -> BatchResult.refused(Code.WATERMARK_TOO_OLD));
    }

    private static boolean isEmptyButNotLast(Optional<EventPage> page) {
        return page.filter(found -> found.events().isEmpty() && !found.last()).isPresent();
    }
}
