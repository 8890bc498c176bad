package entente.mailtips;

import entente.mailbox.AutomaticReply;
import entente.mailbox.Directory;
import entente.mailbox.MailAcceptance;
import entente.mailbox.MailAcceptances;
import entente.mailbox.Recipient;
import entente.question.Domain;
import entente.question.MailTip;
import entente.question.MailTips;
import entente.question.RecipientScope;
import entente.sharing.Memberships;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/// Finds out the tips of recipients that are here. Asks nobody whether they may be told: `wanted` says which.
record LocalTips(
        Directory directory,
        MailAcceptances acceptances,
        Memberships groups,
        Predicate<Domain> isInside,
        TipTerms terms) {
    /// The tips of a mailbox or group. `insideReply` says which of its automatic replies is meant.
    MailTips of(
            Recipient recipient,
            Sender sender,
            boolean insideReply,
            Set<MailTip> wanted,
            Instant now) {
        var acceptance =
                acceptances.acceptanceOf(recipient.address()).orElse(MailAcceptance.INITIAL);
        var audience = audience(recipient, wanted);
        var admission = new Admission(directory, groups);
        return new MailTips(
                        ofMailbox(recipient)
                                .map(_ -> reply(acceptance.automaticReply(), insideReply, now)),
                        ofMailbox(recipient).map(_ -> isFull(recipient, acceptance)),
                        acceptance.customTip(),
                        audience.map(Audience::total),
                        audience.map(Audience::external),
                        Optional.of(terms.largest(acceptance)),
                        asked(
                                MailTip.DELIVERY_RESTRICTION,
                                wanted,
                                () -> !admission.accepts(acceptance, sender)),
                        asked(
                                MailTip.MODERATION,
                                wanted,
                                () -> admission.isModerated(acceptance, sender)),
                        Optional.of(false),
                        Optional.of(Set.of(RecipientScope.INTERNAL)),
                        Set.of())
                .only(wanted);
    }

    private boolean isFull(Recipient recipient, MailAcceptance acceptance) {
        return acceptance.filling().isFull(acceptances.heldBy(recipient.address()));
    }

    /// Found out for those alone who want to know: it may go through large groups.
    private static Optional<Boolean> asked(
            MailTip tip, Set<MailTip> wanted, BooleanSupplier finding) {
        return wanted.contains(tip) ? Optional.of(finding.getAsBoolean()) : Optional.empty();
    }

    private static Optional<Recipient.Mailbox> ofMailbox(Recipient recipient) {
        return recipient instanceof Recipient.Mailbox mailbox
                ? Optional.of(mailbox)
                : Optional.empty();
    }

    private Optional<Audience> audience(Recipient recipient, Set<MailTip> wanted) {
        var counted =
                wanted.contains(MailTip.TOTAL_MEMBERS) || wanted.contains(MailTip.EXTERNAL_MEMBERS);
        return recipient instanceof Recipient.Group group && counted
                ? Optional.of(Audience.of(group, directory, isInside, terms.audienceCap()))
                : Optional.empty();
    }

    private static MailTips.AutomaticReply reply(
            AutomaticReply reply, boolean inside, Instant now) {
        if (!reply.isGivenAt(now)) {
            return MailTips.AutomaticReply.NONE;
        }
        var text = inside ? reply.internalText() : externalText(reply);
        return text.map(it ->
                        new MailTips.AutomaticReply(
                                it, reply.language().map(Locale::toLanguageTag), reply.schedule()))
                .orElse(MailTips.AutomaticReply.NONE);
    }

    /// What everybody outside is answered. Contacts are not kept here, so that nobody is known to be one.
    private static Optional<String> externalText(AutomaticReply reply) {
        return switch (reply.externalAudience()) {
            case NONE, KNOWN -> Optional.empty();
            case ALL -> reply.externalText();
        };
    }
}
