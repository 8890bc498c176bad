package entente.endpoints;

import entente.mailbox.DefaultFolder;
import entente.mailbox.Delegate;
import entente.mailbox.DelegateAct;
import entente.mailbox.Folders;
import entente.mailbox.MailboxStore;
import entente.mailbox.MeetingRequests;
import entente.mailbox.Recipient;
import entente.problem.Code;
import entente.question.Address;
import entente.question.Caller;
import entente.question.FolderRights;
import entente.question.PermissionLevel;
import entente.wire.ews.AddDelegate;
import entente.wire.ews.BatchResult;
import entente.wire.ews.BroughtDelegate;
import entente.wire.ews.BroughtDelegates;
import entente.wire.ews.BroughtPermissions;
import entente.wire.ews.DelegateFolder;
import entente.wire.ews.DelegateUser;
import entente.wire.ews.GetDelegate;
import entente.wire.ews.NamedAddress;
import entente.wire.ews.RemoveDelegate;
import entente.wire.ews.UpdateDelegate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/// GetDelegate, AddDelegate, UpdateDelegate and RemoveDelegate: who acts for a mailbox's owner. She alone is told, and says so; each delegate of a request is one change.
final class OwnDelegates {
    private final MailboxStore store;

    OwnDelegates(MailboxStore store) {
        this.store = store;
    }

    GetDelegate.Response answer(Caller caller, GetDelegate.Request ask) {
        return new GetDelegate.Response(
                own(caller, ask.mailbox())
                        .then(mailbox -> BatchResult.done(told(folders(mailbox), ask))));
    }

    AddDelegate.Response answer(Caller caller, AddDelegate.Request ask) {
        return new AddDelegate.Response(all(caller, ask.brought(), this::added));
    }

    UpdateDelegate.Response answer(Caller caller, UpdateDelegate.Request ask) {
        return new UpdateDelegate.Response(all(caller, ask.brought(), this::changed));
    }

    RemoveDelegate.Response answer(Caller caller, RemoveDelegate.Request ask) {
        return new RemoveDelegate.Response(
                own(caller, ask.mailbox())
                        .then(mailbox ->
                                BatchResult.done(
                                        ask.people().stream()
                                                .map(user -> removed(mailbox, user))
                                                .toList())));
    }

    private BatchResult<Address> own(Caller caller, String mailbox) {
        return caller instanceof Caller.OwnPerson(var person)
                        && Address.parse(mailbox).equals(Optional.of(person))
                        && store.find(person).orElse(null) instanceof Recipient.Mailbox
                ? BatchResult.done(person)
                : BatchResult.refused(Code.DELEGATES_NOT_OWN);
    }

    private Folders folders(Address mailbox) {
        return store.foldersOf(mailbox).orElseThrow();
    }

    private GetDelegate.Told told(Folders folders, GetDelegate.Request ask) {
        var delegates = folders.delegates();
        var people =
                ask.people().isEmpty()
                        ? delegates.people().stream()
                                .map(each -> told(folders, each, ask.rights()))
                                .toList()
                        : ask.people().stream()
                                .map(user ->
                                        person(user)
                                                .then(person ->
                                                        told(folders, person, ask.rights())))
                                .toList();
        return new GetDelegate.Told(people, delegates.requests().wireName());
    }

    private BatchResult<Optional<DelegateUser>> told(
            Folders folders, Address person, boolean withRights) {
        return folders.delegates()
                .find(person)
                .map(each -> told(folders, each, withRights))
                .orElseGet(() -> BatchResult.refused(Code.DELEGATE_UNKNOWN));
    }

    private BatchResult<Optional<DelegateUser>> told(
            Folders folders, Delegate delegate, boolean withRights) {
        var person = delegate.person();
        var rights = new EnumMap<DelegateFolder, FolderRights>(DelegateFolder.class);
        if (withRights) {
            for (var folder : DelegateFolder.values()) {
                var given = folders.permissions(folders.folder(place(folder))).people();
                rights.put(folder, given.getOrDefault(person, PermissionLevel.NONE.rights()));
            }
        }
        var name = store.find(person).map(Recipient::displayName).orElse(person.toString());
        return BatchResult.done(
                Optional.of(
                        new DelegateUser(
                                new NamedAddress(name, person.toString()),
                                rights,
                                delegate.receivesCopies(),
                                delegate.seesPrivate())));
    }

    private BatchResult<List<BatchResult<Optional<DelegateUser>>>> all(
            Caller caller,
            BroughtDelegates brought,
            BiFunction<Address, BroughtDelegate, BatchResult<Optional<DelegateUser>>> done) {
        return own(caller, brought.mailbox())
                .then(mailbox ->
                        requested(mailbox, brought)
                                .then(_ ->
                                        BatchResult.done(
                                                brought.people().stream()
                                                        .map(each -> done.apply(mailbox, each))
                                                        .toList())));
    }

    /// First whom meetings are told to, so that whoever comes in by the request is told as asked from the beginning.
    private BatchResult<Address> requested(Address mailbox, BroughtDelegates brought) {
        var wanted = brought.meetingRequests().flatMap(MeetingRequests::parse);
        if (brought.meetingRequests().isPresent() && wanted.isEmpty()) {
            return BatchResult.refused(Code.DELEGATE_MEETINGS_UNKNOWN);
        }
        return wanted.flatMap(it -> store.act(mailbox, new DelegateAct.Requests(it)))
                .<BatchResult<Address>>map(BatchResult.Refused::new)
                .orElseGet(() -> BatchResult.done(mailbox));
    }

    private BatchResult<Optional<DelegateUser>> added(Address mailbox, BroughtDelegate brought) {
        return person(brought.user())
                .then(person ->
                        levels(brought)
                                .then(levels ->
                                        done(
                                                mailbox,
                                                person,
                                                new DelegateAct.Addition(
                                                        new Delegate(
                                                                person,
                                                                brought.receivesCopies()
                                                                        .orElse(false),
                                                                brought.seesPrivate()
                                                                        .orElse(false)),
                                                        levels))));
    }

    private BatchResult<Optional<DelegateUser>> changed(Address mailbox, BroughtDelegate brought) {
        return person(brought.user())
                .then(person ->
                        levels(brought)
                                .then(levels ->
                                        done(
                                                mailbox,
                                                person,
                                                new DelegateAct.Revision(
                                                        person,
                                                        brought.receivesCopies(),
                                                        brought.seesPrivate(),
                                                        levels))));
    }

    private BatchResult<Optional<DelegateUser>> done(
            Address mailbox, Address person, DelegateAct act) {
        var refusal = store.act(mailbox, act);
        return refusal.isPresent()
                ? new BatchResult.Refused<>(refusal.get())
                : told(folders(mailbox), person, true);
    }

    private BatchResult<Optional<DelegateUser>> removed(
            Address mailbox, BroughtPermissions.UserId user) {
        return person(user)
                .then(person ->
                        store.act(mailbox, new DelegateAct.Removal(person))
                                .<BatchResult<Optional<DelegateUser>>>map(BatchResult.Refused::new)
                                .orElseGet(() -> BatchResult.done(Optional.empty())));
    }

    private static BatchResult<Address> person(BroughtPermissions.UserId user) {
        return user.address()
                .filter(_ -> user.distinguished().isEmpty())
                .flatMap(Address::parse)
                .map(BatchResult::done)
                .orElseGet(() -> BatchResult.refused(Code.DELEGATE_NOT_NAMED));
    }

    /// `Custom`, which is what a client was told of rights without a name, leaves them as they are.
    private static BatchResult<Map<DefaultFolder, PermissionLevel>> levels(
            BroughtDelegate brought) {
        var levels = new EnumMap<DefaultFolder, PermissionLevel>(DefaultFolder.class);
        for (var each : brought.levels().entrySet()) {
            if (each.getValue().equals("Custom")) {
                continue;
            }
            var level =
                    PermissionLevel.parse(each.getValue()).filter(DelegateUser.LEVELS::contains);
            if (level.isEmpty()) {
                return BatchResult.refused(Code.DELEGATE_LEVEL_UNKNOWN);
            }
            levels.put(place(each.getKey()), level.get());
        }
        return BatchResult.done(levels);
    }

    private static DefaultFolder place(DelegateFolder folder) {
        return switch (folder) {
            case CALENDAR -> DefaultFolder.CALENDAR;
            case TASKS -> DefaultFolder.TASKS;
            case INBOX -> DefaultFolder.INBOX;
            case CONTACTS -> DefaultFolder.CONTACTS;
            case NOTES -> DefaultFolder.NOTES;
            case JOURNAL -> DefaultFolder.JOURNAL;
        };
    }
}
