package entente.mailtips;

import entente.mailbox.Calendars;
import entente.mailbox.Recipient;
import entente.question.Caller;
import entente.question.MailTip;
import entente.question.MailTipsLevel;
import entente.sharing.OptOut;
import entente.sharing.ScopeGroups;
import java.util.EnumSet;
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
record TipTable(TipTerms terms, ScopeGroups groups, Calendars calendars, OptOut optOut) {
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

    /// What `caller` is told of `recipient`, which is here.
    Set<MailTip> told(TipRight right, Recipient recipient, Caller caller) {
        var tips = EnumSet.noneOf(MailTip.class);
        tips.addAll(told(right));
        if (isKept(recipient, caller)
                || (right instanceof TipRight.Shared shared && isOutOfScope(shared, recipient))) {
            tips.removeAll(ONES_OWN);
        }
        return tips;
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

    private boolean isOutOfScope(TipRight.Shared shared, Recipient recipient) {
        return switch (recipient) {
            case Recipient.Group _ -> false;
            case Recipient.Mailbox _, Recipient.MailUser _ ->
                    shared.scope()
                            .filter(group -> !groups.holds(group, recipient.address()))
                            .isPresent();
        };
    }
}
