package entente.mailbox;

import entente.question.BusyBlock;
import entente.question.TimeZoneRule;
import entente.question.Window;
import entente.question.WorkingHours;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A mailbox's calendar as one [Holding] has it.
record HeldCalendar(Recipient.Mailbox mailbox, Holding holding) implements Calendar {
    @Override
    public CalendarPermissions permissions() {
        return holding.permissions().ofCalendar();
    }

    @Override
    public Optional<WorkingHours> workingHours(Instant at) {
        return holding.hours()
                .map(hours ->
                        new WorkingHours(
                                TimeZoneRule.of(
                                        hours.zone().getRules(), at.atZone(hours.zone()).getYear()),
                                hours.periods()));
    }

    @Override
    public List<BusyBlock> entries(Window window) {
        return holding.agendas()
                .find(DefaultFolder.CALENDAR)
                .map(agenda -> agenda.entries(window).stream().map(AgendaEntry::block).toList())
                .orElse(List.of());
    }
}
