package entente.mailfiles;

import static java.nio.charset.StandardCharsets.UTF_16BE;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// How folders are called in files. In Maildir++ a folder's name is all names of its path, each behind a dot and in IMAP's modified UTF-7 (RFC 3501, 5.1.3), in which dots and slashes of the names are written encoded.
final class FolderNames {
    /// What servers and archives call the folders that every mailbox has.
    private static final Map<String, String> USUAL =
            Map.of(
                    "inbox", "Inbox",
                    "sent", "Sent Items",
                    "sent mail", "Sent Items",
                    "trash", "Deleted Items",
                    "bin", "Deleted Items",
                    "deleted messages", "Deleted Items",
                    "junk", "Junk Email",
                    "spam", "Junk Email",
                    "draft", "Drafts");

    private FolderNames() {}

    /// A folder right at the top, as mailboxes here call it.
    static String usual(String name) {
        return USUAL.getOrDefault(name.toLowerCase(Locale.ROOT), name);
    }

    /// The names in that of a Maildir++ folder.
    static List<String> ofMaildir(String folder) {
        var names = new ArrayList<String>();
        for (var part : folder.split("\\.", -1)) {
            if (!part.isEmpty()) {
                names.add(decoded(part));
            }
        }
        return names;
    }

    static String toMaildir(List<String> names) {
        return names.stream().map(name -> "." + encoded(name)).collect(Collectors.joining());
    }

    /// A name as it is, where it is none.
    private static String decoded(String part) {
        var name = new StringBuilder();
        for (var at = 0; at < part.length(); at++) {
            var end = part.indexOf('-', at);
            if (part.charAt(at) != '&' || end < 0) {
                name.append(part.charAt(at));
                continue;
            }
            try {
                var base64 = part.substring(at + 1, end).replace(',', '/');
                name.append(
                        base64.isEmpty()
                                ? "&"
                                : new String(Base64.getDecoder().decode(base64), UTF_16BE));
            } catch (IllegalArgumentException notEncoded) {
                return part;
            }
            at = end;
        }
        return name.toString();
    }

    private static String encoded(String name) {
        var text = new StringBuilder();
        var at = 0;
        while (at < name.length()) {
            var start = at;
            while (at < name.length() && !isPlain(name.charAt(at)) && name.charAt(at) != '&') {
                at++;
            }
            if (at > start) {
                var bytes = name.substring(start, at).getBytes(UTF_16BE);
                var base64 = Base64.getEncoder().withoutPadding().encodeToString(bytes);
                text.append('&').append(base64.replace('/', ',')).append('-');
            } else {
                text.append(name.charAt(at) == '&' ? "&-" : name.substring(at, at + 1));
                at++;
            }
        }
        return text.toString();
    }

    private static boolean isPlain(char letter) {
        return letter >= ' ' && letter < 0x7f && "./\\:*?\"<>|&".indexOf(letter) < 0;
    }
}
