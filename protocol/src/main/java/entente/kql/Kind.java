package entente.kql;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What sort of item, by its class.
public enum Kind {
    CONTACTS("IPM.Contact", "IPM.DistList"),
    DOCS("IPM.Document"),
    EMAIL("IPM.Note"),
    EXTERNALDATA("IPM.ExternalData"),
    FAXES("IPM.Note.Microsoft.Fax"),
    IM("IPM.Note.Microsoft.Conversation", "IPM.Note.Microsoft.Missed"),
    JOURNALS("IPM.Activity"),
    MEETINGS("IPM.Appointment", "IPM.Schedule.Meeting"),
    MICROSOFTTEAMS("IPM.SkypeTeams.Message"),
    NOTES("IPM.StickyNote"),
    POSTS("IPM.Post"),
    RSSFEEDS("IPM.Post.RSS"),
    TASKS("IPM.Task", "IPM.TaskRequest"),
    VOICEMAIL("IPM.Note.Microsoft.Voicemail");

    private final List<String> classes;

    Kind(String... classes) {
        this.classes = List.of(classes);
    }

    /// Whether an item of this class, such as `IPM.Note.SMIME`, is of this kind: its class is one of the kind's or goes on from one, and of kinds that
    /// have classes in a row the longest counts: a fax is no e-mail.
    public boolean has(String itemClass) {
        var mine = longest(itemClass);
        return mine > 0
                && Arrays.stream(values()).mapToInt(kind -> kind.longest(itemClass)).max().orElse(0)
                        == mine;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private int longest(String itemClass) {
        var whole = itemClass.toLowerCase(Locale.ROOT) + ".";
        return classes.stream()
                .map(each -> each.toLowerCase(Locale.ROOT) + ".")
                .filter(whole::startsWith)
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }
}
