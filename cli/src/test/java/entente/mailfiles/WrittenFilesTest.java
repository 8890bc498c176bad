package entente.mailfiles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is written into files of mail and calendars.
class WrittenFilesTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    @TempDir private Path folder;

    @Test
    void aMessageWithAQuotedLineInItsHeaderComesBackFromAnMboxAsItWas() throws IOException {
        var source = "Subject: a\r\n>From joe Mon Jan  1 00:00:00 2024\r\n\r\nb\r\n";

        write(MailWriting.Form.MBOX, List.of("Inbox"), source);

        assertThat(read()).containsExactly(source);
    }

    @Test
    void linesOfATextThatLookLikeMarksAreNoneAndOneThatDoesNotEndEnds() throws IOException {
        write(
                MailWriting.Form.MBOX,
                List.of("Inbox"),
                "Subject: a\n\nStatus: R\n>From me\nFrom you");

        var found = found();

        assertThat(found.texts()).containsExactly("Subject: a\n\nStatus: R\n>From me\nFrom you\n");
        assertThat(found.messages.getFirst().flags()).isEmpty();
    }

    @Test
    void aMessageThatDoesNotEndALineIsNotTheBeginningOfTheNext() throws IOException {
        try (var mail = MailWriting.of(MailWriting.Form.MBOX, folder)) {
            mail.beginFolder(List.of("Inbox"));
            mail.message("Subject: a\n\nb".getBytes(UTF_8), NOW, Set.of());
            mail.message("Subject: c\n\nd".getBytes(UTF_8), NOW, Set.of("read"));
            mail.endFolder();
        }

        assertThat(found().texts()).containsExactly("Subject: a\n\nb\n", "Subject: c\n\nd\n");
    }

    @Test
    void marksThatAMessageBringsAreLeftOutOfAnMbox() throws IOException {
        write(
                MailWriting.Form.MBOX,
                List.of("Inbox"),
                "Status: RO\nX-Status: F\nSubject: a\n\nb\n");

        var found = found();

        assertThat(found.texts()).containsExactly("Subject: a\n\nb\n");
        assertThat(found.messages.getFirst().flags()).isEmpty();
    }

    @Test
    void aFolderAndAFileNeverShareAName() {
        var names = new FileNames(folder);

        var file = names.of(List.of("Inbox"), ".mbox");
        var below = names.of(List.of("Inbox.mbox", "Old"), ".mbox");
        var called = names.of(List.of("Calendar.ics"), "");

        assertThat(file).isEqualTo(folder.resolve("Inbox.mbox"));
        assertThat(below).isEqualTo(folder.resolve("Inbox_.mbox").resolve("Old.mbox"));
        assertThat(called).isEqualTo(folder.resolve("Calendar_.ics"));
    }

    @Test
    void aMaildirFolderOfALongPathIsUnderAShortNameThatIsFree() throws IOException {
        var path = List.of("Büro".repeat(20), "Büro".repeat(20));
        try (var mail = MailWriting.of(MailWriting.Form.MAILDIR, folder)) {
            mail.beginFolder(List.of("Long names", "1"));
            mail.endFolder();
            mail.beginFolder(path);
            mail.message("Subject: a\n\n".getBytes(UTF_8), NOW, Set.of());
            mail.endFolder();

            assertThat(mail.renamed()).isEqualTo(Map.of("Long names/2", path));
        }

        assertThat(folder.resolve(".Long names.2").resolve("cur")).isNotEmptyDirectory();
    }

    @Test
    void twoZonesOfOneNameAreInCalendarsOfTheirOwn() throws IOException {
        var file = folder.resolve("a.ics");
        try (var calendar = new CalendarWriting(file)) {
            calendar.add(object("+0100", "1"));
            calendar.add(object("+0100", "2"));
            calendar.add(object("+0300", "3"));
            calendar.keep();
        }

        var begin = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Entente//EN\r\n";
        assertThat(file)
                .content()
                .isEqualTo(
                        begin
                                + zone("+0100")
                                + event("1")
                                + event("2")
                                + "END:VCALENDAR\r\n"
                                + begin
                                + zone("+0300")
                                + event("3")
                                + "END:VCALENDAR\r\n");
    }

    @Test
    void aZoneWhoseNameIsFoldedIsTheOneOfItsWholeName() throws IOException {
        var file = folder.resolve("a.ics");
        try (var calendar = new CalendarWriting(file)) {
            calendar.add(folded("one"));
            calendar.add(folded("two"));
            calendar.keep();
        }

        assertThat(file)
                .content()
                .containsOnlyOnce("BEGIN:VCALENDAR")
                .containsOnlyOnce("TZID:Here\r\n  one")
                .containsOnlyOnce("TZID:Here\r\n  two");
    }

    private static byte[] folded(String name) {
        return new String(object("+0100", name), UTF_8)
                .replace("TZID:Here", "TZID:Here\r\n  " + name)
                .getBytes(UTF_8);
    }

    private static byte[] object(String offset, String uid) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n%s%sEND:VCALENDAR\r\n"
                .formatted(zone(offset), event(uid))
                .getBytes(UTF_8);
    }

    private static String zone(String offset) {
        return "BEGIN:VTIMEZONE\r\nTZID:Here\r\nBEGIN:STANDARD\r\nTZOFFSETTO:%s\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
                .formatted(offset);
    }

    private static String event(String uid) {
        return "BEGIN:VEVENT\r\nUID:%s\r\nEND:VEVENT\r\n".formatted(uid);
    }

    private void write(MailWriting.Form form, List<String> names, String source)
            throws IOException {
        try (var mail = MailWriting.of(form, folder)) {
            mail.beginFolder(names);
            mail.message(source.getBytes(UTF_8), NOW, Set.of());
            mail.endFolder();
        }
    }

    private List<String> read() throws IOException {
        return found().texts();
    }

    private Found found() throws IOException {
        var found = new Found();
        new MailFiles(Optional.empty(), found).find(folder);
        assertThat(found.skipped).isEmpty();
        assertThat(found.calendars).isEmpty();
        return found;
    }
}
