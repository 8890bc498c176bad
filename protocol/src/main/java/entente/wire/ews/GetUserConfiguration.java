package entente.wire.ews;

import entente.problem.Refusal;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;

/// GetUserConfiguration (MS-OXWSUSRCFG 3.1.4.3): settings that a client keeps in a folder. None can be kept here yet, so every answer is
/// a refusal; there are clients that ask at their start and need it inside a good response.
public final class GetUserConfiguration {
    private GetUserConfiguration() {}

    public record Request() implements EwsRequest.Operation {}

    public record Response(Refusal why) implements EwsResponse {}

    /// Reads `<GetUserConfiguration>`.
    static Request read(XmlCursor xml) throws MalformedXml {
        xml.skip();
        return new Request();
    }

    static void write(XmlWriter xml, Response response) {
        xml.start("m:GetUserConfigurationResponse").start("m:ResponseMessages");
        ResponseMessages.refused(xml, "m:GetUserConfigurationResponseMessage", response.why());
        xml.end().end().end();
    }
}
