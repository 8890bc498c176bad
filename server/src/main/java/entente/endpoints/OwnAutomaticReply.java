package entente.endpoints;

import entente.mailbox.AutomaticReply;
import entente.mailbox.AutomaticReply.ExternalAudience;
import entente.mailbox.MailboxStore;
import entente.mailbox.Recipient;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Caller;
import entente.wire.ews.BatchResult;
import entente.wire.ews.GetUserOofSettings;
import entente.wire.ews.OofSettings;
import entente.wire.ews.SetUserOofSettings;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/// GetUserOofSettings and SetUserOofSettings: what a mailbox answers by itself. For its owner alone; MailTips tell others of it.
final class OwnAutomaticReply {
    private final MailboxStore store;
    private final InstantSource clock;

    OwnAutomaticReply(MailboxStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    GetUserOofSettings.Response answer(Caller caller, GetUserOofSettings.Request ask) {
        return new GetUserOofSettings.Response(
                own(caller, ask.mailbox())
                        .then(mailbox ->
                                BatchResult.done(
                                        new GetUserOofSettings.Told(
                                                told(reply(mailbox)), OofSettings.Audience.ALL))));
    }

    SetUserOofSettings.Response answer(Caller caller, SetUserOofSettings.Request ask) {
        return new SetUserOofSettings.Response(
                own(caller, ask.mailbox())
                        .then(mailbox ->
                                ask.settings()
                                        .then(this::notOver)
                                        .then(OwnAutomaticReply::wanted)
                                        .then(reply -> set(mailbox, reply))));
    }

    private BatchResult<Address> own(Caller caller, String mailbox) {
        return caller instanceof Caller.OwnPerson(var person)
                        && Address.parse(mailbox).equals(Optional.of(person))
                        && store.find(person).orElse(null) instanceof Recipient.Mailbox
                ? BatchResult.done(person)
                : BatchResult.refused(Code.REPLY_NOT_OWN);
    }

    private BatchResult<OofSettings> notOver(OofSettings settings) {
        var isOver =
                settings.during()
                        .filter(during -> !during.end().isAfter(clock.instant()))
                        .isPresent();
        return isOver
                ? BatchResult.refused(Code.REPLY_SCHEDULE_INVALID)
                : BatchResult.done(settings);
    }

    /// How else the mailbox takes mail stays as it is, whoever changes that meanwhile.
    private BatchResult<OofSettings> set(Address mailbox, AutomaticReply reply) {
        return Tries.of(
                Code.SERVER_BUSY,
                () -> {
                    var before = store.acceptanceOf(mailbox).orElseThrow();
                    return BatchResult.done(
                            store.replaceAcceptance(mailbox, before, before.with(reply))
                                    ? Optional.of(told(reply))
                                    : Optional.empty());
                });
    }

    private AutomaticReply reply(Address mailbox) {
        return store.acceptanceOf(mailbox).orElseThrow().automaticReply();
    }

    private static BatchResult<AutomaticReply> wanted(OofSettings settings) {
        try {
            return BatchResult.done(
                    new AutomaticReply(
                            state(settings),
                            settings.internal().map(OofSettings.Reply::text),
                            settings.external().map(OofSettings.Reply::text),
                            audience(settings.audience()),
                            language(settings)));
        } catch (IllegalArgumentException wrong) {
            return new BatchResult.Refused<>(
                    Refusal.of(Code.REPLY_TEXT_INVALID)
                            .saying(
                                    "The automatic reply cannot be as asked: %s."
                                            .formatted(wrong.getMessage())));
        }
    }

    /// Both texts are in one language, as far as that is known.
    private static Optional<Locale> language(OofSettings settings) {
        return settings.internal()
                .flatMap(OofSettings.Reply::language)
                .or(() -> settings.external().flatMap(OofSettings.Reply::language))
                .map(Locale::forLanguageTag);
    }

    private static AutomaticReply.State state(OofSettings settings) {
        return switch (settings.state()) {
            case DISABLED -> new AutomaticReply.State.Off();
            case ENABLED -> new AutomaticReply.State.On();
            case SCHEDULED -> new AutomaticReply.State.Scheduled(settings.during().orElseThrow());
        };
    }

    private static ExternalAudience audience(OofSettings.Audience audience) {
        return switch (audience) {
            case NONE -> ExternalAudience.NONE;
            case KNOWN -> ExternalAudience.KNOWN;
            case ALL -> ExternalAudience.ALL;
        };
    }

    private static OofSettings told(AutomaticReply reply) {
        var language = reply.language().map(Locale::toLanguageTag);
        return new OofSettings(
                switch (reply.state()) {
                    case AutomaticReply.State.Off() -> OofSettings.State.DISABLED;
                    case AutomaticReply.State.On() -> OofSettings.State.ENABLED;
                    case AutomaticReply.State.Scheduled _ -> OofSettings.State.SCHEDULED;
                },
                switch (reply.externalAudience()) {
                    case NONE -> OofSettings.Audience.NONE;
                    case KNOWN -> OofSettings.Audience.KNOWN;
                    case ALL -> OofSettings.Audience.ALL;
                },
                reply.schedule(),
                reply.internalText().map(text -> new OofSettings.Reply(text, language)),
                reply.externalText().map(text -> new OofSettings.Reply(text, language)));
    }
}
