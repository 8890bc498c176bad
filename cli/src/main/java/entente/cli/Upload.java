package entente.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/// A file on its way to the server: with a bar on a terminal, with one plain line otherwise where it is long.
final class Upload implements AutoCloseable {
    private static final long LONG = 1024 * 1024;

    private final Path file;
    private final Optional<ProgressBar> bar;

    Upload(Terminal terminal, Path file) {
        this.file = file;
        var size = file.toFile().length();
        this.bar =
                terminal.interactive() && size > LONG
                        ? Optional.of(bar(file, size))
                        : Optional.empty();
        if (!terminal.interactive() && size > LONG) {
            terminal.remark("importing %s (%d MiB)…".formatted(file, size / LONG));
        }
    }

    BodyPublisher body() {
        return BodyPublishers.ofInputStream(this::open);
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }

    private InputStream open() {
        try {
            var stream = Files.newInputStream(file);
            return bar.isPresent() ? new Counted(stream, bar.get()) : stream;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ProgressBar bar(Path file, long size) {
        return new ProgressBarBuilder()
                .setTaskName(String.valueOf(file.getFileName()))
                .setInitialMax(size)
                .setUnit(" MiB", LONG)
                .setStyle(ProgressBarStyle.ASCII)
                .setMaxRenderedLength(Table.WIDTH)
                .build();
    }

    /// Tells the bar what went by.
    private static final class Counted extends FilterInputStream {
        private final ProgressBar bar;

        Counted(InputStream stream, ProgressBar bar) {
            super(stream);
            this.bar = bar;
        }

        @Override
        public int read() throws IOException {
            var one = super.read();
            bar.stepBy(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            var count = super.read(into, offset, length);
            bar.stepBy(Math.max(count, 0));
            return count;
        }
    }
}
