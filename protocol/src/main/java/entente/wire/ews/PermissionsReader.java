package entente.wire.ews;

import entente.question.FolderRights.Extent;
import entente.question.FolderRights.Reading;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/// Reads `<PermissionSet>`. There are clients that write one in another, and the level of either form by the name of the other's element. A set that is in neither form is malformed: taken for one
/// that names nobody, it would close the folder.
final class PermissionsReader {
    private Optional<BroughtPermissions.UserId> user = Optional.empty();
    private Optional<String> level = Optional.empty();
    private Optional<Boolean> createItems = Optional.empty();
    private Optional<Boolean> createFolders = Optional.empty();
    private Optional<Boolean> owner = Optional.empty();
    private Optional<Boolean> visible = Optional.empty();
    private Optional<Boolean> contact = Optional.empty();
    private Optional<Extent> edit = Optional.empty();
    private Optional<Extent> delete = Optional.empty();
    private Optional<Reading> read = Optional.empty();

    private PermissionsReader() {}

    static BroughtPermissions read(XmlCursor xml) throws MalformedXml {
        var set = Optional.<BroughtPermissions>empty();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Permissions" -> set = Optional.of(readAll(xml, false));
                case "CalendarPermissions" -> set = Optional.of(readAll(xml, true));
                case "PermissionSet" -> set = Optional.of(read(xml));
                default -> xml.skip();
            }
        }
        return set.orElseThrow(() -> xml.missing("Permissions"));
    }

    private static BroughtPermissions readAll(XmlCursor xml, boolean ofCalendar)
            throws MalformedXml {
        var entries = new ArrayList<BroughtPermissions.Entry>();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Permission", "CalendarPermission" ->
                        entries.add(new PermissionsReader().entry(xml));
                default -> xml.skip();
            }
            if (entries.size() > BroughtPermissions.MOST) {
                throw xml.wrongText(
                        "a list of at most %d people".formatted(BroughtPermissions.MOST));
            }
        }
        return new BroughtPermissions(ofCalendar, entries);
    }

    private BroughtPermissions.Entry entry(XmlCursor xml) throws MalformedXml {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "UserId" -> user = Optional.of(readUser(xml));
                case "CanCreateItems" -> createItems = Optional.of(xml.flag());
                case "CanCreateSubFolders" -> createFolders = Optional.of(xml.flag());
                case "IsFolderOwner" -> owner = Optional.of(xml.flag());
                case "IsFolderVisible" -> visible = Optional.of(xml.flag());
                case "IsFolderContact" -> contact = Optional.of(xml.flag());
                case "EditItems" -> edit = Optional.of(readExtent(xml));
                case "DeleteItems" -> delete = Optional.of(readExtent(xml));
                case "ReadItems" ->
                        read = Optional.of(word(xml, Reading.values(), Reading::wireName));
                case "PermissionLevel", "CalendarPermissionLevel" ->
                        level = Optional.of(xml.text());
                default -> xml.skip();
            }
        }
        return new BroughtPermissions.Entry(
                user.orElseThrow(() -> xml.missing("UserId")),
                level,
                createItems,
                createFolders,
                owner,
                visible,
                contact,
                edit,
                delete,
                read);
    }

    /// Whom a `<UserId>` names.
    static BroughtPermissions.UserId readUser(XmlCursor xml) throws MalformedXml {
        var address = Optional.<String>empty();
        var distinguished = Optional.<String>empty();
        var otherwise = false;
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "PrimarySmtpAddress" -> address = Optional.of(xml.text());
                case "DistinguishedUser" -> distinguished = Optional.of(xml.text());
                case "SID", "ExternalUserIdentity" -> {
                    otherwise = true;
                    xml.skip();
                }
                default -> xml.skip();
            }
        }
        return new BroughtPermissions.UserId(address, distinguished, otherwise);
    }

    private static Extent readExtent(XmlCursor xml) throws MalformedXml {
        return word(xml, Extent.values(), Extent::wireName);
    }

    private static <T> T word(XmlCursor xml, T[] values, Function<T, String> name)
            throws MalformedXml {
        var text = xml.text();
        return Arrays.stream(values)
                .filter(value -> name.apply(value).equals(text))
                .findFirst()
                .orElseThrow(() ->
                        xml.wrongText(String.join(", ", Arrays.stream(values).map(name).toList())));
    }
}
