package entente.cli;

import entente.mailtips.TipReport;
import entente.mailtips.TipReport.Entry;
import entente.mailtips.TipReport.Reply;
import entente.mailtips.TipReport.Tips;
import java.util.ArrayList;
import java.util.List;

/// MailTips for people: of each recipient what a sender has to mind, and nothing of what is as usual.
final class MailTipsText {
    private final Terminal terminal;

    MailTipsText(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(TipReport report) {
        terminal.say("Before %s writes".formatted(report.requester()));
        report.answers().forEach(this::print);
    }

    static boolean answered(Entry recipient) {
        return recipient.result().equals("answered");
    }

    private void print(Entry recipient) {
        terminal.say("");
        terminal.say(
                terminal.strong(recipient.address())
                        + recipient.name().map(name -> " (" + name + ")").orElse("")
                        + "  "
                        + verdict(recipient));
        if (!answered(recipient)) {
            recipient.reasonCode().flatMap(StepsText::sentence).ifPresent(this::indented);
            recipient.remedy().ifPresent(remedy -> indented("What to do: " + remedy));
        }
        recipient.tips().ifPresent(tips -> lines(tips).forEach(this::indented));
        if (!recipient.pending().isEmpty()) {
            indented("Not found out: " + String.join(", ", recipient.pending()));
        }
    }

    private String verdict(Entry recipient) {
        var by = "route " + recipient.route();
        return answered(recipient)
                ? "%s, %s".formatted(terminal.good(recipient.result()), by)
                : "%s, %s, %s"
                        .formatted(
                                terminal.bad(recipient.result()),
                                by,
                                recipient.reasonCode().orElse("no reason given"));
    }

    private static List<String> lines(Tips tips) {
        var lines = new ArrayList<String>();
        if (tips.invalidRecipient().orElse(false)) {
            lines.add("There is no such recipient.");
        }
        tips.automaticReply()
                .filter(reply -> !reply.text().isEmpty())
                .ifPresent(reply -> lines.add(line(reply)));
        if (tips.mailboxFull().orElse(false)) {
            lines.add("The mailbox is full.");
        }
        tips.customTip().ifPresent(tip -> lines.add("Tip: " + tip));
        tips.totalMembers()
                .map(count -> members(count, tips))
                .or(() -> tips.externalMembers().map(MailTipsText::outside))
                .ifPresent(lines::add);
        if (tips.deliveryRestricted().orElse(false)) {
            lines.add("It does not take mail from this sender.");
        }
        if (tips.moderated().orElse(false)) {
            lines.add("A moderator lets each message through or not.");
        }
        tips.maxMessageSize()
                .ifPresent(bytes -> lines.add("Takes up to %s.".formatted(size(bytes))));
        tips.scope().ifPresent(scope -> lines.add("Scope: " + String.join(", ", scope)));
        if (lines.isEmpty()) {
            lines.add("Nothing is told.");
        }
        return lines;
    }

    private static String line(Reply reply) {
        var until = reply.end().map(end -> " (until %s)".formatted(end)).orElse("");
        return "Answers by itself%s: %s".formatted(until, reply.text());
    }

    private static String members(int count, Tips tips) {
        return "%d %s%s."
                .formatted(
                        count,
                        count == 1 ? "member" : "members",
                        tips.externalMembers()
                                .filter(outside -> outside > 0)
                                .map(", %d of them outside"::formatted)
                                .orElse(""));
    }

    /// Where a partner tells no more of a group.
    private static String outside(int count) {
        return count == 1 ? "1 member is outside." : "%d members are outside.".formatted(count);
    }

    private static String size(int bytes) {
        return bytes >= 1024 * 1024
                ? "%.1f MiB".formatted(bytes / (1024.0 * 1024))
                : "%.1f KiB".formatted(bytes / 1024.0);
    }

    private void indented(String text) {
        Table.wrapped(text, Table.WIDTH - 2).forEach(line -> terminal.say("  " + line));
    }
}
