package entente.wire.ews;

import entente.question.WindowsZones;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.ArrayList;
import java.util.List;

/// GetServerTimeZones (MS-OXWSGTZ 3.1.4.1): which zones the server knows by their Windows names, and how their clocks change.
public final class GetServerTimeZones {
    private static final int MOST_IDS = 500;

    private GetServerTimeZones() {}

    /// The zones asked for, by Windows name; all of them when none is named. `full` asks for periods and changes too.
    public record Request(boolean full, List<String> ids) implements EwsRequest.Operation {
        public Request {
            ids = List.copyOf(ids);
        }

        /// The answer: those asked for that there are.
        public Response answer() {
            var known = WindowsZones.ids();
            return new Response(
                    ids.isEmpty() ? known : ids.stream().filter(known::contains).toList(), full);
        }
    }

    /// The zones answered, each a name that [WindowsZones] knows.
    public record Response(List<String> ids, boolean full) implements EwsResponse {
        public Response {
            ids = List.copyOf(ids);
        }
    }

    /// Reads `<GetServerTimeZones>`; ids beyond the 500th are not looked at, there are not that many.
    static Request read(XmlCursor xml) throws MalformedXml {
        var full =
                xml.attribute("ReturnFullTimeZoneData")
                        .filter(text -> text.equals("true") || text.equals("1"))
                        .isPresent();
        var ids = new ArrayList<String>();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Ids" -> readIds(xml, ids);
                default -> xml.skip();
            }
        }
        return new Request(full, ids);
    }

    static void write(XmlWriter xml, Response response) {
        xml.start("m:GetServerTimeZonesResponse").start("m:ResponseMessages");
        ResponseMessages.success(xml, "m:GetServerTimeZonesResponseMessage");
        xml.start("m:TimeZoneDefinitions");
        response.ids()
                .forEach(id ->
                        ZoneDefinitionWriter.write(
                                xml, "t:TimeZoneDefinition", id, response.full()));
        xml.end().end().end().end();
    }

    private static void readIds(XmlCursor xml, List<String> ids) throws MalformedXml {
        while (xml.nextChild()) {
            if (xml.name().equals("Id") && ids.size() < MOST_IDS) {
                ids.add(xml.text());
            } else {
                xml.skip();
            }
        }
    }
}
