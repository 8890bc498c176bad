package entente.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.question.Address;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// A message in the log of what became of messages: in which mailbox's, and `entry`, which is its own there: 1 to 64 letters, digits and hyphens.
public record TrackedId(Address mailbox, String entry) {
    private static final Pattern ENTRY = Pattern.compile("[0-9A-Za-z-]{1,64}");
    private static final int LONGEST = 1_024;

    public TrackedId {
        if (!ENTRY.matcher(entry).matches()) {
            throw new IllegalArgumentException("no entry of a log: " + entry);
        }
    }

    /// As it is given away: base64url, which means nothing to anybody and opens nothing by itself.
    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((entry + ' ' + mailbox).getBytes(UTF_8));
    }

    /// Reads what [#text] wrote; empty where it is not that.
    public static Optional<TrackedId> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), UTF_8).split(" ", 2);
            return parts.length == 2 && ENTRY.matcher(parts[0]).matches()
                    ? Address.parse(parts[1]).map(mailbox -> new TrackedId(mailbox, parts[0]))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
