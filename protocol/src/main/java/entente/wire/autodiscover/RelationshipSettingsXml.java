package entente.wire.autodiscover;

import entente.wire.autodiscover.RelationshipSettings.Relationship;
import entente.wire.autodiscover.RelationshipSettings.Response;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// GetOrganizationRelationshipSettings as we ask it of a partner, and the partner's response.
final class RelationshipSettingsXml {
    private static final PartnerOperation OPERATION =
            new PartnerOperation("GetOrganizationRelationshipSettings");

    private RelationshipSettingsXml() {}

    static byte[] request(String domain, String url) {
        var xml = OPERATION.start(url);
        xml.start("a:Domains").element("a:Domain", domain).end();
        return xml.end().end().end().end().toBytes();
    }

    static Response readResponse(InputStream body, int mostBytes)
            throws MalformedXml, AutodiscoverFault {
        var told = new ArrayList<Relationship>();
        OPERATION.read(
                body,
                mostBytes,
                xml -> {
                    switch (xml.name()) {
                        case "OrganizationRelationshipSettingsCollection" -> readAll(xml, told);
                        default -> xml.skip();
                    }
                });
        return new Response(told);
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
                case "Name" -> name = PartnerOperation.cut(xml.text());
                case "DomainNames" -> domains = Lists.texts(xml, "Domain");
                case "FreeBusyAccessEnabled" -> freeBusy = flag(xml);
                case "FreeBusyAccessLevel" -> freeBusyLevel = PartnerOperation.cut(xml.text());
                case "MailTipsAccessEnabled" -> mailTips = flag(xml);
                case "MailTipsAccessLevel" -> mailTipsLevel = PartnerOperation.cut(xml.text());
                case "DeliveryReportEnabled" -> deliveryReports = flag(xml);
                case "MailboxMoveEnabled" -> moves = flag(xml);
                case "TargetApplicationUri" -> applicationUri = PartnerOperation.cut(xml.text());
                case "TargetAutodiscoverEpr" -> autodiscover = PartnerOperation.cut(xml.text());
                case "TargetSharingEpr" -> sharing = PartnerOperation.cut(xml.text());
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
}
