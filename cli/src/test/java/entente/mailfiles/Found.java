package entente.mailfiles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.problem.Code;
import entente.problem.Refusal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What was found in files, one after another.
final class Found implements MailFinder {
    final List<FoundMessage> messages = new ArrayList<>();
    final List<Path> calendars = new ArrayList<>();
    final List<String> skipped = new ArrayList<>();
    long passed;

    /// After so many nobody wants more.
    int most = Integer.MAX_VALUE;

    List<String> texts() {
        return messages.stream().map(message -> new String(message.source(), UTF_8)).toList();
    }

    @Override
    public boolean goesOn() {
        return messages.size() < most;
    }

    @Override
    public void message(FoundMessage message) {
        messages.add(message);
    }

    @Override
    public void calendar(Path file) {
        calendars.add(file);
    }

    @Override
    public void skipped(List<String> place, Path file, long position, Refusal why) {
        assertThat(why.code()).isInstanceOf(Code.class);
        skipped.add(file.getFileName() + " " + why.code());
    }

    @Override
    public void passed(long bytes) {
        passed += bytes;
    }
}
