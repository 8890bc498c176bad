package entente.mailbox;

import entente.question.Window;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// What a mailbox answers by itself to whoever writes. Each text has 1 to [#LONGEST_TEXT] characters, and is plain or a page of HTML as it was written; without a text for them, the
/// senders on that side get no answer. The texts stay while nothing is answered. `language` is what both are written in.
///
/// One that answers, now or later, has a text for somebody.
public record AutomaticReply(
        State state,
        Optional<String> internalText,
        Optional<String> externalText,
        ExternalAudience externalAudience,
        Optional<Locale> language) {
    public static final int LONGEST_TEXT = 16_384;

    /// What a new mailbox starts with.
    public static final AutomaticReply OFF =
            new AutomaticReply(
                    new State.Off(),
                    Optional.empty(),
                    Optional.empty(),
                    ExternalAudience.ALL,
                    Optional.empty());

    /// When a reply is given.
    public sealed interface State {
        /// Never.
        record Off() implements State {}

        /// Until it is turned off.
        record On() implements State {}

        /// While it is `during`, which may lie behind us or ahead.
        record Scheduled(Window during) implements State {}
    }

    /// Which senders outside the organisation get the external text.
    public enum ExternalAudience {
        /// None of them.
        NONE,
        /// Those whom the owner knows: who is among the mailbox's contacts.
        KNOWN,
        /// All of them.
        ALL
    }

    public AutomaticReply {
        internalText.ifPresent(text -> Wording.require("an automatic reply", text, LONGEST_TEXT));
        externalText.ifPresent(text -> Wording.require("an automatic reply", text, LONGEST_TEXT));
        if (!(state instanceof State.Off) && internalText.isEmpty() && externalText.isEmpty()) {
            throw new IllegalArgumentException("an automatic reply says something to somebody");
        }
        if (language.filter(locale -> locale.toLanguageTag().equals("und")).isPresent()) {
            throw new IllegalArgumentException("not a language");
        }
    }

    public boolean isGivenAt(Instant when) {
        return switch (state) {
            case State.Off() -> false;
            case State.On() -> true;
            case State.Scheduled(var during) ->
                    !when.isBefore(during.start()) && when.isBefore(during.end());
        };
    }

    /// When it is given; empty when it is given never, or without an end.
    public Optional<Window> schedule() {
        return state instanceof State.Scheduled(var during)
                ? Optional.of(during)
                : Optional.empty();
    }
}
