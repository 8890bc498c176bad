package entente.server;

import entente.calling.Trust;
import entente.delivery.Delivery;
import entente.delivery.Intake;
import entente.delivery.IntakeTerms;
import entente.delivery.WayOut;
import entente.lmtp.LmtpServer;
import entente.mailbox.MailboxStore;
import entente.metrics.ServerMetrics;
import entente.question.Domain;
import entente.relay.Relay;
import entente.relay.SmartHost;
import entente.relay.WaitingMail;
import entente.spool.Spool;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// How an organisation's mail goes between its own people, out and in, by its settings.
final class MailWays {
    private final OrganisationSettings settings;
    private final MailboxStore store;
    private final InstantSource clock;
    private final Optional<Relay> relay;

    private MailWays(
            OrganisationSettings settings,
            MailboxStore store,
            InstantSource clock,
            Optional<Relay> relay) {
        this.settings = settings;
        this.store = store;
        this.clock = clock;
        this.relay = relay;
    }

    /// Begins to hand on what waits.
    static MailWays of(
            OrganisationSettings settings,
            MailboxStore store,
            Closing opened,
            InstantSource clock) {
        var relay =
                settings.mail()
                        .smartHost()
                        .map(out -> Relay.start(store, smartHost(out, settings), clock));
        relay.ifPresent(opened::with);
        return new MailWays(settings, store, clock, relay);
    }

    Delivery delivery() {
        return new Delivery(
                store,
                settings.mailTips(),
                clock,
                relay.<WayOut>map(it -> new WayOut.Open(it::wake)).orElseGet(WayOut.None::new));
    }

    /// What waits, with or without somebody who hands it on.
    WaitingMail waiting() {
        return new WaitingMail(store, ownName(settings), () -> relay.ifPresent(Relay::wake));
    }

    void tell(ServerMetrics metrics) {
        metrics.watchMail(store::outgoingCount, relay.map(Relay::counts));
    }

    /// Listens for the mail server in front, where it is to. A large message lies in `spool` until it is answered for.
    Optional<LmtpServer> listen(Predicate<Domain> isInternal, Spool spool) {
        return settings.mail()
                .lmtp()
                .map(in ->
                        LmtpServer.start(
                                in.terms(),
                                new Intake(
                                        store,
                                        new IntakeTerms(
                                                ownName(settings),
                                                settings.mailTips(),
                                                in.verifiedSenders()),
                                        isInternal,
                                        clock),
                                ownName(settings),
                                spool));
    }

    private static SmartHost smartHost(MailSettings.Out out, OrganisationSettings settings) {
        return new SmartHost(
                out.host(),
                out.port(),
                out.tls(),
                out.login()
                        .map(login ->
                                new SmartHost.Login(
                                        login.user(),
                                        PasswordFile.firstLine(
                                                login.passwordFile(), login.user()))),
                out.ehloName().orElseGet(() -> ownName(settings)),
                Trust.systemAnd(ServerKeys.authorities(settings.calling())));
    }

    private static String ownName(OrganisationSettings settings) {
        return settings.url().getHost().toLowerCase(Locale.ROOT);
    }
}
