package entente.wire.mime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a part is known by within its message (RFC 2045, 7), without angle brackets, and how HTML mentions it (RFC 2392).
final class ContentId {
    private static final int LONGEST = 500;
    private static final Pattern MENTION =
            Pattern.compile("cid:([^\\s\"'<>()]{1,1500}+)", Pattern.CASE_INSENSITIVE);

    private static final Pattern UNWRITABLE =
            Pattern.compile("[\\s\\p{Cntrl}\\x80-\\x9f\\u2028\\u2029<>]");

    private ContentId() {}

    static Optional<String> of(Part part) {
        return part.fields()
                .first("content-id")
                .map(ContentId::bare)
                .filter(id -> !id.isEmpty() && id.length() <= LONGEST);
    }

    static String bare(String id) {
        var line = HeaderText.oneLine(id);
        var start = line.indexOf('<');
        var end = line.indexOf('>', start + 1);
        return start < 0 || end < 0 ? line : line.substring(start + 1, end).strip();
    }

    /// An id with nothing in it that would end it.
    static String harmless(String id) {
        return UNWRITABLE.matcher(id).replaceAll("");
    }

    /// The ids that an HTML text mentions, as they are and as they are in a URL.
    static Set<String> mentionedIn(String html) {
        var mentioned = new HashSet<String>();
        var mention = MENTION.matcher(html);
        while (mention.find()) {
            mentioned.add(mention.group(1));
            mentioned.add(decoded(mention.group(1)));
        }
        return mentioned;
    }

    private static String decoded(String url) {
        try {
            return URLDecoder.decode(url.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return url;
        }
    }
}
