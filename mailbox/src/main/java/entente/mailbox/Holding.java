package entente.mailbox;

import entente.question.Address;
import entente.question.FolderRights;
import entente.question.WorkingPeriod;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Everything a store has under one address, in memory: immutable, so that a reader sees one state of it.
record Holding(
        Address address,
        Optional<Recipient> recipient,
        Optional<Password> password,
        Permissions permissions,
        Optional<Hours> hours,
        MailAcceptance acceptance,
        Optional<String> photoHash,
        FolderTree folders,
        Contents contents,
        Agendas agendas) {
    /// The password of a mailbox or of an administrator.
    record Password(PasswordHash hash, boolean administrator) {}

    /// When the owner works; never empty.
    record Hours(ZoneId zone, List<WorkingPeriod> periods) {
        Hours {
            periods = List.copyOf(periods);
        }
    }

    static Holding empty(Address address) {
        return new Holding(
                address,
                Optional.empty(),
                Optional.empty(),
                Permissions.INITIAL,
                Optional.empty(),
                MailAcceptance.INITIAL,
                Optional.empty(),
                FolderTree.NONE,
                Contents.NONE,
                Agendas.NONE);
    }

    Optional<Recipient.Mailbox> mailbox() {
        return recipient.map(
                someone -> someone instanceof Recipient.Mailbox mailbox ? mailbox : null);
    }

    /// How the recipient takes mail; empty for a mail user, whose mail is taken elsewhere, and for nobody.
    Optional<MailAcceptance> mailTaken() {
        return recipient.flatMap(someone ->
                switch (someone) {
                    case Recipient.Mailbox _ -> Optional.of(acceptance);
                    case Recipient.Group _ -> Optional.of(acceptance.ofGroup());
                    case Recipient.MailUser _ -> Optional.empty();
                });
    }

    /// A mail user's password opens nothing: the mailbox it was for is elsewhere now.
    Optional<Password> usablePassword() {
        return password.filter(known -> known.administrator() || mailbox().isPresent());
    }

    /// The folders that are calendars.
    List<FolderKey> calendars() {
        return Stream.concat(
                        Stream.<FolderKey>of(DefaultFolder.CALENDAR),
                        folders.own().all().stream()
                                .filter(own ->
                                        own.folderClass().kind() == FolderClass.Kind.CALENDAR)
                                .<FolderKey>map(OwnFolder::key))
                .toList();
    }

    /// The key of the item that is the appointment of a UID in the default calendar.
    Optional<String> appointment(String uid) {
        return agendas.find(DefaultFolder.CALENDAR)
                .flatMap(agenda -> agenda.keys(uid).stream().findFirst());
    }

    boolean isCalendar(FolderKey folder) {
        return folders.has(folder)
                && FolderClass.kindOf(folders.folderClass(folder)) == FolderClass.Kind.CALENDAR;
    }

    /// Whether what a folder gives somebody is enough; one that is not there gives nothing.
    boolean gives(FolderId folder, Address person, Predicate<FolderRights> enough) {
        return folder.keyIn(address)
                .filter(folders::has)
                .map(key -> permissions.of(key).of(person))
                .filter(enough)
                .isPresent();
    }

    /// Whether somebody is a delegate of the mailbox's owner.
    boolean actsFor(Address person) {
        return mailbox().isPresent() && permissions.delegates().find(person).isPresent();
    }

    /// Whether a message of so many bytes may be put into the mailbox, and there is room for it.
    boolean takes(long bytes) {
        return mailbox().isPresent()
                && acceptance.largestMessage().filter(most -> bytes > most).isEmpty()
                && acceptance.filling().takes(bytes, contents.bytes());
    }

    /// Whether somebody who may read a folder is told what is private in it.
    boolean showsPrivate(Address person) {
        return permissions.delegates().find(person).filter(Delegate::seesPrivate).isPresent();
    }

    Holding with(Recipient recipient) {
        return new Holding(
                address,
                Optional.of(recipient),
                password,
                permissions,
                hours,
                acceptance,
                photoHash,
                folders,
                contents,
                agendas);
    }

    Holding with(Password password) {
        return new Holding(
                address,
                recipient,
                Optional.of(password),
                permissions,
                hours,
                acceptance,
                photoHash,
                folders,
                contents,
                agendas);
    }

    Holding with(Permissions permissions) {
        return new Holding(
                address,
                recipient,
                password,
                permissions,
                hours,
                acceptance,
                photoHash,
                folders,
                contents,
                agendas);
    }

    Holding with(Optional<Hours> hours) {
        return new Holding(
                address,
                recipient,
                password,
                permissions,
                hours,
                acceptance,
                photoHash,
                folders,
                contents,
                agendas);
    }

    Holding with(MailAcceptance acceptance) {
        return new Holding(
                address,
                recipient,
                password,
                permissions,
                hours,
                acceptance,
                photoHash,
                folders,
                contents,
                agendas);
    }

    Holding withPhoto(Optional<String> photoHash) {
        return new Holding(
                address,
                recipient,
                password,
                permissions,
                hours,
                acceptance,
                photoHash,
                folders,
                contents,
                agendas);
    }

    Holding with(Agendas agendas) {
        return new Holding(
                address,
                recipient,
                password,
                permissions,
                hours,
                acceptance,
                photoHash,
                folders,
                contents,
                agendas);
    }

    Holding with(FolderTree folders) {
        return new Holding(
                address,
                recipient,
                password,
                permissions,
                hours,
                acceptance,
                photoHash,
                folders,
                contents,
                agendas);
    }

    Holding with(Contents contents) {
        return new Holding(
                address,
                recipient,
                password,
                permissions,
                hours,
                acceptance,
                photoHash,
                folders,
                contents,
                agendas);
    }
}
