package entente.mailbox;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// What others may do in the folders of one mailbox: of each about which something was said; and who acts for its owner. Immutable.
record Permissions(
        Map<FolderKey, FolderPermissions> byFolder, boolean shownToOthers, Delegates delegates) {
    /// How many people the folders of a mailbox name at most, each as often as it is named.
    static final int MOST_PEOPLE = 100_000;

    static final Permissions INITIAL = new Permissions(Map.of(), true, Delegates.NONE);

    Permissions {
        byFolder = Map.copyOf(byFolder);
    }

    FolderPermissions of(FolderKey folder) {
        return byFolder.getOrDefault(folder, initial(folder));
    }

    /// Whether they name more people than a mailbox may hold.
    boolean areTooMany() {
        return byFolder.values().stream().mapToInt(given -> given.people().size()).sum()
                > MOST_PEOPLE;
    }

    CalendarPermissions ofCalendar() {
        return new CalendarPermissions(of(DefaultFolder.CALENDAR), shownToOthers);
    }

    Permissions with(CalendarPermissions calendar) {
        return new Permissions(
                with(DefaultFolder.CALENDAR, calendar.given()).byFolder,
                calendar.shownToOthers(),
                delegates);
    }

    Permissions with(Delegates other) {
        return new Permissions(byFolder, shownToOthers, other);
    }

    Permissions with(FolderKey folder, FolderPermissions permissions) {
        return with(Map.of(folder, permissions));
    }

    Permissions with(Map<? extends FolderKey, FolderPermissions> more) {
        var next = new HashMap<>(byFolder);
        next.putAll(more);
        return new Permissions(next, shownToOthers, delegates);
    }

    /// These, without folders that have gone.
    Permissions without(Collection<FolderKey.Own> folders) {
        if (folders.stream().noneMatch(byFolder::containsKey)) {
            return this;
        }
        var next = new HashMap<>(byFolder);
        folders.forEach(next::remove);
        return new Permissions(next, shownToOthers, delegates);
    }

    private static FolderPermissions initial(FolderKey folder) {
        return folder == DefaultFolder.CALENDAR
                ? FolderPermissions.OF_NEW_CALENDAR
                : FolderPermissions.NONE;
    }
}
