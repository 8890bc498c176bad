package entente.endpoints;

import entente.item.ItemContent;
import entente.item.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// In which way a message is answered or passed on.
enum ReplyKind {
    REPLY("ReplyToItem", "RE: ", 102, 0x105),
    REPLY_ALL("ReplyAllToItem", "RE: ", 103, 0x105),
    FORWARD("ForwardItem", "FW: ", 104, 0x106);

    private static final List<String> MESSAGES =
            List.of("ipm.note", "ipm.schedule.meeting", "ipm.post", "report.");

    private final String element;
    private final String prefix;
    private final int verb;
    private final int icon;

    ReplyKind(String element, String prefix, int verb, int icon) {
        this.element = element;
        this.prefix = prefix;
        this.verb = verb;
        this.icon = icon;
    }

    static Optional<ReplyKind> ofElement(String element) {
        return Arrays.stream(values()).filter(kind -> kind.element.equals(element)).findFirst();
    }

    static Optional<ReplyKind> ofVerb(int verb) {
        return Arrays.stream(values()).filter(kind -> kind.verb == verb).findFirst();
    }

    /// Whether something can be answered so.
    static boolean canAnswer(ItemContent content) {
        var itemClass = Texts.folded(content.itemClass());
        return MESSAGES.stream().anyMatch(itemClass::startsWith);
    }

    /// What stands before the subject of the other message.
    String prefix() {
        return prefix;
    }

    /// PidTagLastVerbExecuted of a message to which this was done (MS-OXOMSG 2.2.2.20).
    int verb() {
        return verb;
    }

    /// PidTagIconIndex of it (MS-OXOMSG 2.2.1.10).
    int icon() {
        return icon;
    }
}
