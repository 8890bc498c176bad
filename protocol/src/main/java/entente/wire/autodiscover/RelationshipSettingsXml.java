package entente.wire.autodiscover;

import entente.wire.autodiscover.RelationshipSettings.Relationship;
import entente.wire.autodiscover.RelationshipSettings.Response;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.SoapEnvelope;
import entente.wire.soap.SoapFault;
import entente.wire.soap.XmlCursor;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// GetOrganizationRelationshipSettings as we ask it of a partner, and the partner's response.
final class RelationshipSettingsXml {
    private static final String OPERATION = "GetOrganizationRelationshipSettings";
    private static final int MOST_TEXT = 500;

    private RelationshipSettingsXml() {}

    static byte[] request(String domain, String url) {
        var xml = SoapEnvelope.start(1_024).attribute("xmlns:a", Autodiscover.NAMESPACE);
        xml.attribute("xmlns:wsa", Autodiscover.ADDRESSING);
        xml.start("s:Header").element("a:RequestedServerVersion", Autodiscover.VERSION);
        xml.element("wsa:Action", Autodiscover.action(OPERATION)).element("wsa:To", url).end();
        xml.start("s:Body").start("a:" + OPERATION + "RequestMessage").start("a:Request");
        xml.start("a:Domains").element("a:Domain", domain).end();
        return xml.end().end().end().end().toBytes();
    }

    static Response readResponse(InputStream body, int mostBytes)
            throws MalformedXml, AutodiscoverFault {
        var told = new ArrayList<Relationship>();
        try (var xml = XmlCursor.open(body, Autodiscover.RESPONSE, mostBytes)) {
            SoapEnvelope.<AutodiscoverFault>read(
                    xml, XmlCursor::skip, child -> readBody(child, told));
        }
        return new Response(told);
    }

    private static void readBody(XmlCursor xml, List<Relationship> told)
            throws MalformedXml, AutodiscoverFault {
        switch (xml.name()) {
            case "Fault" -> {
                var fault = SoapFault.read(xml);
                throw new AutodiscoverFault(fault.bestCode(), fault.text());
            }
            case OPERATION + "ResponseMessage" -> {
                while (xml.nextChild()) {
                    switch (xml.name()) {
                        case "Response" -> readResponse(xml, told);
                        default -> xml.skip();
                    }
                }
            }
            default -> throw xml.wrong("is not a response to " + OPERATION);
        }
    }

    private static void readResponse(XmlCursor xml, List<Relationship> told)
            throws MalformedXml, AutodiscoverFault {
        var code = ErrorCode.NO_ERROR.wireName();
        var message = "";
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "ErrorCode" -> code = cut(xml.text());
                case "ErrorMessage" -> message = cut(xml.text());
                case "OrganizationRelationshipSettingsCollection" -> readAll(xml, told);
                default -> xml.skip();
            }
        }
        if (!code.equals(ErrorCode.NO_ERROR.wireName())) {
            throw new AutodiscoverFault(code, message);
        }
    }

    private static void readAll(XmlCursor xml, List<Relationship> told) throws MalformedXml {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "OrganizationRelationshipSettings" -> told.add(readOne(Lists.room(xml, told)));
                default -> xml.skip();
            }
        }
    }

    /// Elements are found by their names; what is left out is as where nothing is shared.
    private static Relationship readOne(XmlCursor xml) throws MalformedXml {
        var name = "";
        var domains = List.<String>of();
        var freeBusy = false;
        var freeBusyLevel = "None";
        var mailTips = false;
        var mailTipsLevel = "None";
        var deliveryReports = false;
        var moves = false;
        var applicationUri = "";
        var autodiscover = "";
        var sharing = "";
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Name" -> name = cut(xml.text());
                case "DomainNames" -> domains = Lists.texts(xml, "Domain");
                case "FreeBusyAccessEnabled" -> freeBusy = flag(xml);
                case "FreeBusyAccessLevel" -> freeBusyLevel = cut(xml.text());
                case "MailTipsAccessEnabled" -> mailTips = flag(xml);
                case "MailTipsAccessLevel" -> mailTipsLevel = cut(xml.text());
                case "DeliveryReportEnabled" -> deliveryReports = flag(xml);
                case "MailboxMoveEnabled" -> moves = flag(xml);
                case "TargetApplicationUri" -> applicationUri = cut(xml.text());
                case "TargetAutodiscoverEpr" -> autodiscover = cut(xml.text());
                case "TargetSharingEpr" -> sharing = cut(xml.text());
                default -> xml.skip();
            }
        }
        return new Relationship(
                name,
                domains,
                freeBusy,
                freeBusyLevel,
                mailTips,
                mailTipsLevel,
                deliveryReports,
                moves,
                applicationUri,
                autodiscover,
                sharing);
    }

    private static boolean flag(XmlCursor xml) throws MalformedXml {
        return xml.text().strip().equals("true");
    }

    private static String cut(String text) {
        return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT);
    }
}
