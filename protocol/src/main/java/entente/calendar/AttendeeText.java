package entente.calendar;

import com.github.mangstadt.vinnie.SyntaxStyle;
import com.github.mangstadt.vinnie.VObjectParameters;
import com.github.mangstadt.vinnie.validate.VObjectValidator;
import entente.calendar.Appointment.Attendee;
import entente.calendar.Appointment.Response;
import entente.calendar.Appointment.Role;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// ATTENDEE and ORGANIZER as they are written. What a line said of the same person beside that is kept.
final class AttendeeText {
    /// How a value was once encoded, which the library undoes when it reads.
    private static final Set<String> UNDONE = Set.of("ENCODING", "CHARSET");

    private AttendeeText() {}

    static String organizer(Attendee who, Optional<ContentLine> before) {
        var parameters = parameters(before);
        setName(parameters, who);
        return Line.of("ORGANIZER", parameters, value(who, before));
    }

    /// An invitation; one to somebody new asks for an answer if `asking`.
    static String attendee(Attendee who, Optional<ContentLine> before, boolean asking) {
        var parameters = parameters(before);
        var was = before.flatMap(AttendeeLine::attendee);
        setName(parameters, who);
        if (was.map(Attendee::role).filter(who.role()::equals).isEmpty()) {
            setRole(parameters, who.role());
        }
        if (was.isEmpty() || (was.get().response() != who.response() && isAnswer(who))) {
            parameters.replace("PARTSTAT", answer(who.response()));
        }
        if (was.isEmpty() && who.response() != Response.ORGANIZER) {
            parameters.replace("RSVP", asking ? "TRUE" : "FALSE");
        }
        return Line.of("ATTENDEE", parameters, value(who, before));
    }

    /// The same invitation, whatever was answered.
    static String unanswered(ContentLine attendee) {
        var parameters = parameters(Optional.of(attendee));
        parameters.removeAll("PARTSTAT");
        return Line.of("ATTENDEE", parameters, attendee.value());
    }

    /// The same invitation, which asks for an answer or does not.
    static String asking(ContentLine attendee, boolean asking) {
        var parameters = parameters(Optional.of(attendee));
        parameters.replace("RSVP", asking ? "TRUE" : "FALSE");
        return Line.of("ATTENDEE", parameters, attendee.value());
    }

    /// The organizer's own line keeps what it says, whatever that is.
    private static boolean isAnswer(Attendee who) {
        return who.response() != Response.ORGANIZER;
    }

    private static void setName(VObjectParameters parameters, Attendee who) {
        if (who.name().isEmpty()) {
            parameters.removeAll("CN");
        } else {
            parameters.replace("CN", who.name());
        }
    }

    private static void setRole(VObjectParameters parameters, Role role) {
        switch (role) {
            case REQUIRED -> {
                parameters.removeAll("CUTYPE");
                parameters.replace("ROLE", "REQ-PARTICIPANT");
            }
            case OPTIONAL -> {
                parameters.removeAll("CUTYPE");
                parameters.replace("ROLE", "OPT-PARTICIPANT");
            }
            case RESOURCE -> {
                parameters.replace("CUTYPE", "RESOURCE");
                parameters.replace("ROLE", "NON-PARTICIPANT");
            }
        }
    }

    private static String answer(Response response) {
        return switch (response) {
            case ACCEPT, ORGANIZER -> "ACCEPTED";
            case TENTATIVE -> "TENTATIVE";
            case DECLINE -> "DECLINED";
            case NONE, NOT_RESPONDED -> "NEEDS-ACTION";
        };
    }

    private static String value(Attendee who, Optional<ContentLine> before) {
        var kept = before.filter(line -> AttendeeLine.address(line).equals(who.address()));
        if (kept.isPresent()) {
            return kept.get().value();
        }
        var address = who.address();
        return address.contains("@") || !address.contains(":") ? "mailto:" + address : address;
    }

    private static VObjectParameters parameters(Optional<ContentLine> before) {
        var kept = new VObjectParameters();
        if (before.isEmpty()) {
            return kept;
        }
        for (var parameter : before.get().property().getParameters()) {
            for (var value : parameter.getValue()) {
                if (isSayable(parameter.getKey(), value)) {
                    kept.put(parameter.getKey(), value);
                }
            }
        }
        return kept;
    }

    /// Readers take more than writers may write.
    private static boolean isSayable(String name, String value) {
        return name != null
                && !UNDONE.contains(name.toUpperCase(Locale.ROOT))
                && VObjectValidator.validateParameterName(name, SyntaxStyle.NEW, true)
                && VObjectValidator.validateParameterValue(value, SyntaxStyle.NEW, true, true);
    }
}
