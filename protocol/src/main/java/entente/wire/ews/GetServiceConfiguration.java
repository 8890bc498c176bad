package entente.wire.ews;

import entente.problem.Refusal;
import entente.question.Domain;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// GetServiceConfiguration ("GetServiceConfiguration operation" of the EWS reference): how a client is to treat what this server tells, of
/// MailTips and nothing else.
public final class GetServiceConfiguration {
    private static final String MESSAGE = "m:ServiceConfigurationResponseMessageType";

    /// The name under which the configuration of MailTips is asked for.
    public static final String MAIL_TIPS = "MailTips";

    /// More names in one request are malformed: there are six.
    private static final int MOST = 20;

    private GetServiceConfiguration() {}

    /// Which configurations are asked for, by their names as sent, and as whom where it is said.
    public record Request(Optional<String> actingAs, List<String> names)
            implements EwsRequest.Operation {
        public Request {
            names = List.copyOf(names);
        }
    }

    /// What is answered for each name, in the order asked.
    public record Response(List<BatchResult<MailTipsConfiguration>> results)
            implements EwsResponse {
        public Response {
            results = List.copyOf(results);
        }
    }

    /// A domain whose people count as inside; with `andBelow` those of its subdomains, too.
    public record InternalDomain(Domain domain, boolean andBelow) {}

    /// How MailTips are to be treated. `maxMessageSize` is in bytes; an audience is large from `largeAudienceThreshold` on, and one that is
    /// larger than `largeAudienceCap` is not counted to its end.
    public record MailTipsConfiguration(
            boolean enabled,
            int maxRecipients,
            int maxMessageSize,
            int largeAudienceThreshold,
            boolean showExternalRecipients,
            List<InternalDomain> internalDomains,
            int largeAudienceCap) {
        public MailTipsConfiguration {
            internalDomains = List.copyOf(internalDomains);
        }
    }

    /// Reads `<GetServiceConfiguration>`.
    static Request read(XmlCursor xml) throws MalformedXml {
        var actingAs = Optional.<String>empty();
        var names = new ArrayList<String>();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "ActingAs" -> actingAs = EmailAddressXml.read(xml);
                case "RequestedConfiguration" -> readNames(xml, names);
                default -> xml.skip();
            }
        }
        if (names.isEmpty()) {
            throw xml.missing("RequestedConfiguration/ConfigurationName");
        }
        return new Request(actingAs, names);
    }

    private static void readNames(XmlCursor xml, List<String> names) throws MalformedXml {
        while (xml.nextChild()) {
            switch (xml.name()) {
                // The schema has a list here, of which clients send one each.
                case "ConfigurationName" ->
                        Arrays.stream(xml.text().split("\\s+", -1))
                                .filter(name -> !name.isEmpty())
                                .forEach(names::add);
                default -> xml.skip();
            }
            if (names.size() > MOST) {
                throw xml.wrongText("a list of at most %d names".formatted(MOST));
            }
        }
    }

    static void write(XmlWriter xml, Response response) {
        ResponseMessages.success(xml, "m:GetServiceConfigurationResponse");
        xml.start("m:ResponseMessages");
        response.results().forEach(result -> write(xml, result));
        xml.end().end();
    }

    private static void write(XmlWriter xml, BatchResult<MailTipsConfiguration> result) {
        switch (result) {
            case BatchResult.Done<MailTipsConfiguration>(var configuration) -> {
                ResponseMessages.success(xml, MESSAGE);
                write(xml, configuration);
            }
            case BatchResult.Refused<MailTipsConfiguration>(Refusal why) ->
                    ResponseMessages.refused(xml, MESSAGE, why);
        }
        xml.end();
    }

    private static void write(XmlWriter xml, MailTipsConfiguration configuration) {
        xml.start("m:MailTipsConfiguration");
        xml.element("t:MailTipsEnabled", configuration.enabled());
        xml.element("t:MaxRecipientsPerGetMailTipsRequest", configuration.maxRecipients());
        xml.element("t:MaxMessageSize", configuration.maxMessageSize());
        xml.element("t:LargeAudienceThreshold", configuration.largeAudienceThreshold());
        xml.element("t:ShowExternalRecipientCount", configuration.showExternalRecipients());
        xml.start("t:InternalDomains");
        for (var internal : configuration.internalDomains()) {
            xml.start("t:Domain").attribute("Name", internal.domain().name());
            xml.attribute("IncludeSubdomains", Boolean.toString(internal.andBelow())).end();
        }
        xml.end();
        // Policy tips need mail rules, of which there are none here.
        xml.element("t:PolicyTipsEnabled", false);
        xml.element("t:LargeAudienceCap", configuration.largeAudienceCap());
        xml.end();
    }
}
