package entente.wire.mime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.util.MimeUtil;

/// Those fields of one header that are read here, by their names in lower case; a name's fields in the order of the header, unfolded, not yet decoded.
///
/// Of each field the first 64 KiB are kept, of one that says what a part is 4 KiB, and of all of them 256 KiB and 500 fields, whatever the header holds.
final class HeaderFields {
    static final HeaderFields NONE = new HeaderFields(Map.of());

    private static final int LONGEST_FIELD = 64 * 1024;
    private static final int LONGEST_OF_PARTS = 4 * 1024;
    private static final int LONGEST = 256 * 1024;
    private static final int MOST = 500;

    // Content-Type and what else says of one part what it is (RFC 2045, RFC 2183).
    private static final Set<String> OF_PARTS =
            Set.of("content-type", "content-disposition", "content-id");

    private static final Set<String> OF_MESSAGES =
            Set.of(
                    "subject",
                    "thread-topic",
                    "thread-index",
                    "from",
                    "sender",
                    "to",
                    "cc",
                    "bcc",
                    "reply-to",
                    "date",
                    "received",
                    "message-id",
                    "in-reply-to",
                    "references",
                    "importance",
                    "x-priority",
                    "priority",
                    "sensitivity",
                    "disposition-notification-to",
                    "return-receipt-to",
                    "keywords");

    private final Map<String, List<String>> fields;

    private HeaderFields(Map<String, List<String>> fields) {
        this.fields = fields;
    }

    List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }

    Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    static final class Collector {
        private final boolean ofMessage;
        private final Map<String, List<String>> fields = new HashMap<>();
        private int length;
        private int count;

        Collector(boolean ofMessage) {
            this.ofMessage = ofMessage;
        }

        void add(RawField field) {
            var name = field.getNameLowerCase();
            var ofPart = OF_PARTS.contains(name);
            if (!ofPart && !(ofMessage && OF_MESSAGES.contains(name))) {
                return;
            }
            // mime4j reads the next field into the same bytes; they are made characters now.
            var raw = field.getRaw();
            var from = field.getDelimiterIdx() + 1;
            var most = Math.min(ofPart ? LONGEST_OF_PARTS : LONGEST_FIELD, LONGEST - length);
            var size = Math.min(raw.length() - from, most);
            if (size < 0 || count == MOST) {
                return;
            }
            var bytes = new byte[size];
            for (var i = 0; i < size; i++) {
                bytes[i] = raw.byteAt(from + i);
            }
            length += size;
            count++;
            fields.computeIfAbsent(name, _ -> new ArrayList<>())
                    .add(MimeUtil.unfold(Bytes.text(bytes, 0, size)).strip());
        }

        HeaderFields fields() {
            return new HeaderFields(fields);
        }
    }
}
