package entente.calendar;

import entente.calendar.Appointment.Response;
import entente.calendar.Appointment.Role;
import entente.item.Addressee;
import entente.question.Status;
import java.util.List;
import java.util.Optional;

/// What Exchange's numbers and lines mean (MS-OXOCAL 2.2.1.2, 2.2.1.10, 2.2.1.11).
final class Numbers {
    /// Bits of [entente.item.Known#APPOINTMENT_STATE].
    static final int MEETING = 1;

    static final int RECEIVED = 2;
    static final int CANCELLED = 4;

    private static final List<Status> BUSY_STATUS =
            List.of(
                    Status.FREE,
                    Status.TENTATIVE,
                    Status.BUSY,
                    Status.OUT_OF_OFFICE,
                    Status.WORKING_ELSEWHERE);

    private static final List<Response> RESPONSES = List.of(Response.values());

    private Numbers() {}

    static int of(Status status) {
        return BUSY_STATUS.indexOf(status);
    }

    static Optional<Status> status(int number) {
        return number < 0 || number >= BUSY_STATUS.size()
                ? Optional.empty()
                : Optional.of(BUSY_STATUS.get(number));
    }

    static int of(Response response) {
        return RESPONSES.indexOf(response);
    }

    static Optional<Response> response(int number) {
        return number < 0 || number >= RESPONSES.size()
                ? Optional.empty()
                : Optional.of(RESPONSES.get(number));
    }

    static Addressee.Kind line(Role role) {
        return switch (role) {
            case REQUIRED -> Addressee.Kind.TO;
            case OPTIONAL -> Addressee.Kind.CC;
            case RESOURCE -> Addressee.Kind.BCC;
        };
    }
}
