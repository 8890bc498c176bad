package entente.mailbox;

import entente.question.Address;
import entente.question.FolderRights;
import entente.question.PermissionLevel;
import java.util.HashMap;
import java.util.Map;

/// What others may do with a folder (MS-OXWSFOLD `PermissionSetType`). `byDefault` is for everybody known who is not named; `anonymous` for whoever is not known at
/// all. A person's own entry wins over Default, also when it gives less.
///
/// Only people of this organisation have more of it than free/busy, whoever is named. The mailbox's owner may do everything, whatever it says.
public record FolderPermissions(
        FolderRights byDefault, FolderRights anonymous, Map<Address, FolderRights> people) {
    /// How many people one folder names at most.
    public static final int MOST_PEOPLE = 500;

    /// What all other folders of a new mailbox begin with.
    public static final FolderPermissions NONE = of(PermissionLevel.NONE);

    /// What a new mailbox's calendar begins with.
    public static final FolderPermissions OF_NEW_CALENDAR = of(PermissionLevel.FREE_BUSY_TIME_ONLY);

    public FolderPermissions {
        people = Map.copyOf(people);
    }

    /// That for everybody in the organisation.
    public static FolderPermissions of(PermissionLevel byDefault) {
        return new FolderPermissions(byDefault.rights(), PermissionLevel.NONE.rights(), Map.of());
    }

    /// The same in a folder that is no calendar, of which nobody can see free/busy alone.
    FolderPermissions withoutFreeBusy() {
        var rights = new HashMap<Address, FolderRights>();
        people.forEach((person, given) -> rights.put(person, given.withoutFreeBusy()));
        return new FolderPermissions(
                byDefault.withoutFreeBusy(), anonymous.withoutFreeBusy(), rights);
    }

    /// The same, and to that person that.
    FolderPermissions with(Address person, FolderRights rights) {
        var after = new HashMap<>(people);
        after.put(person, rights);
        return new FolderPermissions(byDefault, anonymous, after);
    }

    /// The same, and to that person what everybody has.
    FolderPermissions without(Address person) {
        var after = new HashMap<>(people);
        after.remove(person);
        return new FolderPermissions(byDefault, anonymous, after);
    }

    /// What they give that person of the organisation.
    public FolderRights of(Address person) {
        return people.getOrDefault(person, byDefault);
    }
}
