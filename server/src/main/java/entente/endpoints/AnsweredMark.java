package entente.endpoints;

import entente.item.Known;
import entente.item.Properties;
import entente.mailbox.Item;
import entente.mailbox.ItemAct;
import entente.mailbox.ItemId;
import entente.question.Address;
import java.time.Instant;
import java.util.Optional;

/// By what clients show that a message was answered or passed on: it bears that itself, and a draft bears which message will, until it is sent.
record AnsweredMark(ItemId item, ReplyKind kind) {
    /// The mark of a draft, if it is one that will mark a message of the same mailbox.
    static Optional<AnsweredMark> of(Properties draft, Address mailbox) {
        var parts = draft.text(Known.ANSWERS).map(text -> text.split(" ", 2));
        if (parts.isEmpty() || parts.get().length < 2 || !parts.get()[0].matches("\\d{1,3}")) {
            return Optional.empty();
        }
        return ReplyKind.ofVerb(Integer.parseInt(parts.get()[0]))
                .flatMap(kind ->
                        ItemId.parse(parts.get()[1])
                                .filter(item -> item.mailbox().equals(mailbox))
                                .map(item -> new AnsweredMark(item, kind)));
    }

    /// A draft that has this mark.
    Properties over(Properties draft) {
        return draft.with(Known.ANSWERS, kind.verb() + " " + item.text());
    }

    /// Marks the message as it was found.
    ItemAct on(Item found, Instant now) {
        var content = found.content();
        var marked =
                content.properties()
                        .with(Known.LAST_VERB, kind.verb())
                        .with(Known.LAST_VERB_TIME, now)
                        .with(Known.ICON, kind.icon());
        return new ItemAct.Update(
                found.id(), found.changed(), content.with(marked), Optional.empty());
    }
}
