package entente.wire.autodiscover;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.io.InputStream;
import java.util.List;

/// GetOrganizationRelationshipSettings (MS-OXWSADISC 3.1.4.3): what we share with the owners of some domains.
public final class RelationshipSettings {
    private RelationshipSettings() {}

    public record Request(List<String> domains) implements AutodiscoverRequest.Operation {
        public Request {
            domains = List.copyOf(domains);
        }
    }

    public record Response(List<Relationship> relationships) implements AutodiscoverResponse {
        public Response {
            relationships = List.copyOf(relationships);
        }
    }

    /// One relationship. Access levels are by their names: None, AvailabilityOnly or LimitedDetails for free/busy; None, Limited or
    /// All for MailTips. Targets that are not set are empty.
    public record Relationship(
            String name,
            List<String> domains,
            boolean freeBusyEnabled,
            String freeBusyLevel,
            boolean mailTipsEnabled,
            String mailTipsLevel,
            boolean deliveryReportEnabled,
            boolean mailboxMoveEnabled,
            String targetApplicationUri,
            String targetAutodiscoverEpr,
            String targetSharingEpr) {
        public Relationship {
            domains = List.copyOf(domains);
        }
    }

    /// The request for the relationships with `domain` that we send to the Autodiscover service at `url`.
    public static byte[] request(String domain, String url) {
        return RelationshipSettingsXml.request(domain, url);
    }

    /// Reads a partner's response of at most `mostBytes`. A refusal of the whole call, fault or error code, is thrown.
    public static Response readResponse(InputStream body, int mostBytes)
            throws MalformedXml, AutodiscoverFault {
        return RelationshipSettingsXml.readResponse(body, mostBytes);
    }

    /// Reads `<GetOrganizationRelationshipSettingsRequestMessage>`.
    static Request read(XmlCursor xml) throws MalformedXml {
        var domains = List.<String>of();
        while (xml.nextChild()) {
            if (!xml.name().equals("Request")) {
                xml.skip();
                continue;
            }
            while (xml.nextChild()) {
                switch (xml.name()) {
                    case "Domains" -> domains = Lists.texts(xml, "Domain");
                    default -> xml.skip();
                }
            }
        }
        return new Request(domains);
    }

    static void write(XmlWriter xml, Response response) {
        xml.start("OrganizationRelationshipSettingsCollection");
        response.relationships().forEach(relationship -> write(xml, relationship));
        xml.end();
    }

    private static void write(XmlWriter xml, Relationship relationship) {
        xml.start("OrganizationRelationshipSettings");
        xml.element("DeliveryReportEnabled", relationship.deliveryReportEnabled());
        xml.start("DomainNames");
        relationship.domains().forEach(domain -> xml.element("Domain", domain));
        xml.end();
        xml.element("FreeBusyAccessEnabled", relationship.freeBusyEnabled());
        xml.element("FreeBusyAccessLevel", relationship.freeBusyLevel());
        xml.element("MailTipsAccessEnabled", relationship.mailTipsEnabled());
        xml.element("MailTipsAccessLevel", relationship.mailTipsLevel());
        xml.element("MailboxMoveEnabled", relationship.mailboxMoveEnabled());
        xml.element("Name", relationship.name());
        xml.element("TargetApplicationUri", relationship.targetApplicationUri());
        xml.element("TargetAutodiscoverEpr", relationship.targetAutodiscoverEpr());
        xml.element("TargetSharingEpr", relationship.targetSharingEpr());
        xml.end();
    }
}
