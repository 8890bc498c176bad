package entente.cli;

import entente.mail.MailForm;
import entente.mailbox.Photo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What `mailbox set` can say about how a mailbox takes mail, and what its owner looks like.
final class MailOptions {
    private static final String STATE = MailForm.REPLY_STATE.member();
    private static final String DISABLED = "Disabled";

    private final ObjectOptions settings = new ObjectOptions();

    @Option(
            names = "--no-auto-reply",
            description =
                    "No automatic reply; its texts are kept. In Exchange: -AutoReplyState Disabled.")
    private boolean noReply;

    @Option(
            names = "--photo",
            paramLabel = "FILE",
            description =
                    "The owner's photo, a JPEG of at most 512 KiB, 2048 pixels a side and 32 scans. In Exchange: Set-UserPhoto.")
    private Optional<Path> photo = Optional.empty();

    @Option(names = "--no-photo", description = "No photo. In Exchange: Remove-UserPhoto.")
    private boolean noPhoto;

    CommandLine addedTo(CommandLine command) {
        return settings.addedTo(command, MailForm.SETTINGS);
    }

    boolean areEmpty() {
        return settings.areEmpty() && !noReply && photo.isEmpty() && !noPhoto;
    }

    boolean changeMail() {
        return noReply || !settings.areEmpty();
    }

    boolean takePhotoAway() {
        return noPhoto;
    }

    /// Before anything is sent, so that a slip changes nothing.
    void check() {
        if (noPhoto && photo.isPresent()) {
            throw CommandFailed.usage("There is a photo, or there is none.", "Say one of both.");
        }
        if (noReply && settings.said().hasNonNull(STATE)) {
            throw CommandFailed.usage(
                    "A reply is given, or it is not.",
                    "Say --no-auto-reply or --auto-reply-state.");
        }
        photo();
    }

    /// What was said of a mailbox that takes mail as it is `now`. Whoever writes a reply where none is given means it to be given.
    ObjectNode mail(JsonNode now) {
        var said = settings.said();
        if (noReply) {
            return said.put(STATE, DISABLED);
        }
        var isOff = Json.text(now, STATE).orElse(DISABLED).equals(DISABLED);
        if (said.has(STATE)) {
            return said;
        }
        if (has(said, MailForm.REPLY_FROM.member(), MailForm.REPLY_UNTIL.member())) {
            return said.put(STATE, "Scheduled");
        }
        return isOff
                        && has(
                                said,
                                MailForm.INTERNAL_REPLY.member(),
                                MailForm.EXTERNAL_REPLY.member())
                ? said.put(STATE, "Enabled")
                : said;
    }

    Optional<byte[]> photo() {
        return photo.map(MailOptions::read);
    }

    private static boolean has(ObjectNode said, String... members) {
        return Stream.of(members).anyMatch(said::hasNonNull);
    }

    private static byte[] read(Path file) {
        try (var stream = Files.newInputStream(file)) {
            return stream.readNBytes(Photo.LARGEST + 1);
        } catch (IOException unreadable) {
            throw CommandFailed.usage("%s cannot be read.".formatted(file), "Name a JPEG file.")
                    .causedBy(unreadable);
        }
    }
}
