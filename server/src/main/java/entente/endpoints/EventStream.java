package entente.endpoints;

import entente.endpoints.Subscriptions.Listening;
import entente.gate.LiveBody;
import entente.gate.Outlet;
import entente.mailbox.MailboxHistory;
import entente.mailbox.MailboxWatch;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Caller;
import entente.wire.ews.EwsEnvelope;
import entente.wire.ews.ExchangeVersion;
import entente.wire.ews.GetStreamingEvents.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// One who listens to what happens, for a while: what happens is told in envelopes, one after another, and so is that nothing happened.
///
/// What happened is read from the store only when the other side took what was sent before; nothing waits in memory for who listens slowly.
final class EventStream implements LiveBody {
    private static final Response GOES_ON = new Response.Connection(false);
    private static final Response IS_OVER = new Response.Connection(true);

    private final MailboxHistory history;
    private final Subscriptions book;
    private final Caller caller;
    private final List<String> ids;
    private final Duration life;
    private final Duration beat;
    private final ExchangeVersion version;
    private volatile Optional<MailboxWatch> watch = Optional.empty();
    private volatile Optional<Response> ended = Optional.empty();

    /// It lasts as long as `life`; `beat` is how long nothing is said where nothing happens.
    EventStream(
            MailboxHistory history,
            Subscriptions book,
            Caller caller,
            List<String> ids,
            Duration life,
            Duration beat,
            ExchangeVersion version) {
        this.history = history;
        this.book = book;
        this.caller = caller;
        this.ids = List.copyOf(ids);
        this.life = life;
        this.beat = beat;
        this.version = version;
    }

    @Override
    public void write(Outlet outlet) throws IOException {
        switch (book.listen(this, caller, ids)) {
            case Listening.Refused(var why, var failed) ->
                    send(outlet, new Response.Failed(why, failed));
            case Listening.Ready(var subscriptions) -> {
                try {
                    listen(outlet, subscriptions);
                } finally {
                    book.left(this);
                }
            }
        }
    }

    /// Ends it as though its time were over.
    void end() {
        end(IS_OVER);
    }

    /// Ends it because of these subscriptions.
    void end(Code why, List<String> failed) {
        end(new Response.Failed(Refusal.of(why), failed));
    }

    boolean isOf(Address owner) {
        return caller.equals(new Caller.OwnPerson(owner));
    }

    private void end(Response last) {
        ended = Optional.of(last);
        watch.ifPresent(MailboxWatch::wake);
    }

    private void listen(Outlet outlet, List<Subscription> subscriptions) throws IOException {
        try (var waiting = history.watch(subscriptions.getFirst().owner())) {
            watch = Optional.of(waiting);
            send(outlet, GOES_ON);
            listen(outlet, subscriptions, waiting);
            send(outlet, ended.orElse(IS_OVER));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    private void listen(Outlet outlet, List<Subscription> subscriptions, MailboxWatch waiting)
            throws IOException, InterruptedException {
        var begun = System.nanoTime();
        var said = begun;
        while (ended.isEmpty() && !left(begun, life).isNegative()) {
            if (tell(outlet, subscriptions)) {
                said = System.nanoTime();
            } else if (left(said, beat).isNegative()) {
                send(
                        outlet,
                        new Response.Told(
                                subscriptions.stream()
                                        .map(each -> EventTelling.heard(each, List.of()))
                                        .toList()));
                said = System.nanoTime();
            } else {
                waiting.await(shorter(left(begun, life), left(said, beat)).plusMillis(1));
            }
        }
    }

    /// Tells each what happened, in an envelope of its own because there are clients that read but one; whether there may be more. Once it has ended somebody else may listen,
    /// who is told from where she is.
    private boolean tell(Outlet outlet, List<Subscription> subscriptions) throws IOException {
        var more = false;
        for (var subscription : subscriptions) {
            var page = history.eventsSince(subscription.mark(), subscription.filter());
            if (page.isEmpty()) {
                book.drop(subscription);
                end(Code.EVENTS_MISSED, List.of(subscription.id()));
                return true;
            }
            if (!page.get().events().isEmpty()) {
                var notification = EventTelling.heard(subscription, page.get().events());
                send(outlet, new Response.Told(List.of(notification)));
                more = true;
            }
            if (ended.isEmpty()) {
                subscription.told(page.get().mark());
            }
            more |= !page.get().last();
        }
        return more;
    }

    private void send(Outlet outlet, Response response) throws IOException {
        outlet.send(EwsEnvelope.bytes(version, response));
    }

    private static Duration left(long since, Duration of) {
        return of.minusNanos(System.nanoTime() - since);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
