package entente.wire.ews;

import entente.question.MailTip;
import entente.question.MailTips;
import entente.question.MailTips.AutomaticReply;
import entente.question.RecipientScope;
import entente.question.Window;
import entente.wire.ews.GetMailTips.Recipient;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/// `MailTips` in both directions: what is known of one recipient. Its order is the schema's.
final class MailTipsXml {
    /// A partner's texts are for people to read; longer ones are cut.
    private static final int MOST_TEXT = 32_768;

    private MailTipsXml() {}

    static void write(XmlWriter xml, Recipient recipient, MailTips tips) {
        start(xml, recipient, tips.pending());
        tips.automaticReply().ifPresent(reply -> write(xml, reply));
        tips.mailboxFull().ifPresent(full -> xml.element("t:MailboxFull", full));
        tips.custom().ifPresent(text -> xml.element("t:CustomMailTip", text));
        tips.totalMembers().ifPresent(count -> xml.element("t:TotalMemberCount", count));
        tips.externalMembers().ifPresent(count -> xml.element("t:ExternalMemberCount", count));
        tips.maxMessageSize().ifPresent(bytes -> xml.element("t:MaxMessageSize", bytes));
        tips.deliveryRestricted().ifPresent(is -> xml.element("t:DeliveryRestricted", is));
        tips.moderated().ifPresent(is -> xml.element("t:IsModerated", is));
        tips.invalidRecipient().ifPresent(is -> xml.element("t:InvalidRecipient", is));
        tips.scope().ifPresent(scope -> xml.element("t:Scope", RecipientScope.bits(scope)));
        xml.end();
    }

    /// Tips of which nothing could be found out.
    static void writePending(XmlWriter xml, Recipient recipient, Set<MailTip> pending) {
        start(xml, recipient, pending);
        xml.end();
    }

    private static void start(XmlWriter xml, Recipient recipient, Set<MailTip> pending) {
        xml.start("m:MailTips");
        EmailAddressXml.write(xml, "t:RecipientAddress", recipient.name(), recipient.address());
        xml.element("t:PendingMailTips", GetMailTips.words(pending));
    }

    private static void write(XmlWriter xml, AutomaticReply reply) {
        xml.start("t:OutOfOffice").start("t:ReplyBody");
        reply.language().ifPresent(tag -> xml.attribute("xml:lang", tag));
        xml.element("t:Message", reply.text()).end();
        if (reply.during().isPresent()) {
            var during = reply.during().get();
            xml.start("t:Duration").element("t:StartTime", during.start().toString());
            xml.element("t:EndTime", during.end().toString()).end();
        }
        xml.end();
    }

    /// Reads `<MailTips>`.
    static MailTips read(XmlCursor xml) throws MalformedXml {
        var reply = Optional.<AutomaticReply>empty();
        var full = Optional.<Boolean>empty();
        var custom = Optional.<String>empty();
        var total = Optional.<Integer>empty();
        var external = Optional.<Integer>empty();
        var size = Optional.<Integer>empty();
        var restricted = Optional.<Boolean>empty();
        var moderated = Optional.<Boolean>empty();
        var invalid = Optional.<Boolean>empty();
        var scope = Optional.<Set<RecipientScope>>empty();
        var pending = Set.<MailTip>of();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "PendingMailTips" -> pending = GetMailTips.tips(xml.text());
                case "OutOfOffice" -> reply = Optional.of(readReply(xml));
                case "MailboxFull" -> full = Optional.of(xml.flag());
                case "CustomMailTip" ->
                        custom = Optional.of(cut(xml.text())).filter(text -> !text.isEmpty());
                case "TotalMemberCount" -> total = Optional.of(readCount(xml));
                case "ExternalMemberCount" -> external = Optional.of(readCount(xml));
                case "MaxMessageSize" -> size = Optional.of(readCount(xml));
                case "DeliveryRestricted" -> restricted = Optional.of(xml.flag());
                case "IsModerated" -> moderated = Optional.of(xml.flag());
                case "InvalidRecipient" -> invalid = Optional.of(xml.flag());
                case "Scope" -> scope = Optional.of(RecipientScope.ofBits(xml.number()));
                default -> xml.skip();
            }
        }
        return new MailTips(
                reply,
                full,
                custom,
                total,
                external,
                size,
                restricted,
                moderated,
                invalid,
                scope,
                pending);
    }

    private static AutomaticReply readReply(XmlCursor xml) throws MalformedXml {
        var reply = AutomaticReply.NONE;
        var during = Optional.<Window>empty();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "ReplyBody" -> reply = readBody(xml);
                case "Duration" -> during = readDuration(xml);
                default -> xml.skip();
            }
        }
        return new AutomaticReply(reply.text(), reply.language(), during);
    }

    private static AutomaticReply readBody(XmlCursor xml) throws MalformedXml {
        var language = xml.language().filter(MailTipsXml::isLanguage);
        var text = "";
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Message" -> text = cut(xml.text());
                default -> xml.skip();
            }
        }
        return new AutomaticReply(text, language, Optional.empty());
    }

    /// One that ends before it starts means nothing.
    private static Optional<Window> readDuration(XmlCursor xml) throws MalformedXml {
        var start = Optional.<Instant>empty();
        var end = Optional.<Instant>empty();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "StartTime" -> start = Optional.of(readTime(xml));
                case "EndTime" -> end = Optional.of(readTime(xml));
                default -> xml.skip();
            }
        }
        return start.isPresent() && end.isPresent() && start.get().isBefore(end.get())
                ? Optional.of(new Window(start.get(), end.get()))
                : Optional.empty();
    }

    private static Instant readTime(XmlCursor xml) throws MalformedXml {
        return TimeWindowXml.readTime(xml).in(ZoneOffset.UTC.getRules());
    }

    private static int readCount(XmlCursor xml) throws MalformedXml {
        var count = xml.number();
        if (count < 0) {
            throw xml.wrongText("a count");
        }
        return count;
    }

    private static boolean isLanguage(String tag) {
        return tag.matches("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8}){0,4}");
    }

    private static String cut(String text) {
        return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT);
    }
}
