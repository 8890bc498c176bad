package entente.server;

import entente.asking.EwsPartners;
import entente.audit.Audit;
import entente.audit.AuditFolder;
import entente.audit.AuditTrail;
import entente.calling.Https;
import entente.delegation.DelegationTokens;
import entente.delegation.DelegationVerifier;
import entente.delegation.Destination;
import entente.delegation.OwnPlaces;
import entente.discovery.ApplicationSearch;
import entente.discovery.BrokerSearch;
import entente.discovery.Discovery;
import entente.discovery.FederationSearch;
import entente.endpoints.AdminActs;
import entente.endpoints.AdminApplicationInformation;
import entente.endpoints.AdminAudit;
import entente.endpoints.AdminAuthConfig;
import entente.endpoints.AdminBrokerInformation;
import entente.endpoints.AdminCalendar;
import entente.endpoints.AdminCalendarLog;
import entente.endpoints.AdminExport;
import entente.endpoints.AdminFederationInformation;
import entente.endpoints.AdminKeys;
import entente.endpoints.AdminLookup;
import entente.endpoints.AdminMail;
import entente.endpoints.AdminMailFolders;
import entente.endpoints.AdminMailQueue;
import entente.endpoints.AdminMailTips;
import entente.endpoints.AdminMailbox;
import entente.endpoints.AdminMailboxSize;
import entente.endpoints.AdminMailboxes;
import entente.endpoints.AdminMessageImport;
import entente.endpoints.AdminMessages;
import entente.endpoints.AdminObjects;
import entente.endpoints.AdminPermissions;
import entente.endpoints.AdminPhoto;
import entente.endpoints.AdminPhotoLookup;
import entente.endpoints.AdminRecoverability;
import entente.endpoints.AdminRecoverable;
import entente.endpoints.AdminRelationships;
import entente.endpoints.AdminRetention;
import entente.endpoints.AdminSearch;
import entente.endpoints.AdminServicePasswords;
import entente.endpoints.AdminToken;
import entente.endpoints.AdminTraces;
import entente.endpoints.AdminTrust;
import entente.endpoints.AutodiscoverJson;
import entente.endpoints.AutodiscoverPox;
import entente.endpoints.AutodiscoverSoap;
import entente.endpoints.Availability;
import entente.endpoints.DeliveryReports;
import entente.endpoints.Ews;
import entente.endpoints.FederationAnswer;
import entente.endpoints.Health;
import entente.endpoints.InsideDomains;
import entente.endpoints.MailboxOperations;
import entente.endpoints.MailboxSettings;
import entente.endpoints.MetricsPage;
import entente.endpoints.Notifications;
import entente.endpoints.OwnAudit;
import entente.endpoints.OwnMetadata;
import entente.endpoints.OwnUrl;
import entente.endpoints.RelationshipAnswer;
import entente.endpoints.Schedules;
import entente.endpoints.SealedPlaces;
import entente.endpoints.TipOperations;
import entente.endpoints.UserPhotos;
import entente.enrolment.Enrolment;
import entente.enrolment.MetadataReading;
import entente.enrolment.MetadataRefresh;
import entente.enrolment.TokenForOurselves;
import entente.enrolment.TrustCheck;
import entente.gate.Door;
import entente.gate.Gate;
import entente.gate.Impersonators;
import entente.gate.Mount;
import entente.gate.NamedPerson;
import entente.gate.Passwords;
import entente.gate.SealedDoor;
import entente.gate.TokensOfAll;
import entente.gate.TraceBook;
import entente.gate.TrustedTokens;
import entente.index.MailIndex;
import entente.inspection.Inspector;
import entente.inspection.KnownKeys;
import entente.inspection.Pipelines;
import entente.keys.KeyWatch;
import entente.keys.Purpose;
import entente.lmtp.LmtpServer;
import entente.lookup.Lookup;
import entente.mail.RemoteDomains;
import entente.mailbox.Accounts;
import entente.mailbox.MailboxStore;
import entente.mailtips.TipDesk;
import entente.metrics.ServerMetrics;
import entente.pages.Pages;
import entente.photos.PhotoLookup;
import entente.photos.ScaledPhotos;
import entente.question.Address;
import entente.retention.RetentionObjects;
import entente.routes.RelationshipStore;
import entente.routes.Routes;
import entente.search.SearchDesk;
import entente.settings.SettingsFile;
import entente.spool.Spool;
import entente.tokens.IssuerKeys;
import entente.tokens.OAuthObjects;
import entente.tokens.PartnerTokens;
import entente.tokens.PersonTokens;
import entente.tokens.ReplayGuard;
import entente.tokens.SqliteUsedNumbers;
import entente.tokens.TokenVerifier;
import entente.tracking.ReportDesk;
import entente.trusts.FederationTrust;
import entente.vouching.CallsByPartner;
import entente.vouching.DelegatedCalls;
import entente.vouching.VouchedCalls;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// A running organisation: everything it is made of, in the order in which a lookup meets it.
public final class OrganisationServer implements AutoCloseable {
    private final OrganisationSettings settings;
    private final InstantSource clock;
    private final Closing opened;
    private final AuditFolder records;
    private final ServerMetrics metrics = new ServerMetrics();
    private final Audit audit;
    private final Spool spool;
    private final MailboxStore store;
    private final Https https;
    private final SettingsFile kept;
    private final Enrolment enrolment;
    private final RelationshipStore relationships;
    private final RemoteDomains remoteDomains;
    private final RetentionObjects retention;
    private final OAuthObjects objects;
    private final Forests forests;
    private final Notifications notifications;
    private final MailWays mail;
    private final HttpsServer server;
    private final Optional<LmtpServer> lmtp;

    private OrganisationServer(
            OrganisationSettings settings,
            InstantSource clock,
            Function<Door, List<Mount>> more,
            Closing opened) {
        this.settings = settings;
        this.clock = clock;
        this.opened = opened;
        var folder = StateFolder.at(settings.state());
        this.records = folder.audit(settings.domain());
        this.audit =
                metrics.counting(opened.with(AuditTrail.open(records, settings.audit(), clock)));
        metrics.watchRecord(audit);
        this.spool = Spool.in(folder.contents());
        this.store =
                opened.with(
                        settings.store()
                                .open(
                                        folder.mailboxes(),
                                        spool,
                                        settings.acceptedDomains(),
                                        clock));
        metrics.watchStore(store::recipientsOnDisk);
        metrics.watchSpool(spool::bytes);
        this.https = opened.with(OutgoingCalls.by(settings.calling()));
        this.kept = opened.with(SettingsFile.open(folder.settings()));
        this.enrolment =
                new Enrolment(kept.of(Enrolment.KIND), store::acceptedDomains, https, clock);
        opened.with(MetadataRefresh.start(enrolment));
        this.relationships = new RelationshipStore(kept.of(RelationshipStore.KIND), store);
        this.remoteDomains = new RemoteDomains(kept, store::acceptedDomains);
        this.retention = new RetentionObjects(kept, store);
        store.retainBy(retention);
        this.objects = new OAuthObjects(kept, store::acceptedDomains, settings.identity());
        this.forests = Forests.of(settings, kept, store);
        this.mail = MailWays.of(settings, store, opened, clock);
        settings.administrator().ifPresent(administrator -> administrator.signUpAt(store));
        this.notifications = new Notifications(store, clock);
        var traces = new TraceBook();
        var mounts = AdminActs.recorded(mounts(traces, more), audit);
        var gate = new Gate(settings.domain().name(), mounts, traces, audit, clock);
        this.server =
                opened.with(
                        HttpsServer.start(
                                settings.listen(), gate, metrics, forests.certificates()));
        // Before the server, which waits for what is being answered.
        opened.with(notifications);
        this.lmtp = mail.listen(remoteDomains::isInternal, spool);
        lmtp.ifPresent(opened::with);
    }

    /// Builds it, and returns once it answers.
    public static OrganisationServer start(OrganisationSettings settings, InstantSource clock) {
        return start(settings, clock, _ -> List.of());
    }

    /// The same with endpoints of the caller's own before the usual ones, behind the door of people and partners.
    public static OrganisationServer start(
            OrganisationSettings settings, InstantSource clock, Function<Door, List<Mount>> more) {
        var opened = new Closing();
        try {
            return new OrganisationServer(settings, clock, more, opened);
        } catch (RuntimeException failed) {
            opened.close();
            throw failed;
        }
    }

    private List<Mount> mounts(TraceBook traces, Function<Door, List<Mount>> more) {
        // Whose tokens we believe, and what we sign ours with.
        var identity = settings.identity();
        var issuerKeys = new IssuerKeys(https);
        var keys =
                ServerKeys.of(
                        settings, kept, enrolment, issuerKeys, objects::trust, clock.instant());
        opened.with(KeyWatch.start(keys.inventory(), clock));
        metrics.watchKeys(keys.inventory(), clock);

        // Our federation trust, if there is one.
        Supplier<Optional<FederationTrust>> federation = enrolment::trust;
        var missedRoll = new MetadataReading(enrolment);

        // How partners are reached and asked.
        var tokens = new PartnerTokens(https, () -> identity, keys.signing()::keys, clock);
        var calls = new VouchedCalls(https, tokens, objects.authServers()::all, clock);
        var delegationTokens = new DelegationTokens(https, federation, missedRoll, clock);
        var partnerCalls =
                new CallsByPartner(
                        calls,
                        new DelegatedCalls(https, delegationTokens, clock),
                        forests.calls(settings, https, opened, clock));
        var discovery = new Discovery(partnerCalls, clock, settings.calling().discoveryPatience());
        var routes =
                new Routes(
                        store,
                        objects.connectors()::all,
                        relationships::all,
                        forests.spaces()::all);
        var partners = new EwsPartners(discovery, partnerCalls, routes::partnerOf);

        // A lookup, from question to answers.
        var limits = settings.limits();
        var lookup =
                new Lookup(
                        store,
                        routes,
                        store,
                        limits,
                        partners,
                        audit,
                        clock,
                        settings.calling().answerPatience());

        // MailTips, likewise.
        var tips =
                new TipDesk(
                        store,
                        store,
                        store,
                        routes,
                        relationships::all,
                        remoteDomains::isInternal,
                        settings.mailTips(),
                        partners,
                        audit,
                        clock,
                        settings.calling().answerPatience());

        // Mail, likewise.
        var delivery = mail.delivery();
        mail.tell(metrics);

        // Who comes in.
        var passwords = new Passwords(accounts(), forests.accepted()::withAccount);
        var used = opened.with(SqliteUsedNumbers.open(StateFolder.at(settings.state()).used()));
        var verifier = new TokenVerifier(objects::trust, issuerKeys, new ReplayGuard(used), store);
        var people = new PersonTokens(settings.signIn(), https, store);
        var tokenCheck = new TokensOfAll(people, new TrustedTokens(verifier, objects::trust));
        var door = Door.forPeopleAndPartners(passwords, tokenCheck, forests.accepted());
        var administrators = Door.forAdministrators(passwords);
        var services = settings.ntlm().passwords(settings.state(), store);
        var peoplesDoor = settings.ntlm().door(door, passwords, services, settings);
        var named = new NamedPerson(new Impersonators(settings.impersonation(), store, audit));
        var delegations =
                new DelegationVerifier(
                        federation,
                        relationships::all,
                        store::acceptedDomains,
                        OwnPlaces.of(settings.url(), identity.hosts()),
                        used,
                        missedRoll);
        var sealed = new SealedPlaces(new SealedDoor(delegations, clock), federation);

        // What was learned from or of those who have changed counts no longer.
        objects.connectors().whenChanged(calls::forget);
        objects.connectors().whenChanged(discovery::forget);
        objects.authServers().whenChanged(tokens::forget);
        objects.authServers().whenChanged(issuerKeys::forget);
        objects.partners().whenChanged(issuerKeys::forget);

        // What can be asked, by people and partners, by anybody, and by administrators.
        var url = new OwnUrl(settings.url());
        var told = new MailboxSettings(settings.name(), settings.domain(), url);
        var availability = new Availability(lookup, limits, store);
        var mounts = new ArrayList<>(more.apply(door));
        var photoLookup =
                new PhotoLookup(
                        store,
                        routes,
                        store,
                        new ScaledPhotos(store),
                        partners,
                        audit,
                        clock,
                        settings.calling().answerPatience());
        var photos = new UserPhotos(photoLookup);
        var reports =
                new ReportDesk(
                        store,
                        store,
                        store,
                        routes,
                        partners,
                        audit,
                        ownHost(),
                        clock,
                        settings.calling().answerPatience());
        var tipOperations = new TipOperations(tips, () -> InsideDomains.of(store, remoteDomains));
        mounts.addAll(
                new Ews(
                                new MailboxOperations(store, delivery, notifications, clock),
                                availability,
                                tipOperations,
                                photos,
                                new DeliveryReports(reports))
                        .mounts(peoplesDoor, sealed, named, spool));
        mounts.add(photos.mount(door));
        mounts.addAll(
                new AutodiscoverSoap(
                                store,
                                told,
                                new FederationAnswer(federation, store, false),
                                new RelationshipAnswer(relationships::all))
                        .mounts(peoplesDoor, sealed));
        mounts.addAll(new Schedules(lookup, limits, store, url).mounts(door));
        mounts.add(new AutodiscoverPox(store, told).mount(peoplesDoor));
        mounts.addAll(new AutodiscoverJson(store, url).mounts());
        mounts.addAll(new OwnMetadata(identity, keys.signing()::keys, url, keys.reads()).mounts());
        mounts.add(new Health(settings.domain(), audit).mount());
        mounts.add(new AdminLookup(lookup, limits, store).mount(administrators));
        mounts.add(new AdminPhotoLookup(photoLookup, store).mount(administrators));
        mounts.add(new AdminMailTips(tips, store).mount(administrators));
        mounts.add(new AdminTraces(traces, settings.domain()).mount(administrators));
        mounts.add(new AdminAudit(records).mount(administrators));
        mounts.add(new OwnAudit(records, store).mount(door));
        if (settings.pages()) {
            mounts.addAll(new Pages(settings.name(), store, passwords, audit).mounts());
        }
        mounts.add(new AdminMailboxes(store).mount(administrators));
        mounts.addAll(new AdminMailbox(store, passwords, administrator()).mounts(administrators));
        mounts.addAll(new AdminServicePasswords(store, services).mounts(administrators));
        mounts.add(new AdminCalendar(store).mount(administrators));
        mounts.add(new AdminMessageImport(store, spool).mount(administrators));
        mounts.add(new AdminMailFolders(store).mount(administrators));
        mounts.add(new AdminExport(store).mount(administrators));
        mounts.add(new AdminPermissions(store).mount(administrators));
        mounts.add(new AdminMail(store).mount(administrators));
        mounts.add(new AdminPhoto(store).mount(administrators));
        mounts.add(new AdminMailboxSize(store).mount(administrators));
        mounts.addAll(new AdminSearch(searchDesk(), store).mounts(administrators));
        mounts.addAll(new AdminRecoverable(store, settings.recoverers()).mounts(administrators));
        mounts.addAll(new AdminRecoverability(store).mounts(administrators));
        mounts.add(new AdminCalendarLog(store, settings.recoverers()).mount(administrators));
        mounts.addAll(new AdminRetention(store, retention).mounts(administrators));
        mounts.addAll(new AdminMailQueue(mail.waiting()).mounts(administrators));
        mounts.addAll(new AdminMessages(reports).mounts(administrators));
        mounts.addAll(new AdminObjects<>(remoteDomains.objects()).mounts(administrators));
        mounts.addAll(new AdminObjects<>(retention.tags()).mounts(administrators));
        mounts.addAll(new AdminObjects<>(retention.policies()).mounts(administrators));
        mounts.addAll(new AdminRelationships(relationships).mounts(administrators));
        mounts.addAll(new AdminObjects<>(objects.connectors()).mounts(administrators));
        mounts.addAll(new AdminObjects<>(objects.authServers()).mounts(administrators));
        mounts.addAll(new AdminObjects<>(objects.partners()).mounts(administrators));
        mounts.addAll(trials(keys).mounts(partners, issuerKeys, door, administrators));
        mounts.addAll(
                forests.mounts(settings, partners, https, store, audit, passwords, administrators));
        mounts.add(
                new AdminAuthConfig(
                                settings.name(),
                                settings.domain(),
                                store::acceptedDomains,
                                identity,
                                keys.signing()::keys,
                                url)
                        .mount(administrators));
        mounts.addAll(searches(federation, administrators));
        mounts.addAll(
                new AdminTrust(
                                enrolment,
                                new TrustCheck(https, new TokenForOurselves(https, clock), clock),
                                settings.domain())
                        .mounts(administrators));

        // What keys there are, and what a token would come to.
        mounts.addAll(
                new AdminKeys(keys.inventory(), Map.of(Purpose.TOKENS, keys.signing()))
                        .mounts(administrators));
        mounts.add(new MetricsPage(metrics).mount(administrators));
        var known = new KnownKeys(keys.signing()::keys, issuerKeys, objects::trust, federation);
        var pipelines = new Pipelines(verifier, delegations, sealedPlaces(mounts));
        mounts.add(
                new AdminToken(new Inspector(pipelines, known), ownHost()).mount(administrators));
        return mounts;
    }

    /// What partners and brokers tell anybody of themselves.
    private List<Mount> searches(
            Supplier<Optional<FederationTrust>> federation, Door administrators) {
        var patience = settings.calling().discoveryPatience();
        return List.of(
                new AdminFederationInformation(new FederationSearch(https, patience), federation)
                        .mount(administrators),
                new AdminApplicationInformation(new ApplicationSearch(https, patience))
                        .mount(administrators),
                new AdminBrokerInformation(
                                new BrokerSearch(https, patience), settings.identity().realm())
                        .mount(administrators));
    }

    /// There is an index only where somebody may search.
    private SearchDesk searchDesk() {
        var searchers = settings.searchers();
        var index =
                searchers.isEmpty()
                        ? Optional.<MailIndex>empty()
                        : Optional.of(
                                opened.with(
                                        MailIndex.open(
                                                StateFolder.at(settings.state()).index(), store)));
        index.ifPresent(MailIndex::start);
        return new SearchDesk(
                searchers, index, store, folder -> folder.recoverable().isPresent(), audit, clock);
    }

    private Trials trials(ServerKeys keys) {
        return new Trials(
                settings,
                store,
                objects,
                relationships,
                enrolment::trust,
                audit::keeps,
                https,
                keys,
                clock);
    }

    private static List<Destination> sealedPlaces(List<Mount> mounts) {
        return mounts.stream()
                .filter(Mount.Sealed.class::isInstance)
                .map(Mount.Sealed.class::cast)
                .map(Mount.Sealed::destination)
                .toList();
    }

    private String ownHost() {
        return settings.url().getHost().toLowerCase(Locale.ROOT);
    }

    private Accounts accounts() {
        return new CurrentAccounts(store, administrator());
    }

    private Optional<Address> administrator() {
        return settings.administrator().map(AdministratorSettings::address);
    }

    /// The port it listens on.
    public int port() {
        return server.port();
    }

    /// The port it takes mail from outside on, where it does.
    public Optional<Integer> lmtpPort() {
        return lmtp.map(LmtpServer::port);
    }

    /// Its mailboxes.
    public MailboxStore store() {
        return store;
    }

    /// Its federation trust.
    public Enrolment enrolment() {
        return enrolment;
    }

    /// Its relationships with partners.
    public RelationshipStore relationships() {
        return relationships;
    }

    /// Which domains count as inside.
    public RemoteDomains remoteDomains() {
        return remoteDomains;
    }

    /// Whom it knows over OAuth.
    public OAuthObjects objects() {
        return objects;
    }

    /// Forests without a broker.
    public Forests forests() {
        return forests;
    }

    /// Lets what is being answered finish, within a bounded time, and stops.
    @Override
    public void close() {
        opened.close();
    }
}
