package entente.mailbox;

import entente.calendar.CalendarObject;
import entente.item.Body;
import entente.item.Octets;
import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Domain;
import entente.question.FolderRights;
import entente.question.Window;
import entente.question.WorkingPeriod;
import entente.spool.Spool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// A mailbox store in one SQLite file or in one PostgreSQL database, statement for statement the same. All of it but items and photos is in memory too, of appointments when they are: asking for that never waits
/// for the disk or a writer.
///
/// One process has a file or a database at a time. One thread writes it ([Writer]); what it wrote is in memory when the call returns. Where the connection to a database breaks, what is written fails until there is
/// another; what is in memory is then read anew.
public final class SqlMailboxStore implements MailboxStore {
    private final Set<Domain> acceptedDomains;
    private final InstantSource clock;
    private final Database database;
    private final Holdings holdings = new Holdings();
    private final PasswordHash nobody = PasswordHash.ofNobody();
    private final PasswordHash.Cost cost;
    private final Writer writer;
    private final RecoveryAssistant assistant;
    private final RetentionAssistant retention;
    private final HourlySweep sweep;
    private final ItemsOnDisk items;
    private final ItemsOnDisk everywhere;
    private final JournalOnDisk journal;
    private final Spool spool;

    private SqlMailboxStore(
            Database database,
            Set<Domain> acceptedDomains,
            InstantSource clock,
            PasswordHash.Cost cost,
            Spool spool) {
        this.database = database;
        this.spool = spool;
        this.acceptedDomains = Set.copyOf(acceptedDomains);
        this.clock = clock;
        this.cost = cost;
        this.writer = new Writer(database, holdings, clock);
        this.assistant = new RecoveryAssistant(database, holdings, writer, clock);
        this.retention = new RetentionAssistant(database, holdings, writer, assistant, clock);
        this.sweep =
                new HourlySweep(
                        List.of(
                                this::drawHorizonsAnew,
                                this::forgetOldMessages,
                                this::takeWhatIsOld,
                                this::letGoWhatIsDue));
        this.items = new ItemsOnDisk(database, holdings);
        this.everywhere = items.everywhere();
        this.journal = new JournalOnDisk(database, holdings);
    }

    /// Opens the store in this file, or makes a new one, and reads all of it. What is large lies in a folder beside it until it is written.
    public static SqlMailboxStore open(
            Path path, Set<Domain> acceptedDomains, InstantSource clock) {
        return open(path, acceptedDomains, clock, PasswordHash.Cost.USUAL);
    }

    static SqlMailboxStore open(
            Path path, Set<Domain> acceptedDomains, InstantSource clock, PasswordHash.Cost cost) {
        var beside = path.resolveSibling(path.getFileName() + ".contents");
        return open(path, Spool.in(beside), acceptedDomains, clock, cost);
    }

    /// The same with what is large in `spool` until it is written.
    public static SqlMailboxStore open(
            Path path, Spool spool, Set<Domain> acceptedDomains, InstantSource clock) {
        return open(path, spool, acceptedDomains, clock, PasswordHash.Cost.USUAL);
    }

    private static SqlMailboxStore open(
            Path path,
            Spool spool,
            Set<Domain> acceptedDomains,
            InstantSource clock,
            PasswordHash.Cost cost) {
        return open(
                StoreFile.open(path, clock.instant().truncatedTo(ChronoUnit.MILLIS)),
                spool,
                acceptedDomains,
                clock,
                cost);
    }

    /// Opens the store in this PostgreSQL database, makes its tables where there are none, and reads all of it. The password is the user's, where the server asks for one. What is large lies in `spool` until it is written.
    ///
    /// @throws Problem where it cannot be reached, or another server uses it
    public static SqlMailboxStore open(
            PostgresAddress address,
            Optional<String> password,
            Spool spool,
            Set<Domain> acceptedDomains,
            InstantSource clock) {
        return open(address, password, spool, acceptedDomains, clock, PasswordHash.Cost.USUAL);
    }

    static SqlMailboxStore open(
            PostgresAddress address,
            Optional<String> password,
            Spool spool,
            Set<Domain> acceptedDomains,
            InstantSource clock,
            PasswordHash.Cost cost) {
        return open(
                PostgresDatabase.open(
                        address, password, clock.instant().truncatedTo(ChronoUnit.MILLIS)),
                spool,
                acceptedDomains,
                clock,
                cost);
    }

    private static SqlMailboxStore open(
            Database database,
            Spool spool,
            Set<Domain> acceptedDomains,
            InstantSource clock,
            PasswordHash.Cost cost) {
        try {
            var store = new SqlMailboxStore(database, acceptedDomains, clock, cost, spool);
            StoreReading.into(store.holdings, database.connection(), clock.instant());
            store.writer.start();
            store.sweep.start();
            return store;
        } catch (SQLException | RuntimeException e) {
            database.close();
            throw new Problem(Refusal.of(Code.STORE_UNREADABLE, String.valueOf(e.getMessage())), e);
        }
    }

    @Override
    public Set<Domain> acceptedDomains() {
        return acceptedDomains;
    }

    @Override
    public Optional<Recipient> find(Address address) {
        return holdings.find(address).flatMap(Holding::recipient);
    }

    @Override
    public List<Recipient> resolve(String entry, int most) {
        return holdings.resolve(entry, most);
    }

    @Override
    public List<Recipient> recipients() {
        return holdings.recipients();
    }

    @Override
    public Optional<Calendar> of(Address mailbox) {
        return holdings.find(mailbox)
                .flatMap(holding ->
                        holding.mailbox().map(owner -> new HeldCalendar(owner, holding)));
    }

    @Override
    public Optional<Folders> foldersOf(Address mailbox) {
        return holdings.find(mailbox)
                .flatMap(holding -> holding.mailbox().map(owner -> new Folders(owner, holding)));
    }

    @Override
    public Optional<MailAcceptance> acceptanceOf(Address recipient) {
        return holdings.find(recipient).flatMap(Holding::mailTaken);
    }

    @Override
    public long heldBy(Address recipient) {
        return holdings.find(recipient).map(holding -> holding.contents().bytes()).orElse(0L);
    }

    @Override
    public Optional<String> photoHashOf(Address mailbox) {
        return holdings.find(mailbox)
                .filter(holding -> holding.mailbox().isPresent())
                .flatMap(Holding::photoHash);
    }

    @Override
    public Optional<Photo> photoOf(Address mailbox) {
        return photoHashOf(mailbox)
                .flatMap(_ -> database.read(reader -> PhotoRows.read(reader, mailbox)));
    }

    @Override
    public int recipientsOnDisk() {
        return database.read(reader ->
                        Sql.query(reader, "SELECT count(*) FROM recipient", row -> row.getInt(1)))
                .getFirst();
    }

    @Override
    public Optional<Account> signIn(Address address, char[] password) {
        var opened =
                holdings.find(address)
                        .flatMap(Holding::usablePassword)
                        .orElseGet(() -> new Holding.Password(nobody, false));
        return opened.hash().opens(password)
                ? Optional.of(new Account(address, opened.administrator()))
                : Optional.empty();
    }

    @Override
    public void put(Recipient recipient) {
        writer.write((connection, draft) -> {
            RecipientRows.put(connection, recipient);
            var before = heldOrEmpty(draft, recipient.address());
            var after = before.with(recipient);
            // Dates and times without a zone mean the owner's clock.
            var sameClock =
                    before.mailbox()
                            .map(Recipient.Mailbox::zone)
                            .equals(after.mailbox().map(Recipient.Mailbox::zone));
            if (!sameClock && recipient instanceof Recipient.Mailbox mailbox) {
                // A mailbox begins with its root; in one that was here, times may now mean others.
                var changed =
                        before.folders().defaults().isNone()
                                ? DefaultFolder.ROOT
                                : DefaultFolder.CALENDAR;
                after =
                        new AppointmentWriting(connection, mailbox, now())
                                .onNewClock(changed(connection, after, changed));
            }
            draft.put(after);
            return recipient;
        });
    }

    @Override
    public Optional<Refusal> remove(Address address) {
        return writer.write((connection, draft) -> {
            // What was said of a mailbox is there also while it is a mail user or a group.
            if (RecoverabilityRows.of(connection, address).isOnHold()) {
                return Optional.of(Refusal.of(Code.MAILBOX_ON_HOLD));
            }
            var known = draft.find(address).flatMap(Holding::recipient).isPresent();
            RecipientRows.remove(connection, address);
            SettingRows.removePassword(connection, address);
            draft.remove(address);
            new DelegateWriting(connection, draft, now()).forget(address);
            TrackingWriting.forget(connection, address);
            return known ? Optional.empty() : Optional.of(Refusal.of(Code.MAILBOX_UNKNOWN));
        });
    }

    @Override
    public void setPassword(Address address, char[] password, boolean administrator) {
        var hashed = new Holding.Password(PasswordHash.of(password, cost), administrator);
        writer.write((connection, draft) -> {
            var holding = administrator ? heldOrEmpty(draft, address) : draft.mailbox(address);
            SettingRows.putPassword(connection, address, hashed);
            draft.put(holding.with(hashed));
            return address;
        });
    }

    @Override
    public Optional<String> passwordMark(Address mailbox) {
        return holdings.find(mailbox)
                .filter(holding -> holding.mailbox().isPresent())
                .flatMap(Holding::usablePassword)
                .map(password -> password.hash().mark());
    }

    @Override
    public List<ServicePassword> servicePasswordsOf(Address mailbox) {
        // Read whoever is asked about: how long it takes must not tell who has a mailbox.
        var kept = database.read(reader -> ServicePasswordRows.of(reader, mailbox));
        return find(mailbox).orElse(null) instanceof Recipient.Mailbox ? kept : List.of();
    }

    @Override
    public boolean addServicePassword(Address mailbox, ServicePassword password) {
        return writer.write((connection, draft) -> {
            draft.mailbox(mailbox);
            return ServicePasswordRows.add(connection, mailbox, password);
        });
    }

    @Override
    public boolean removeServicePassword(Address mailbox, String name) {
        return writer.write(
                (connection, _) -> ServicePasswordRows.remove(connection, mailbox, name));
    }

    @Override
    public void setPermissions(Address mailbox, CalendarPermissions permissions) {
        changePermissions(mailbox, _ -> permissions);
    }

    @Override
    public CalendarPermissions changePermissions(
            Address mailbox, UnaryOperator<CalendarPermissions> change) {
        return writer.write((connection, draft) -> {
            var holding = draft.mailbox(mailbox);
            var permissions = change.apply(holding.permissions().ofCalendar());
            PermissionRows.put(connection, mailbox, DefaultFolder.CALENDAR, permissions.given());
            PermissionRows.putShown(connection, mailbox, permissions.shownToOthers());
            var after = holding.with(holding.permissions().with(permissions));
            draft.put(changed(connection, after, DefaultFolder.CALENDAR));
            return permissions;
        });
    }

    @Override
    public void setWorkingHours(Address mailbox, ZoneId zone, List<WorkingPeriod> periods) {
        var hours =
                periods.isEmpty()
                        ? Optional.<Holding.Hours>empty()
                        : Optional.of(new Holding.Hours(zone, periods));
        writer.write((connection, draft) -> {
            var holding = draft.mailbox(mailbox);
            SettingRows.putHours(connection, mailbox, hours);
            draft.put(holding.with(hours));
            return mailbox;
        });
    }

    @Override
    public void setAcceptance(Address recipient, MailAcceptance acceptance) {
        setAcceptance(recipient, Optional.empty(), acceptance);
    }

    @Override
    public boolean replaceAcceptance(
            Address recipient, MailAcceptance before, MailAcceptance after) {
        return setAcceptance(recipient, Optional.of(before), after);
    }

    private boolean setAcceptance(
            Address recipient, Optional<MailAcceptance> expected, MailAcceptance acceptance) {
        var isOfGroup = acceptance.equals(acceptance.ofGroup());
        if (!isOfGroup && find(recipient).orElse(null) instanceof Recipient.Group) {
            throw new IllegalArgumentException("a group has no automatic reply and is never full");
        }
        return writer.write((connection, draft) -> {
            var holding =
                    draft.find(recipient)
                            .filter(known -> known.mailTaken().isPresent())
                            .orElseThrow(() -> Holdings.unknown(recipient));
            var before = holding.mailTaken().orElseThrow();
            if (expected.isPresent() && !expected.get().equals(before)) {
                return false;
            }
            AcceptanceRows.put(connection, recipient, acceptance);
            if (!acceptance.automaticReply().equals(before.automaticReply())) {
                ReplyRows.forget(connection, recipient);
            }
            draft.put(holding.with(acceptance));
            return true;
        });
    }

    @Override
    public void setPhoto(Address mailbox, Photo photo) {
        writer.write((connection, draft) -> {
            var holding = draft.mailbox(mailbox);
            PhotoRows.put(connection, mailbox, photo);
            draft.put(holding.withPhoto(Optional.of(photo.hash())));
            return mailbox;
        });
    }

    @Override
    public boolean removePhoto(Address mailbox) {
        return writer.write((connection, draft) -> {
            var holding = draft.mailbox(mailbox);
            PhotoRows.remove(connection, mailbox);
            draft.put(holding.withPhoto(Optional.empty()));
            return holding.photoHash().isPresent();
        });
    }

    @Override
    public ImportReport importCalendar(Address mailbox, InputStream file) {
        var owner = holdings.draft().mailbox(mailbox).mailbox().orElseThrow();
        var bytes = bytes(file);
        if (bytes.length > CalendarImport.LARGEST_FILE) {
            return ImportReport.ofNothing(
                    "the file is larger than %d MiB".formatted(CalendarImport.LARGEST_FILE >> 20));
        }
        var read = CalendarImport.read(bytes, owner.owner());
        return new ImportWriting(writer, owner, clock).written(read);
    }

    @Override
    public FolderOutcome act(FolderAct act) {
        return writer.write((connection, draft) -> {
            var holding = draft.mailbox(act.about().mailbox());
            return FolderWriting.make(act, connection, draft, holding, now());
        });
    }

    @Override
    public FolderOutcome act(FolderAct act, Address person, Predicate<FolderRights> enough) {
        return writer.write((connection, draft) -> {
            var holding = draft.mailbox(act.about().mailbox());
            return holding.gives(act.about(), person, enough)
                    ? FolderWriting.make(act, connection, draft, holding, now())
                    : new FolderOutcome.Refused(Refusal.of(Code.FOLDER_CHANGE_FORBIDDEN));
        });
    }

    @Override
    public Optional<Refusal> act(Address mailbox, DelegateAct act) {
        return writer.write((connection, draft) ->
                new DelegateWriting(connection, draft, now()).make(mailbox, act));
    }

    @Override
    public ItemOutcome act(ItemAct act) {
        return switch (actTogether(List.of(act))) {
            case JointOutcome.Done(var outcomes) -> outcomes.getFirst();
            case JointOutcome.Undone(_, var why) -> why;
        };
    }

    @Override
    public JointOutcome actTogether(List<ItemAct> acts) {
        var fitting = JointActs.notTooLarge(acts);
        if (fitting < acts.size()) {
            return JointActs.tooLarge(fitting);
        }
        try (var packed = spool.contents(Long.MAX_VALUE)) {
            var joint = JointActs.of(acts, packed);
            return writer.write((connection, draft) -> joint.make(connection, draft, now()));
        } catch (Problem full) {
            if (full.refusal().code() == Code.SPOOL_FULL) {
                return JointActs.full(full);
            }
            throw full;
        }
    }

    @Override
    public Optional<Item> item(ItemId id) {
        return items.item(id);
    }

    @Override
    public Optional<Body> body(ItemId id) {
        return items.body(id);
    }

    @Override
    public Optional<Octets> source(ItemId id) {
        return items.source(id);
    }

    @Override
    public Optional<CalendarObject> appointment(Item item) {
        return items.appointment(item);
    }

    @Override
    public Optional<Octets> attachment(ItemId id, int number) {
        return items.attachment(id, number);
    }

    @Override
    public Optional<ItemPage> find(FolderId folder, ItemQuery query) {
        return items.find(folder, query);
    }

    @Override
    public Optional<MailboxSize> sizeOf(Address mailbox) {
        return items.sizeOf(mailbox);
    }

    @Override
    public Optional<ItemChanges> changedSince(FolderId folder, Optional<String> state, int most) {
        return items.changedSince(folder, state, most);
    }

    @Override
    public Optional<List<ViewEntry>> calendarView(FolderId folder, Window window) {
        return items.calendarView(folder, window);
    }

    @Override
    public Optional<ItemId> itemOf(Address mailbox, String uid) {
        return items.itemOf(mailbox, uid);
    }

    @Override
    public Items itemsEverywhere() {
        return everywhere;
    }

    @Override
    public Optional<RecoveryPage> recoverable(
            Address mailbox, RecoveryQuery query, Predicate<RecoverableItem> also) {
        return hereOnly(mailbox)
                .map(_ ->
                        database.read(reader ->
                                new RecoverableListing(reader, mailbox, query, also).page()));
    }

    @Override
    public Optional<Recoverability> recoverabilityOf(Address mailbox) {
        return hereOnly(mailbox)
                .map(_ -> database.read(reader -> RecoverabilityRows.of(reader, mailbox)));
    }

    @Override
    public Recoverability changeRecoverability(
            Address mailbox, UnaryOperator<Recoverability> change) {
        return writer.write((connection, draft) -> {
            draft.mailbox(mailbox);
            var after = change.apply(RecoverabilityRows.of(connection, mailbox));
            RecoverabilityRows.put(connection, mailbox, after);
            return after;
        });
    }

    @Override
    public List<RemovalRecord> removals(Address mailbox, long before, int most) {
        return database.read(reader ->
                RemovalRecords.before(reader, mailbox, before, Math.min(most, MOST_RECORDS)));
    }

    @Override
    public Optional<CalendarLogPage> calendarLog(Address mailbox, CalendarLogQuery query) {
        return holdings.find(mailbox)
                .filter(holding -> holding.mailbox().isPresent())
                .map(holding ->
                        database.read(
                                reader -> new CalendarLogListing(reader, holding, query).page()));
    }

    @Override
    public void retainBy(RetentionPolicies policies) {
        retention.follow(policies);
    }

    @Override
    public Optional<MailboxRetention> retentionOf(Address mailbox) {
        return hereOnly(mailbox)
                .map(_ -> database.read(reader -> RetentionRows.of(reader, mailbox)));
    }

    @Override
    public MailboxRetention changeRetention(
            Address mailbox, UnaryOperator<MailboxRetention> change) {
        return writer.write((connection, draft) -> {
            draft.mailbox(mailbox);
            var after = change.apply(RetentionRows.of(connection, mailbox));
            RetentionRows.put(connection, mailbox, after);
            return after;
        });
    }

    @Override
    public List<Address> retainedBy(String policy, int most) {
        return database.read(reader -> RetentionRows.under(reader, policy, most));
    }

    @Override
    public Optional<MailboxTags> tagsOf(Address mailbox) {
        return held(mailbox).map(held -> database.read(reader -> retention.tagsOf(reader, held)));
    }

    @Override
    public Optional<Instant> countsSince(Item item) {
        return held(item.id().mailbox())
                .flatMap(held -> database.read(reader -> new RetentionAge(reader, held).of(item)));
    }

    @Override
    public List<TagUse> tagUses(Address mailbox) {
        return held(mailbox)
                .map(held -> database.read(reader -> TagUses.of(reader, held)))
                .orElse(List.of());
    }

    private Optional<Holding> held(Address mailbox) {
        return holdings.find(mailbox).filter(held -> held.mailbox().isPresent());
    }

    @Override
    public Optional<RetentionForecast> foresee(Address mailbox, int named) {
        return held(mailbox).map(held -> retention.foresee(held, Math.min(named, MOST_NAMED)));
    }

    @Override
    public Optional<RetentionRun> retainSome(Address mailbox) {
        return hereOnly(mailbox).map(_ -> retention.runSome(mailbox));
    }

    @Override
    public Optional<EventMark> markOf(Address mailbox) {
        return items.markOf(mailbox);
    }

    @Override
    public Optional<EventPage> eventsSince(EventMark mark, EventFilter filter) {
        return items.eventsSince(mark, filter);
    }

    @Override
    public MailboxWatch watch(Address mailbox) {
        return holdings.watch(mailbox);
    }

    @Override
    public Map<Address, ItemMark> newestMarks() {
        return journal.newestMarks();
    }

    @Override
    public Optional<ItemMark> newestMark(Address mailbox) {
        return journal.newestMark(mailbox);
    }

    @Override
    public Optional<TouchedItems> touchedSince(Address mailbox, ItemMark mark) {
        return journal.touchedSince(mailbox, mark);
    }

    @Override
    public Optional<Item> itemOfKey(Address mailbox, String key) {
        return journal.itemOfKey(mailbox, key);
    }

    @Override
    public List<Item> itemsAfter(Address mailbox, Optional<String> key, int most) {
        return journal.itemsAfter(mailbox, key, most);
    }

    @Override
    public List<Outgoing> outgoingDue(Instant now, Duration longest, int most) {
        return database.read(reader -> OutboxRows.due(reader, now, longest, most));
    }

    @Override
    public Optional<Instant> nextDue() {
        return database.read(OutboxRows::nextDue);
    }

    @Override
    public List<Outgoing> outgoing(int most) {
        return database.read(reader -> OutboxRows.all(reader, most));
    }

    @Override
    public Optional<Outgoing> outgoing(String id) {
        return database.read(reader -> OutboxRows.find(reader, id));
    }

    @Override
    public Optional<Octets> outgoingMessage(String id) {
        return database.read(reader -> OutboxRows.message(database, reader, id));
    }

    @Override
    public int outgoingCount() {
        return database.read(OutboxRows::count);
    }

    @Override
    public List<TrackedMessage> tracked(TrackingQuery query) {
        return database.read(reader -> new TrackingRows(reader, clock.instant()).find(query));
    }

    @Override
    public Optional<TrackedMessage> tracked(TrackedId id) {
        return database.read(reader -> new TrackingRows(reader, clock.instant()).find(id));
    }

    @Override
    public void close() {
        sweep.close();
        writer.close();
        database.close();
    }

    /// Has what was kept for as long as it is to be go. The store does so by itself every hour.
    public void letGoWhatIsDue() {
        assistant.run();
    }

    /// Has tags take what is old enough.
    void takeWhatIsOld() {
        retention.run();
    }

    /// The same, of at most so many items of one mailbox, and of all.
    void takeWhatIsOld(long mostOfOne, long most) {
        retention.run(mostOfOne, most);
    }

    /// Draws the horizon of each calendar anew for which time has moved on.
    void drawHorizonsAnew() {
        for (var holding : holdings.all()) {
            if (holding.agendas().areStale(clock.instant())) {
                writer.write((_, draft) -> {
                    draft.find(holding.address())
                            .ifPresent(now ->
                                    draft.put(now.with(now.agendas().drawnAnew(clock.instant()))));
                    return holding.address();
                });
            }
        }
    }

    /// Removes what is not told any more of what became of messages, step by step, between which others have their turn.
    void forgetOldMessages() {
        while (writer.write(
                (connection, _) -> TrackingWriting.forgetSome(connection, clock.instant()))) {}
        for (var mailbox : database.read(TrackingRows::tooMany)) {
            while (writer.write(
                    (connection, _) -> TrackingWriting.forgetSome(connection, mailbox))) {}
        }
    }

    /// As changes are dated.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private Holding changed(Connection connection, Holding holding, DefaultFolder folder)
            throws SQLException {
        return FolderRows.changed(connection, holding, folder, clock.instant());
    }

    private Optional<Recipient.Mailbox> hereOnly(Address mailbox) {
        return holdings.find(mailbox).flatMap(Holding::mailbox);
    }

    private Holding heldOrEmpty(Holdings.Draft draft, Address address) {
        return draft.find(address).orElseGet(() -> Holding.empty(address));
    }

    private static byte[] bytes(InputStream file) {
        try {
            return file.readNBytes(CalendarImport.LARGEST_FILE + 1);
        } catch (IOException e) {
            throw new Problem(
                    Refusal.of(Code.CALENDAR_FILE_UNREADABLE, String.valueOf(e.getMessage())), e);
        }
    }
}
