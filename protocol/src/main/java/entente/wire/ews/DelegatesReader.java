package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;

/// Reads whom a request about delegates names: `<DelegateUsers>` with what they are to do, or `<UserIds>` alone.
final class DelegatesReader {
    private static final int MOST = 1_000;

    private DelegatesReader() {}

    static List<BroughtDelegate> readUsers(XmlCursor xml) throws MalformedXml {
        var users = new ArrayList<BroughtDelegate>();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "DelegateUser" -> users.add(readUser(xml));
                default -> xml.skip();
            }
            requireFew(xml, users);
        }
        return users;
    }

    static List<BroughtPermissions.UserId> readIds(XmlCursor xml) throws MalformedXml {
        var ids = new ArrayList<BroughtPermissions.UserId>();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "UserId" -> ids.add(PermissionsReader.readUser(xml));
                default -> xml.skip();
            }
            requireFew(xml, ids);
        }
        return ids;
    }

    private static void requireFew(XmlCursor xml, List<?> people) throws MalformedXml {
        if (people.size() > MOST) {
            throw xml.wrongText("a list of at most %d people".formatted(MOST));
        }
    }

    private static BroughtDelegate readUser(XmlCursor xml) throws MalformedXml {
        var user = Optional.<BroughtPermissions.UserId>empty();
        var levels = new EnumMap<DelegateFolder, String>(DelegateFolder.class);
        var copies = Optional.<Boolean>empty();
        var seesPrivate = Optional.<Boolean>empty();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "UserId" -> user = Optional.of(PermissionsReader.readUser(xml));
                case "DelegatePermissions" -> readLevels(xml, levels);
                case "ReceiveCopiesOfMeetingMessages" -> copies = Optional.of(xml.flag());
                case "ViewPrivateItems" -> seesPrivate = Optional.of(xml.flag());
                default -> xml.skip();
            }
        }
        return new BroughtDelegate(
                user.orElseThrow(() -> xml.missing("UserId")), levels, copies, seesPrivate);
    }

    private static void readLevels(XmlCursor xml, EnumMap<DelegateFolder, String> levels)
            throws MalformedXml {
        while (xml.nextChild()) {
            var folder = DelegateFolder.ofElement(xml.name());
            if (folder.isPresent()) {
                levels.put(folder.get(), xml.text());
            } else {
                xml.skip();
            }
        }
    }
}
