package entente.item;

/// What a contact, or a list of people, is called, which several of its properties say.
final class ContactNames {
    private ContactNames() {}

    /// A contact where what it is filed under is as its mapping says, and its subject is its name where nobody gave it another. Who writes what it is filed
    /// under, and no mapping, means what is written.
    static Properties ofContact(Properties before, Properties after) {
        var written =
                changed(before, after, KnownContact.FILE_AS)
                        && !changed(before, after, KnownContact.FILE_AS_MAPPING)
                        && FileAs.of(after) != FileAs.NONE;
        var contact =
                written
                        ? after.with(KnownContact.FILE_AS_MAPPING, FileAs.NONE.number())
                        : filed(after);
        return named(before, contact, Known.SUBJECT);
    }

    /// A list of people under one name, whose members stand in it twice.
    static Properties ofList(Properties before, Properties after) {
        var list =
                named(
                        before,
                        named(before, named(before, after, Known.SUBJECT), KnownContact.FILE_AS),
                        KnownContact.LIST_NAME);
        if (!changed(before, after, KnownContact.LIST_ONE_OFF_MEMBERS)) {
            return list;
        }
        return list.find(KnownContact.LIST_ONE_OFF_MEMBERS)
                .map(members -> list.with(KnownContact.LIST_MEMBERS, members))
                .orElseGet(() -> list.without(KnownContact.LIST_MEMBERS));
    }

    private static Properties filed(Properties contact) {
        return FileAs.of(contact)
                .text(contact)
                .map(text -> contact.with(KnownContact.FILE_AS, text))
                .orElse(contact);
    }

    /// That property is the display name, as long as it was so, or is not there.
    private static Properties named(Properties before, Properties after, PropertyId id) {
        var follows =
                after.text(id).isEmpty()
                        || (before.find(KnownContact.DISPLAY_NAME).equals(before.find(id))
                                && !changed(before, after, id));
        return after.text(KnownContact.DISPLAY_NAME)
                .filter(_ -> follows)
                .map(name -> after.with(id, name))
                .orElse(after);
    }

    private static boolean changed(Properties before, Properties after, PropertyId id) {
        return !before.find(id).equals(after.find(id));
    }
}
