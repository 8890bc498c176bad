package entente.wire.ews;

import entente.problem.Code;
import entente.question.Window;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// An automatic reply as EWS has it (MS-OXWOOF 2.2.4.4 `UserOofSettings`), in both directions.
///
/// `during` is there where the state is [State#SCHEDULED], and only then. A text is as it was written, plain or HTML, and not blank.
public record OofSettings(
        State state,
        Audience audience,
        Optional<Window> during,
        Optional<Reply> internal,
        Optional<Reply> external) {
    /// A text, and the language that it is written in, as a tag like `de-AT`, where that is said.
    public record Reply(String text, Optional<String> language) {}

    /// Whether the reply is given.
    public enum State {
        DISABLED("Disabled"),
        ENABLED("Enabled"),
        SCHEDULED("Scheduled");

        private final String wireName;

        State(String wireName) {
            this.wireName = wireName;
        }
    }

    /// Which senders outside get the external text.
    public enum Audience {
        NONE("None"),
        KNOWN("Known"),
        ALL("All");

        private final String wireName;

        Audience(String wireName) {
            this.wireName = wireName;
        }

        String wireName() {
            return wireName;
        }
    }

    private static final Set<String> OF_MEETINGS =
            Set.of(
                    "DeclineEventsForScheduledOOF",
                    "DeclineAllEventsForScheduledOOF",
                    "CreateOOFEvent",
                    "AutoDeclineFutureRequestsWhenOOF");

    public OofSettings {
        if (during.isPresent() != (state == State.SCHEDULED)) {
            throw new IllegalArgumentException("what is scheduled, and nothing else, has times");
        }
    }

    /// Reads `<UserOofSettings>`; refused where its times cannot be, or where it wants something done with meetings. Times that tell no offset are on the clock of `zone`.
    static BatchResult<OofSettings> read(XmlCursor xml, ZoneContext zone) throws MalformedXml {
        var state = Optional.<State>empty();
        var audience = Audience.ALL;
        var times = List.<WireTime>of();
        var internal = Optional.<Reply>empty();
        var external = Optional.<Reply>empty();
        var meetings = false;
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "OofState" -> state = Optional.of(readState(xml));
                case "ExternalAudience" -> audience = readAudience(xml);
                case "Duration" -> times = readTimes(xml);
                case "InternalReply" -> internal = readReply(xml);
                case "ExternalReply" -> external = readReply(xml);
                case "DeclineMeetingReply" -> meetings |= readReply(xml).isPresent();
                case String name when OF_MEETINGS.contains(name) -> meetings |= xml.flag();
                default -> xml.skip();
            }
        }
        var wanted = state.orElseThrow(() -> xml.missing("OofState"));
        var during = wanted == State.SCHEDULED ? window(times, zone) : Optional.<Window>empty();
        if (meetings) {
            return BatchResult.refused(Code.REPLY_PART_NOT_KEPT);
        }
        return wanted == State.SCHEDULED && during.isEmpty()
                ? BatchResult.refused(Code.REPLY_SCHEDULE_INVALID)
                : BatchResult.done(new OofSettings(wanted, audience, during, internal, external));
    }

    private static State readState(XmlCursor xml) throws MalformedXml {
        var name = xml.text();
        return Arrays.stream(State.values())
                .filter(state -> state.wireName.equals(name))
                .findFirst()
                .orElseThrow(() -> xml.wrongText("Disabled, Enabled or Scheduled"));
    }

    private static Audience readAudience(XmlCursor xml) throws MalformedXml {
        var name = xml.text();
        return Arrays.stream(Audience.values())
                .filter(audience -> audience.wireName.equals(name))
                .findFirst()
                .orElseThrow(() -> xml.wrongText("None, Known or All"));
    }

    /// The start and the end; nothing where one of them is not there.
    private static List<WireTime> readTimes(XmlCursor xml) throws MalformedXml {
        var start = new ArrayList<WireTime>();
        var end = new ArrayList<WireTime>();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "StartTime" -> start.add(TimeWindowXml.readTime(xml));
                case "EndTime" -> end.add(TimeWindowXml.readTime(xml));
                default -> xml.skip();
            }
        }
        return start.isEmpty() || end.isEmpty()
                ? List.of()
                : List.of(start.getFirst(), end.getFirst());
    }

    private static Optional<Window> window(List<WireTime> times, ZoneContext zone) {
        if (times.isEmpty()) {
            return Optional.empty();
        }
        var start = zone.instant(times.getFirst());
        var end = zone.instant(times.getLast());
        return start.isBefore(end) ? Optional.of(new Window(start, end)) : Optional.empty();
    }

    private static Optional<Reply> readReply(XmlCursor xml) throws MalformedXml {
        var language = xml.language().flatMap(OofSettings::tag);
        var text = "";
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Message" -> text = xml.text();
                default -> xml.skip();
            }
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(new Reply(text, language));
    }

    private static Optional<String> tag(String language) {
        return Optional.of(Locale.forLanguageTag(language).toLanguageTag())
                .filter(tag -> !tag.equals("und"));
    }

    /// Writes `<t:OofSettings>`.
    void write(XmlWriter xml) {
        xml.start("t:OofSettings");
        xml.element("t:OofState", state.wireName);
        xml.element("t:ExternalAudience", audience.wireName);
        if (during.isPresent()) {
            xml.start("t:Duration");
            xml.element("t:StartTime", ValueXml.seconds(during.get().start()));
            xml.element("t:EndTime", ValueXml.seconds(during.get().end())).end();
        }
        write(xml, "t:InternalReply", internal);
        write(xml, "t:ExternalReply", external);
        xml.end();
    }

    /// There are clients that need both to be there.
    private static void write(XmlWriter xml, String element, Optional<Reply> reply) {
        xml.start(element);
        reply.flatMap(Reply::language).ifPresent(tag -> xml.attribute("xml:lang", tag));
        xml.element("t:Message", reply.map(Reply::text).orElse("")).end();
    }
}
