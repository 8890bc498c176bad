package entente.wire.ews;

import entente.problem.Refusal;
import entente.wire.ews.FolderShape.Base;
import entente.wire.ews.ItemShape.BodyFormat;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.List;
import java.util.Optional;

/// ResolveNames (MS-OXWSRSLNM 3.1.4.1): whom in the directory, or among one's own contacts, a part of a name or address may mean.
public final class ResolveNames {
    private static final String MESSAGE = "m:ResolveNamesResponseMessage";

    /// What is told of somebody in the directory.
    private static final ItemShape OF_DIRECTORY =
            shape(
                    Base.ID_ONLY,
                    List.of(ItemField.DISPLAY_NAME, ItemField.EMAILS, ItemField.CONTACT_SOURCE));

    private ResolveNames() {}

    /// Where people are looked for, in that order (`ResolveNamesSearchScopeType`).
    public enum Scope {
        DIRECTORY("ActiveDirectory"),
        DIRECTORY_THEN_CONTACTS("ActiveDirectoryContacts"),
        CONTACTS("Contacts"),
        CONTACTS_THEN_DIRECTORY("ContactsActiveDirectory");

        private final String wireName;

        Scope(String wireName) {
            this.wireName = wireName;
        }

        public boolean directory() {
            return this != CONTACTS;
        }

        public boolean contacts() {
            return this != DIRECTORY;
        }

        static Scope read(XmlCursor xml) throws MalformedXml {
            var name = xml.attribute("SearchScope").orElse(DIRECTORY_THEN_CONTACTS.wireName);
            for (var scope : values()) {
                if (scope.wireName.equals(name)) {
                    return scope;
                }
            }
            throw xml.wrong("has a SearchScope that is none");
        }
    }

    /// `entry` is as typed, perhaps with `smtp:` before it, or with `=` where the whole of it is meant. `folders` are those in which contacts are looked for; none where those are the
    /// usual ones. With `contacts`, contacts are told of in that shape.
    public record Request(
            String entry, Scope scope, List<FolderRef> folders, Optional<ItemShape> contacts)
            implements EwsRequest.Operation {
        public Request {
            folders = List.copyOf(folders);
        }
    }

    /// Whom it may mean, or why that is not told.
    public sealed interface Response extends EwsResponse {
        /// None is an error, several are a warning. `complete` is whether these are all. The shape is that of contacts.
        record Found(List<Resolution> resolutions, boolean complete, ItemShape shape)
                implements Response {
            public Found {
                resolutions = List.copyOf(resolutions);
            }
        }

        record Refused(Refusal why) implements Response {}
    }

    /// One recipient, and what is told of it as of a contact. One in the directory is no item, and has no id.
    public record Resolution(MailboxElement mailbox, Optional<ItemElement> contact) {}

    /// Reads `<ResolveNames>`.
    static Request read(XmlCursor xml) throws MalformedXml {
        var full = xml.attribute("ReturnFullContactData").filter(ResolveNames::isTrue).isPresent();
        var base = readBase(xml);
        var scope = Scope.read(xml);
        var folders = List.<FolderRef>of();
        var entry = Optional.<String>empty();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "UnresolvedEntry" -> entry = Optional.of(xml.text());
                case "ParentFolderIds" -> folders = FolderRef.read(xml);
                default -> xml.skip();
            }
        }
        return new Request(
                entry.orElseThrow(() -> xml.missing("UnresolvedEntry")),
                scope,
                folders,
                full ? Optional.of(shape(base, List.of())) : Optional.empty());
    }

    private static Base readBase(XmlCursor xml) throws MalformedXml {
        var name = xml.attribute("ContactDataShape");
        return name.isEmpty()
                ? Base.ALL_PROPERTIES
                : FolderShape.base(name.get())
                        .orElseThrow(() -> xml.wrong("has a ContactDataShape that is none here"));
    }

    private static boolean isTrue(String text) {
        return text.equals("true") || text.equals("1");
    }

    private static ItemShape shape(Base base, List<ItemField> fields) {
        return new ItemShape(
                        base,
                        false,
                        BodyFormat.BEST,
                        fields.stream()
                                .<ItemPath>map(field -> new ItemPath.Field(field.uri()))
                                .toList())
                .listed();
    }

    static void write(XmlWriter xml, Response response, ExchangeVersion version) {
        xml.start("m:ResolveNamesResponse").start("m:ResponseMessages");
        switch (response) {
            case Response.Refused(var why) -> ResponseMessages.refused(xml, MESSAGE, why);
            case Response.Found found -> writeFound(xml, found, version);
        }
        xml.end().end().end();
    }

    private static void writeFound(XmlWriter xml, Response.Found found, ExchangeVersion version) {
        switch (found.resolutions().size()) {
            case 0 ->
                    ResponseMessages.error(
                            xml,
                            MESSAGE,
                            "ErrorNameResolutionNoResults",
                            "No one here has this name.");
            case 1 -> ResponseMessages.success(xml, MESSAGE);
            default ->
                    ResponseMessages.warning(
                            xml,
                            MESSAGE,
                            "ErrorNameResolutionMultipleResults",
                            "Several here have this name.");
        }
        if (!found.resolutions().isEmpty()) {
            writeSet(xml, found, version);
        }
    }

    private static void writeSet(XmlWriter xml, Response.Found found, ExchangeVersion version) {
        var ofDirectory = new ItemXml(xml, OF_DIRECTORY, version);
        var ofContacts = new ItemXml(xml, found.shape(), version);
        xml.start("m:ResolutionSet");
        xml.attribute("TotalItemsInView", Integer.toString(found.resolutions().size()));
        xml.attribute("IncludesLastItemInRange", Boolean.toString(found.complete()));
        for (var resolution : found.resolutions()) {
            xml.start("t:Resolution");
            resolution.mailbox().write(xml);
            resolution
                    .contact()
                    .ifPresent(contact -> {
                        var isItem = !contact.id().id().isEmpty();
                        (isItem ? ofContacts : ofDirectory).write(contact);
                    });
            xml.end();
        }
        xml.end();
    }
}
