package entente.mail;

import entente.mailbox.AllowedSenders;
import entente.mailbox.AutomaticReply;
import entente.mailbox.AutomaticReply.ExternalAudience;
import entente.mailbox.AutomaticReply.State;
import entente.mailbox.Filling;
import entente.mailbox.MailAcceptance;
import entente.objects.Faulty;
import entente.objects.Form;
import entente.objects.FormReader;
import entente.objects.Setting;
import entente.objects.Shape;
import entente.question.Address;
import entente.question.Window;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// What can be set on how a mailbox or a group takes mail. Sizes are in bytes, times as RFC 3339 has them.
public final class MailForm {
    public static final Setting<MailAcceptance> REPLY_STATE =
            new Setting<>(
                    "autoReplyState",
                    "--auto-reply-state",
                    "STATE",
                    "AutoReplyState",
                    Shape.TEXT,
                    "Disabled, Enabled or Scheduled",
                    "Whether the mailbox answers by itself: Disabled, Enabled, or Scheduled from a time until another.",
                    acceptance -> Setting.text(name(acceptance.automaticReply().state())));
    public static final Setting<MailAcceptance> REPLY_FROM =
            new Setting<>(
                    "autoReplyFrom",
                    "--auto-reply-from",
                    "TIME",
                    "StartTime",
                    Shape.TEXT,
                    "a time like 2026-03-02T08:00:00Z",
                    "When a scheduled reply begins, like 2026-03-02T08:00:00Z.",
                    acceptance -> schedule(acceptance, Window::start));
    public static final Setting<MailAcceptance> REPLY_UNTIL =
            new Setting<>(
                    "autoReplyUntil",
                    "--auto-reply-until",
                    "TIME",
                    "EndTime",
                    Shape.TEXT,
                    "a time like 2026-03-06T17:00:00Z",
                    "When a scheduled reply ends.",
                    acceptance -> schedule(acceptance, Window::end));
    public static final Setting<MailAcceptance> INTERNAL_REPLY =
            new Setting<>(
                    "internalReply",
                    "--auto-reply",
                    "TEXT",
                    "InternalMessage",
                    Shape.TEXT,
                    "1 to %d characters of text".formatted(AutomaticReply.LONGEST_TEXT),
                    "What senders inside the organisation are answered.",
                    acceptance -> Setting.text(acceptance.automaticReply().internalText()));
    public static final Setting<MailAcceptance> EXTERNAL_REPLY =
            new Setting<>(
                    "externalReply",
                    "--auto-reply-external",
                    "TEXT",
                    "ExternalMessage",
                    Shape.TEXT,
                    "1 to %d characters of text".formatted(AutomaticReply.LONGEST_TEXT),
                    "What senders outside are answered.",
                    acceptance -> Setting.text(acceptance.automaticReply().externalText()));
    public static final Setting<MailAcceptance> EXTERNAL_AUDIENCE =
            new Setting<>(
                    "externalAudience",
                    "--auto-reply-audience",
                    "WHO",
                    "ExternalAudience",
                    Shape.TEXT,
                    "None, Known or All",
                    "Which senders outside are answered: All (the default), those Known as contacts, or None.",
                    acceptance ->
                            Setting.text(name(acceptance.automaticReply().externalAudience())));
    public static final Setting<MailAcceptance> REPLY_LANGUAGE =
            new Setting<>(
                    "replyLanguage",
                    "--auto-reply-language",
                    "LANGUAGE",
                    "",
                    Shape.TEXT,
                    "a language tag like de-AT",
                    "The language of the replies, like de-AT.",
                    acceptance ->
                            Setting.text(
                                    acceptance
                                            .automaticReply()
                                            .language()
                                            .map(Locale::toLanguageTag)));
    public static final Setting<MailAcceptance> QUOTA =
            new Setting<>(
                    "quota",
                    "--quota",
                    "SIZE",
                    "ProhibitSendReceiveQuota",
                    Shape.NUMBER,
                    "a number of bytes",
                    "How much the mailbox may hold, like 50GB.",
                    acceptance -> Setting.text(acceptance.filling().quota()));
    public static final Setting<MailAcceptance> STATED_USE =
            new Setting<>(
                    "statedUse",
                    "--stated-use",
                    "SIZE",
                    "",
                    Shape.NUMBER,
                    "a number of bytes",
                    "How much it holds, where that is more than what is measured.",
                    acceptance -> Setting.text(acceptance.filling().statedUse()));
    public static final Setting<MailAcceptance> LARGEST_MESSAGE =
            new Setting<>(
                    "maxMessageSize",
                    "--max-message-size",
                    "SIZE",
                    "MaxReceiveSize",
                    Shape.NUMBER,
                    "a number of bytes, 1 at least",
                    "The largest message that is taken, like 25MB.",
                    acceptance -> Setting.text(acceptance.largestMessage()));
    public static final Setting<MailAcceptance> ONLY_FROM =
            new Setting<>(
                    "acceptOnlyFrom",
                    "--accept-only-from",
                    "ADDRESS",
                    "AcceptMessagesOnlyFromSendersOrMembers",
                    Shape.TEXTS,
                    "addresses",
                    "A person or a group whose mail is taken, and nobody else's; repeat for more.",
                    acceptance -> Setting.texts(acceptance.senders().onlyFrom()));
    public static final Setting<MailAcceptance> NOT_FROM =
            new Setting<>(
                    "rejectFrom",
                    "--reject-from",
                    "ADDRESS",
                    "RejectMessagesFromSendersOrMembers",
                    Shape.TEXTS,
                    "addresses",
                    "A person or a group whose mail is not taken; repeat for more.",
                    acceptance -> Setting.texts(acceptance.senders().notFrom()));
    public static final Setting<MailAcceptance> INSIDERS_ONLY =
            new Setting<>(
                    "insidersOnly",
                    "--insiders-only",
                    "true|false",
                    "RequireSenderAuthenticationEnabled",
                    Shape.FLAG,
                    "true or false",
                    "Whether mail from outside the organisation is not taken.",
                    acceptance -> Setting.text(acceptance.senders().insidersOnly()));
    public static final Setting<MailAcceptance> MODERATORS =
            new Setting<>(
                    "moderators",
                    "--moderated-by",
                    "ADDRESS",
                    "ModeratedBy, -ModerationEnabled",
                    Shape.TEXTS,
                    "addresses",
                    "Who lets each message through or not; repeat for more.",
                    acceptance -> Setting.texts(acceptance.moderators()));
    public static final Setting<MailAcceptance> CUSTOM_TIP =
            new Setting<>(
                    "customTip",
                    "--custom-tip",
                    "TEXT",
                    "MailTip",
                    Shape.TEXT,
                    "1 to %d characters of text".formatted(MailAcceptance.LONGEST_TIP),
                    "What senders are told before they send.",
                    acceptance -> Setting.text(acceptance.customTip()));

    public static final List<Setting<MailAcceptance>> SETTINGS =
            List.of(
                    REPLY_STATE,
                    REPLY_FROM,
                    REPLY_UNTIL,
                    INTERNAL_REPLY,
                    EXTERNAL_REPLY,
                    EXTERNAL_AUDIENCE,
                    REPLY_LANGUAGE,
                    QUOTA,
                    STATED_USE,
                    LARGEST_MESSAGE,
                    ONLY_FROM,
                    NOT_FROM,
                    INSIDERS_ONLY,
                    MODERATORS,
                    CUSTOM_TIP);

    private MailForm() {}

    public static Form<MailAcceptance> of(MailAcceptance acceptance) {
        return Form.of(SETTINGS, acceptance);
    }

    /// What the form says, or all that is wrong with it.
    public static MailAcceptance read(Form<MailAcceptance> form) throws Faulty {
        var said = new FormReader<>(form);
        var reply = reply(said);
        var filling =
                sound(
                        said,
                        Filling.UNLIMITED,
                        () ->
                                new Filling(
                                        said.one(QUOTA, MailForm::bytes),
                                        said.one(STATED_USE, MailForm::bytes).orElse(0L)));
        var senders =
                sound(
                        said,
                        AllowedSenders.EVERYBODY,
                        () ->
                                new AllowedSenders(
                                        said.many(ONLY_FROM, Address::parse),
                                        said.many(NOT_FROM, Address::parse),
                                        said.flag(INSIDERS_ONLY, false)));
        var acceptance =
                sound(
                        said,
                        MailAcceptance.INITIAL,
                        () ->
                                new MailAcceptance(
                                        reply,
                                        filling,
                                        said.one(LARGEST_MESSAGE, MailForm::bytes),
                                        senders,
                                        said.many(MODERATORS, Address::parse),
                                        said.one(CUSTOM_TIP, Optional::of)));
        said.finish();
        return acceptance;
    }

    private static AutomaticReply reply(FormReader<MailAcceptance> said) {
        var state = state(said);
        return sound(
                said,
                AutomaticReply.OFF,
                () ->
                        new AutomaticReply(
                                state,
                                said.one(INTERNAL_REPLY, Optional::of),
                                said.one(EXTERNAL_REPLY, Optional::of),
                                said.one(EXTERNAL_AUDIENCE, MailForm::audience)
                                        .orElse(ExternalAudience.ALL),
                                said.one(REPLY_LANGUAGE, MailForm::language)));
    }

    private static State state(FormReader<MailAcceptance> said) {
        var state = said.one(REPLY_STATE, MailForm::stateName).orElse("Disabled");
        var from = said.one(REPLY_FROM, MailForm::time);
        var until = said.one(REPLY_UNTIL, MailForm::time);
        if (!state.equals("Scheduled")) {
            return state.equals("Enabled") ? new State.On() : new State.Off();
        }
        if (from.isEmpty() || until.isEmpty() || !from.get().isBefore(until.get())) {
            said.fault("a Scheduled reply has \"autoReplyFrom\" and a later \"autoReplyUntil\"");
            return new State.Off();
        }
        return new State.Scheduled(new Window(from.get(), until.get()));
    }

    /// What `made` makes, where the types allow it; else `otherwise`, and a fault in their words.
    private static <R> R sound(FormReader<MailAcceptance> said, R otherwise, Supplier<R> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException wrong) {
            said.fault(String.valueOf(wrong.getMessage()));
            return otherwise;
        }
    }

    private static Optional<String> stateName(String text) {
        return List.of("Disabled", "Enabled", "Scheduled").stream()
                .filter(text::equalsIgnoreCase)
                .findFirst();
    }

    private static String name(State state) {
        return switch (state) {
            case State.Off() -> "Disabled";
            case State.On() -> "Enabled";
            case State.Scheduled _ -> "Scheduled";
        };
    }

    private static Optional<ExternalAudience> audience(String text) {
        return Arrays.stream(ExternalAudience.values())
                .filter(each -> name(each).equalsIgnoreCase(text))
                .findFirst();
    }

    private static String name(ExternalAudience audience) {
        return switch (audience) {
            case NONE -> "None";
            case KNOWN -> "Known";
            case ALL -> "All";
        };
    }

    private static List<String> schedule(MailAcceptance acceptance, Function<Window, Instant> end) {
        return Setting.text(acceptance.automaticReply().schedule().map(end));
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private static Optional<Locale> language(String text) {
        try {
            return Optional.of(new Locale.Builder().setLanguageTag(text).build());
        } catch (IllformedLocaleException noTag) {
            return Optional.empty();
        }
    }

    private static Optional<Long> bytes(String text) {
        return text.matches("\\d{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
}
