package entente.wire.ews;

import static java.util.stream.Collectors.joining;

import entente.problem.Refusal;
import entente.question.Finding;
import entente.question.MailTip;
import entente.question.MailTips;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.SoapEnvelope;
import entente.wire.soap.SoapFault;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// GetMailTips ("GetMailTips operation" of the EWS reference): what a sender may want to know of recipients before the message is sent.
///
/// What is known of one recipient stands in [MailTipsXml].
public final class GetMailTips {
    private static final String MESSAGE = "m:MailTipsResponseMessageType";
    private static final String NOTHING_SHOWN = "The partner reports no error and tells nothing.";

    /// More recipients in one request are malformed; how many are answered is a limit of the server.
    static final int MOST = 1_000;

    private GetMailTips() {}

    /// What is asked: as whom the message would be sent, to whom, and which tips. Addresses are as sent, and may be blank or no addresses at
    /// all.
    public record Request(String sendingAs, List<String> recipients, Set<MailTip> tips)
            implements EwsRequest.Operation {
        public Request {
            recipients = List.copyOf(recipients);
            tips = Set.copyOf(tips);
        }
    }

    /// What is answered: to the whole request, or for each recipient.
    public sealed interface Response extends EwsResponse {
        /// None of it, for this reason. Its code has a [entente.problem.Wire.Mailbox] form.
        record Refused(Refusal why) implements Response {}

        /// One for each recipient in the order asked. `asked` are the tips that were asked for.
        record Told(Set<MailTip> asked, List<Recipient> recipients) implements Response {
            public Told {
                asked = Set.copyOf(asked);
                recipients = List.copyOf(recipients);
            }
        }
    }

    /// What came of one recipient. `address` is as it was sent; `name` is empty where it is not known.
    public record Recipient(String name, String address, Finding<MailTips> finding) {}

    /// The request that we send to a partner.
    public static byte[] request(Request request, ExchangeVersion version) {
        var xml = SoapEnvelope.start(1024 + 256 * request.recipients().size());
        xml.attribute("xmlns:m", Ews.MESSAGES).attribute("xmlns:t", Ews.TYPES);
        xml.start("s:Header").start("t:RequestServerVersion");
        xml.attribute("Version", version.wireName()).end().end();
        xml.start("s:Body").start("m:GetMailTips");
        EmailAddressXml.write(xml, "m:SendingAs", "", request.sendingAs());
        xml.start("m:Recipients");
        request.recipients().forEach(to -> EmailAddressXml.write(xml, "t:Mailbox", "", to));
        xml.end();
        xml.element("m:MailTipsRequested", words(request.tips()));
        return xml.end().end().end().toBytes();
    }

    /// Reads a partner's response of at most `mostBytes`. Answers come in the order asked; whether there are as many as asked is for the
    /// caller to see.
    public static List<PartnerAnswer<MailTips>> readResponse(InputStream body, int mostBytes)
            throws MalformedXml, PartnerFault {
        var answers = new ArrayList<PartnerAnswer<MailTips>>();
        try (var xml = XmlCursor.open(body, Ews.RESPONSE, mostBytes)) {
            SoapEnvelope.read(xml, XmlCursor::skip, child -> readBody(child, answers));
        }
        return List.copyOf(answers);
    }

    /// Reads `<GetMailTips>`.
    static Request read(XmlCursor xml) throws MalformedXml {
        var sendingAs = Optional.<String>empty();
        var recipients = new ArrayList<String>();
        var tips = Optional.<Set<MailTip>>empty();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "SendingAs" -> sendingAs = EmailAddressXml.read(xml);
                case "Recipients" -> readRecipients(xml, recipients);
                case "MailTipsRequested" -> tips = Optional.of(tips(xml.text()));
                default -> xml.skip();
            }
        }
        return new Request(
                sendingAs.orElse(""),
                recipients,
                tips.orElseThrow(() -> xml.missing("MailTipsRequested")));
    }

    /// The tips of a list of names. What we do not tell is not told: a client of a later version may ask for more.
    static Set<MailTip> tips(String names) {
        var tips = EnumSet.noneOf(MailTip.class);
        for (var name : names.split("\\s+", -1)) {
            if (name.equals("All")) {
                tips.addAll(EnumSet.allOf(MailTip.class));
            } else {
                MailTip.ofWireName(name).ifPresent(tips::add);
            }
        }
        return tips;
    }

    /// The names of tips, in the order of the schema.
    static String words(Collection<MailTip> tips) {
        return Arrays.stream(MailTip.values())
                .filter(tips::contains)
                .map(MailTip::wireName)
                .collect(joining(" "));
    }

    static void write(XmlWriter xml, Response response) {
        switch (response) {
            case Response.Refused(var why) ->
                    ResponseMessages.refused(xml, "m:GetMailTipsResponse", why).end();
            case Response.Told(var asked, var recipients) -> {
                ResponseMessages.success(xml, "m:GetMailTipsResponse");
                xml.start("m:ResponseMessages");
                recipients.forEach(recipient -> write(xml, recipient, asked));
                xml.end().end();
            }
        }
    }

    private static void write(XmlWriter xml, Recipient recipient, Set<MailTip> asked) {
        switch (recipient.finding()) {
            case Finding.Told<MailTips>(var tips) -> {
                ResponseMessages.success(xml, MESSAGE);
                MailTipsXml.write(xml, recipient, tips);
            }
            case Finding.Refused<MailTips>(var why) -> writeFailed(xml, recipient, asked, why);
            case Finding.Unreachable<MailTips>(var why) -> writeFailed(xml, recipient, asked, why);
        }
        xml.end();
    }

    /// An error, and beside it which tips it cost: clients show the others, and ask for these again.
    private static void writeFailed(
            XmlWriter xml, Recipient recipient, Set<MailTip> asked, Refusal why) {
        ResponseMessages.refused(xml, MESSAGE, why);
        MailTipsXml.writePending(xml, recipient, asked);
    }

    private static void readRecipients(XmlCursor xml, List<String> recipients) throws MalformedXml {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Mailbox" -> recipients.add(EmailAddressXml.read(xml).orElse(""));
                default -> xml.skip();
            }
            if (recipients.size() > MOST) {
                throw xml.wrongText("a list of at most %d recipients".formatted(MOST));
            }
        }
    }

    private static void readBody(XmlCursor xml, List<PartnerAnswer<MailTips>> answers)
            throws MalformedXml, PartnerFault {
        switch (xml.name()) {
            case "Fault" -> {
                var fault = SoapFault.read(xml);
                throw new PartnerFault(fault.bestCode(), fault.text());
            }
            case "GetMailTipsResponse" -> readResponse(xml, answers);
            default -> throw xml.wrong("is not a response to GetMailTips");
        }
    }

    private static void readResponse(XmlCursor xml, List<PartnerAnswer<MailTips>> answers)
            throws MalformedXml, PartnerFault {
        var head = new ResponseHead(xml, NOTHING_SHOWN);
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "ResponseMessages" -> readAnswers(xml, answers);
                default -> head.readChild(xml);
            }
        }
        if (head.isError()) {
            throw new PartnerFault(head.code(), head.text());
        }
    }

    private static void readAnswers(XmlCursor xml, List<PartnerAnswer<MailTips>> answers)
            throws MalformedXml {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "MailTipsResponseMessageType" -> answers.add(readAnswer(xml));
                default -> xml.skip();
            }
            if (answers.size() > MOST) {
                throw xml.wrongText("an answer about at most %d recipients".formatted(MOST));
            }
        }
    }

    private static PartnerAnswer<MailTips> readAnswer(XmlCursor xml) throws MalformedXml {
        var head = new ResponseHead(xml, NOTHING_SHOWN);
        var tips = Optional.<MailTips>empty();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "MailTips" -> tips = Optional.of(MailTipsXml.read(xml));
                default -> head.readChild(xml);
            }
        }
        return head.isError() || tips.isEmpty()
                ? new PartnerAnswer.Error<>(head.code(), head.text())
                : new PartnerAnswer.Shown<>(tips.get());
    }
}
