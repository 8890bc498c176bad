package entente.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.mailbox.MailboxStore.ImportReport;
import entente.mailbox.MailboxStore.ImportReport.Fault;
import entente.question.Address;
import entente.question.BusyBlock;
import entente.question.Window;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

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
        var merged = CalendarImport.read(file, MARY).merge(Agenda.empty(NOW));
        return new ImportedCalendar(merged.agenda(), merged.report());
    }

    List<Fault> faults() {
        return report.faults();
    }

    List<BusyBlock> entries(Window window) {
        return agenda.entries(window);
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
