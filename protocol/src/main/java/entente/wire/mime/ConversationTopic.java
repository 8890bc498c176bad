package entente.wire.mime;

import java.util.regex.Pattern;

/// What a conversation is about: its subject without what answers and forwards put before it (MS-OXOMSG 2.2.1.5 and MS-OXCMSG 2.2.1.9).
public final class ConversationTopic {
    // Up to three letters, as RE, FW, AW or SV, and the longer ones in use; some programs count the
    // answers.
    private static final Pattern PREFIX =
            Pattern.compile(
                    "(?:\\p{L}{1,3}|fwd|antw|antwort|doorst|wtr)(?:\\[\\d{1,4}])?\\h?[:\\uff1a]\\h*",
                    Pattern.CASE_INSENSITIVE);

    private ConversationTopic() {}

    public static String of(String subject) {
        var prefix = PREFIX.matcher(subject);
        var start = 0;
        while (prefix.region(start, subject.length()).lookingAt()) {
            start = prefix.end();
        }
        return subject.substring(start).strip();
    }
}
