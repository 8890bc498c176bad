package entente.wire.ews;

import java.util.Arrays;
import java.util.Optional;

/// A folder of which is said what a delegate may do in it (MS-OXWSDLGM `DelegatePermissionsType`), in the order of the schema.
public enum DelegateFolder {
    CALENDAR("Calendar"),
    TASKS("Tasks"),
    INBOX("Inbox"),
    CONTACTS("Contacts"),
    NOTES("Notes"),
    JOURNAL("Journal");

    private final String element;

    DelegateFolder(String name) {
        this.element = name + "FolderPermissionLevel";
    }

    static Optional<DelegateFolder> ofElement(String element) {
        return Arrays.stream(values()).filter(each -> each.element.equals(element)).findFirst();
    }

    String element() {
        return element;
    }
}
