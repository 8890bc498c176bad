package entente.tokens;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What a partner application may call; one gives no other.
public enum PartnerRight {
    /// Free/busy, and Autodiscover on the way to it.
    FREE_BUSY("freebusy"),
    /// MailTips, and Autodiscover on the way to them.
    MAIL_TIPS("mailtips"),
    PHOTOS("photos"),
    /// What became of messages that the partner's people sent.
    DELIVERY_REPORTS("messagetracking");

    private final String word;

    PartnerRight(String word) {
        this.word = word;
    }

    /// As it is written in settings, letter for letter.
    public static Optional<PartnerRight> parse(String word) {
        return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
    }

    /// All words there are, for whoever wrote another.
    static String words() {
        return Arrays.stream(values()).map(PartnerRight::toString).collect(joining(", "));
    }

    static Set<String> wordsOf(Set<PartnerRight> rights) {
        return rights.stream().map(PartnerRight::toString).collect(Collectors.toSet());
    }

    @Override
    public String toString() {
        return word;
    }
}
