package entente.mailtips;

import entente.mailbox.Calendars;
import entente.mailbox.Recipient;
import entente.question.Address;
import entente.question.Caller;
import entente.question.MailTip;
import entente.question.MailTipsLevel;
import entente.sharing.Memberships;
import entente.sharing.OptOut;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Which tips of a recipient a caller is told. For a partner's people that is, by level:
///
/// | tip | All | Limited |
/// |---|---|---|
/// | automatic reply | the internal text where the asking domain counts as inside, else the external | the external text |
/// | mailbox full | yes | no |
/// | custom | yes | no |
/// | large audience | yes | no |
/// | external members | unless the asking domain counts as inside | the same |
/// | largest message | yes | yes |
/// | restricted | yes | yes |
/// | moderated | yes | no |
/// | invalid | yes | yes |
///
/// With a group as scope, the first three are told of its members alone; groups are no one's own, so it does not bound them. Of somebody
/// who opted out of being shown to other organisations, the first three are told to none of them. Where a recipient is, seen from the asking side, is for that
/// side to know: it is told to our own people alone.
record TipTable(TipTerms terms, Memberships groups, Calendars calendars, OptOut optOut) {
    private static final Set<MailTip> OF_LIMITED =
            EnumSet.of(
                    MailTip.AUTOMATIC_REPLY,
                    MailTip.MAX_MESSAGE_SIZE,
                    MailTip.DELIVERY_RESTRICTION,
                    MailTip.INVALID_RECIPIENT);
    private static final Set<MailTip> OF_ALL =
            EnumSet.of(
                    MailTip.TOTAL_MEMBERS,
                    MailTip.MODERATION,
                    MailTip.MAILBOX_FULL,
                    MailTip.CUSTOM);
    private static final Set<MailTip> ONES_OWN =
            EnumSet.of(MailTip.AUTOMATIC_REPLY, MailTip.MAILBOX_FULL, MailTip.CUSTOM);

    /// What is told of somebody, and the setting that decided, in words.
    record Told(Set<MailTip> tips, String decidedBy) {}

    /// What `caller` is told of `recipient`, which is here.
    Told told(TipRight right, Recipient recipient, Caller caller) {
        var tips = told(right);
        if (isKept(recipient, caller)) {
            return withoutOnesOwn(
                    tips, right, "the owner's opt-out: shown to no other organisation");
        }
        return outOfScope(right, recipient)
                .map(group ->
                        withoutOnesOwn(
                                tips,
                                right,
                                "%s is not in its group %s".formatted(recipient.address(), group)))
                .orElseGet(() -> new Told(tips, right.decidedBy()));
    }

    private static Told withoutOnesOwn(Set<MailTip> tips, TipRight right, String bound) {
        var others = EnumSet.noneOf(MailTip.class);
        others.addAll(tips);
        return others.removeAll(ONES_OWN)
                ? new Told(others, right.decidedBy() + "; " + bound)
                : new Told(tips, right.decidedBy());
    }

    /// What is told of anybody.
    Set<MailTip> told(TipRight right) {
        var tips = EnumSet.noneOf(MailTip.class);
        switch (right) {
            case TipRight.Everything _ -> {
                tips.addAll(EnumSet.allOf(MailTip.class));
                if (!terms.externalMembers()) {
                    tips.remove(MailTip.EXTERNAL_MEMBERS);
                }
            }
            case TipRight.Shared shared -> tips.addAll(ofLevel(shared));
            case TipRight.Nothing _ -> {}
        }
        return tips;
    }

    /// Whether the automatic reply is the one for people inside.
    static boolean repliesAsInside(TipRight right) {
        return switch (right) {
            case TipRight.Everything _ -> true;
            case TipRight.Shared shared -> shared.level() == MailTipsLevel.ALL && shared.inside();
            case TipRight.Nothing _ -> false;
        };
    }

    private static Set<MailTip> ofLevel(TipRight.Shared shared) {
        var tips = EnumSet.noneOf(MailTip.class);
        switch (shared.level()) {
            case NONE -> {
                return tips;
            }
            case LIMITED -> tips.addAll(OF_LIMITED);
            case ALL -> {
                tips.addAll(OF_LIMITED);
                tips.addAll(OF_ALL);
            }
        }
        if (!shared.inside()) {
            tips.add(MailTip.EXTERNAL_MEMBERS);
        }
        return tips;
    }

    private boolean isKept(Recipient recipient, Caller caller) {
        return calendars
                .of(recipient.address())
                .filter(calendar -> optOut.keeps(calendar, caller))
                .isPresent();
    }

    /// A group in which somebody would have to be, and is not.
    private Optional<Address> outOfScope(TipRight right, Recipient recipient) {
        return right instanceof TipRight.Shared shared && !(recipient instanceof Recipient.Group)
                ? shared.scopes().stream()
                        .filter(group -> !groups.holds(group, recipient.address()))
                        .findFirst()
                : Optional.empty();
    }
}
