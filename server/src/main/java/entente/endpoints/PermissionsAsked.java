package entente.endpoints;

import entente.mailbox.Directory;
import entente.mailbox.FolderClass;
import entente.mailbox.FolderPermissions;
import entente.mailbox.Recipient;
import entente.problem.Code;
import entente.question.Address;
import entente.question.FolderRights;
import entente.question.FolderRights.Reading;
import entente.question.PermissionLevel;
import entente.wire.ews.BatchResult;
import entente.wire.ews.BroughtPermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a request wants others to be able to do with a folder, checked ("Folder permissions" in the EWS reference): the whole set, so that whoever is not named has what
/// Default has, and Default and Anonymous nothing where they are not named.
///
/// `before` is what the folder gives now: whoever is named there may stay, also where she has left, and Anonymous may keep what an administrator gave.
record PermissionsAsked(FolderClass.Kind kind, FolderPermissions before, Directory directory) {
    private static final String CUSTOM = "Custom";
    private static final String DEFAULT = "Default";
    private static final String ANONYMOUS = "Anonymous";
    private static final Set<String> DISTINGUISHED = Set.of(DEFAULT, ANONYMOUS);

    BatchResult<FolderPermissions> checked(BroughtPermissions brought) {
        if (brought.ofCalendar() != (kind == FolderClass.Kind.CALENDAR)
                && !brought.entries().isEmpty()) {
            return BatchResult.refused(
                    brought.ofCalendar()
                            ? Code.PERMISSIONS_OF_CALENDAR
                            : Code.PERMISSIONS_NOT_OF_CALENDAR);
        }
        var named = new HashMap<String, FolderRights>();
        var people = new HashMap<Address, FolderRights>();
        for (var entry : brought.entries()) {
            var rights = rights(entry);
            var refusal =
                    rights.isPresent()
                            ? put(entry.user(), rights.get(), named, people)
                            : Optional.of(Code.PERMISSIONS_TWOFOLD);
            if (refusal.isPresent()) {
                return BatchResult.refused(refusal.get());
            }
        }
        return together(named, people);
    }

    private BatchResult<FolderPermissions> together(
            Map<String, FolderRights> named, Map<Address, FolderRights> people) {
        var none = PermissionLevel.NONE.rights();
        var anonymous = named.getOrDefault(ANONYMOUS, none);
        if (!isOfFreeBusy(anonymous) && !anonymous.equals(before.anonymous())) {
            return BatchResult.refused(Code.PERMISSION_FOR_ANONYMOUS);
        }
        return people.size() > FolderPermissions.MOST_PEOPLE
                ? BatchResult.refused(Code.PERMISSIONS_TOO_MANY)
                : BatchResult.done(
                        new FolderPermissions(
                                named.getOrDefault(DEFAULT, none), anonymous, people));
    }

    private static boolean isOfFreeBusy(FolderRights rights) {
        return rights.level()
                .filter(level -> level == PermissionLevel.NONE || level.isOfCalendars())
                .isPresent();
    }

    /// Why somebody cannot have one.
    private Optional<Code> put(
            BroughtPermissions.UserId user,
            FolderRights rights,
            Map<String, FolderRights> named,
            Map<Address, FolderRights> people) {
        var name = user.distinguished();
        if (name.isPresent()) {
            return DISTINGUISHED.contains(name.get())
                    ? once(named.put(name.get(), rights))
                    : Optional.of(Code.PERMISSION_PERSON_UNKNOWN);
        }
        var person = user.address().flatMap(Address::parse).filter(this::mayHaveOne);
        return person.isPresent()
                ? once(people.put(person.get(), rights))
                : Optional.of(Code.PERMISSION_PERSON_UNKNOWN);
    }

    private static Optional<Code> once(@Nullable FolderRights before) {
        return before == null ? Optional.empty() : Optional.of(Code.PERMISSION_REPEATED);
    }

    private boolean mayHaveOne(Address person) {
        return before.people().containsKey(person)
                || switch (directory.find(person).orElse(null)) {
                    case Recipient.Mailbox _ -> true;
                    case Recipient.MailUser _ -> kind == FolderClass.Kind.CALENDAR;
                    case Recipient.Group _ -> false;
                    case null ->
                            kind == FolderClass.Kind.CALENDAR
                                    && !directory.acceptedDomains().contains(person.domain());
                };
    }

    /// Parts that are given beside a level have to be that level's; empty where they are not.
    private Optional<FolderRights> rights(BroughtPermissions.Entry entry) {
        var level = entry.level().filter(name -> !name.equals(CUSTOM));
        if (level.isEmpty()) {
            return Optional.of(custom(entry, PermissionLevel.NONE.rights()))
                    .filter(rights -> isKnown(rights.read()));
        }
        return PermissionLevel.parse(level.get())
                .filter(known -> kind == FolderClass.Kind.CALENDAR || !known.isOfCalendars())
                .map(known -> custom(entry, known.rights()))
                .filter(rights -> rights.level().equals(PermissionLevel.parse(level.get())));
    }

    private boolean isKnown(Reading reading) {
        return kind == FolderClass.Kind.CALENDAR
                || reading == Reading.NONE
                || reading == Reading.FULL_DETAILS;
    }

    private static FolderRights custom(BroughtPermissions.Entry entry, FolderRights others) {
        return new FolderRights(
                entry.createItems().orElse(others.createItems()),
                entry.createFolders().orElse(others.createFolders()),
                entry.owner().orElse(others.owner()),
                entry.visible().orElse(others.visible()),
                entry.contact().orElse(others.contact()),
                entry.edit().orElse(others.edit()),
                entry.delete().orElse(others.delete()),
                entry.read().orElse(others.read()));
    }
}
