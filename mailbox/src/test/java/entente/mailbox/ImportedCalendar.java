package entente.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.calendar.CalendarFault;
import entente.mailbox.MailboxStore.ImportReport;
import entente.question.Address;
import entente.question.BusyBlock;
import entente.question.Window;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// Mary's calendar after an import, without a store around it.
record ImportedCalendar(Agenda agenda, ImportReport report) {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final Recipient.Mailbox MARY =
            new Recipient.Mailbox(
                    Address.of("mary@contoso.test"),
                    "Mary",
                    Recipient.Kind.PERSON,
                    ZoneId.of("Europe/Berlin"));

    /// What comes of one VCALENDAR that holds these lines.
    static ImportedCalendar imported(String lines) {
        return importedFile("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + lines + "\r\nEND:VCALENDAR\r\n");
    }

    static ImportedCalendar importedFile(String file) {
        return importedFile(file.getBytes(UTF_8));
    }

    static ImportedCalendar importedFile(byte[] file) {
        try {
            var read = CalendarImport.read(file, MARY.owner());
            var tally = new ImportTally(read.faults());
            var agenda = Agenda.empty(NOW);
            for (var left = read.found(); !left.isEmpty(); ) {
                var merged = CalendarMerge.of(read.owner(), left, agenda, _ -> Optional.empty());
                tally.add(merged);
                agenda = merged.agenda();
                left = left.subList(merged.met(), left.size());
            }
            return new ImportedCalendar(agenda, tally.report());
        } catch (SQLException e) {
            throw new AssertionError("nothing is read from a file", e);
        }
    }

    List<CalendarFault> faults() {
        return report.faults();
    }

    List<BusyBlock> entries(Window window) {
        return agenda.entries(window).stream().map(AgendaEntry::block).toList();
    }

    /// All of ten years.
    List<BusyBlock> entries() {
        return entries(
                new Window(
                        Instant.parse("2020-01-01T00:00:00Z"),
                        Instant.parse("2030-01-01T00:00:00Z")));
    }

    List<String> subjects() {
        return entries().stream().map(block -> block.details().orElseThrow().subject()).toList();
    }
}
