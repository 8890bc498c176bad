package entente.mailfiles;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is found in files of mail.
class MailFilesTest {
    @TempDir private Path folder;

    private final Found found = new Found();

    @Test
    void messagesOfAnMboxAreAsTheyWereBeforeTheyWereQuoted() throws IOException {
        var mbox =
                write(
                        "mail",
                        """
                        From ann@fabrikam.test Mon Mar  2 09:00:00 2026
                        Subject: one
                        Status: RO
                        X-Status: AF

                        >From here on
                        >>From there on
                        From now on, said Ann

                        From bob@contoso.test Mon Mar  2 10:00:00 2026 +0100
                        Subject: two

                        text
                        """);

        find(mbox, Optional.empty());

        assertThat(found.texts())
                .containsExactly(
                        "Subject: one\n\nFrom here on\n>From there on\nFrom now on, said Ann\n",
                        "Subject: two\n\ntext\n");
        assertThat(found.messages.getFirst().flags())
                .containsExactlyInAnyOrder("read", "answered", "flagged");
        assertThat(found.messages)
                .extracting(FoundMessage::received)
                .containsExactly(
                        Optional.of(Instant.parse("2026-03-02T09:00:00Z")),
                        Optional.of(Instant.parse("2026-03-02T09:00:00Z")));
        assertThat(found.messages.get(1).position())
                .isEqualTo(Files.readString(mbox).indexOf("From bob"));
        assertThat(found.passed).isEqualTo(Files.size(mbox));
    }

    @Test
    void aLengthThatIsRightCountsMoreThanLinesThatLookLikeTheNextMessage() throws IOException {
        var text = "one\n\nFrom x@y.test Mon Mar  2 09:00:00 2026\n>From z\n";
        var right = "From a@b.test Mon Mar  2 09:00:00 2026\nContent-Length: %d\n\n%s\n";
        var mbox =
                write(
                        "mail",
                        right.formatted(text.length(), text)
                                + right.formatted(text.length() + 5, "short\n"));

        find(mbox, Optional.empty());

        assertThat(found.texts())
                .containsExactly(
                        "Content-Length: %d\n\n%s".formatted(text.length(), text),
                        "Content-Length: %d\n\nshort\n".formatted(text.length() + 5));
    }

    @Test
    void aMessageThatIsTooLargeIsLeftOutAndTheRestGoesOn() throws IOException {
        var line = "x".repeat(99) + "\n";
        var mbox =
                write(
                        "mail",
                        "From a@b.test Mon Mar  2 09:00:00 2026\nSubject: large\n\n"
                                + line.repeat(FoundMessage.LARGEST / 100 + 1)
                                + "\nFrom a@b.test Mon Mar  2 09:00:00 2026\nSubject: small\n\n");

        find(mbox, Optional.empty());

        assertThat(found.texts()).containsExactly("Subject: small\n\n");
        assertThat(found.skipped).containsExactly("mail ITEM_TOO_LARGE");
    }

    @Test
    void maildirFoldersAndMarksAreThoseOfTheMailbox() throws IOException {
        write("cur/1.a:2,RS", "Subject: read\n\n");
        write("new/2.a", "Subject: new\n\n");
        write("cur/3.a:2,DT", "Subject: gone\n\n");
        write(".Sent/cur/4.a:2,S", "Subject: sent\n\n");
        write(".Archive.B&APw-ro/cur/5.a:2,F", "Subject: old\n\n");
        write("tmp/6.a", "Subject: half\n\n");

        find(folder, Optional.empty());

        assertThat(found.messages)
                .extracting(one ->
                        String.join("/", one.folder())
                                + " "
                                + text(one).strip()
                                + " "
                                + one.flags().stream().sorted().toList())
                .containsExactlyInAnyOrder(
                        "Inbox Subject: read [answered, read]",
                        "Inbox Subject: new []",
                        "Inbox Subject: gone [deleted, draft]",
                        "Sent Items Subject: sent [read]",
                        "Archive/Büro Subject: old [flagged]");
    }

    @Test
    void aMaildirFolderThatIsALinkIsReported(@TempDir Path elsewhere) throws IOException {
        write("cur/1.a", "Subject: one\n\n");
        Files.createSymbolicLink(folder.resolve(".Sent"), elsewhere);

        find(folder, Optional.empty());

        assertThat(found.messages).hasSize(1);
        assertThat(found.skipped).containsExactly(".Sent IMPORT_FILE_UNREADABLE");
    }

    @Test
    void whatIsNoFileIsNotOpened() throws IOException {
        var socket = folder.resolve("a.ics");
        try (var listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            listening.bind(UnixDomainSocketAddress.of(socket));

            find(folder, Optional.empty());
        }

        assertThat(found.calendars).isEmpty();
        assertThat(found.skipped).containsExactly("a.ics IMPORT_FILE_UNREADABLE");
    }

    @Test
    void aTreeOfFilesIsATreeOfFolders() throws IOException {
        write("Mail/Work.mbox", "From a@b.test Mon Mar  2 09:00:00 2026\nSubject: w\n\n");
        write("Mail/Plans/a.eml", "Subject: p\n\n");
        write("b.eml", "Subject: b\n\n");
        write("Calendar/bob.ics", "BEGIN:VCALENDAR\n");
        write("notes.html", "<p>");

        find(folder, Optional.of(List.of("Old")));

        assertThat(found.messages)
                .extracting(one -> String.join("/", one.folder()))
                .containsExactlyInAnyOrder("Old/Mail/Work", "Old/Mail/Plans", "Old");
        assertThat(found.calendars).hasSize(1);
        assertThat(found.skipped).containsExactly("notes.html IMPORT_FILE_UNREADABLE");
    }

    @Test
    void linksAreNotFollowed(@TempDir Path elsewhere) throws IOException {
        Files.writeString(elsewhere.resolve("secret.eml"), "Subject: secret\n\n");
        Files.createSymbolicLink(folder.resolve("a.eml"), elsewhere.resolve("secret.eml"));
        Files.createSymbolicLink(folder.resolve("b"), elsewhere);

        find(folder, Optional.empty());

        assertThat(found.messages).isEmpty();
        assertThat(found.skipped)
                .containsExactly("a.eml IMPORT_FILE_UNREADABLE", "b IMPORT_FILE_UNREADABLE");
    }

    private void find(Path path, Optional<List<String>> target) throws IOException {
        new MailFiles(target, found).find(path);
    }

    private Path write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text, ISO_8859_1);
    }

    private static String text(FoundMessage message) {
        return new String(message.source(), UTF_8);
    }
}
