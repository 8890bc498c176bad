package entente.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/// A bar on a terminal that says how far something is; nothing where there is none.
final class Progress implements AutoCloseable {
    private static final long MIB = 1024 * 1024;

    private final Optional<ProgressBar> bar;

    private Progress(Optional<ProgressBar> bar) {
        this.bar = bar;
    }

    /// Through the files below these.
    static Progress through(Terminal terminal, List<Path> files) {
        return of(terminal, () -> bar("importing", size(files), " MiB", MIB));
    }

    /// Through so many items, to which `doing` is done.
    static Progress items(Terminal terminal, String doing, long count) {
        return of(terminal, () -> bar(doing, count, " items", 1));
    }

    private static Progress of(Terminal terminal, Supplier<ProgressBar> bar) {
        return new Progress(terminal.interactive() ? Optional.of(bar.get()) : Optional.empty());
    }

    void pass(long more) {
        bar.ifPresent(one -> one.stepBy(more));
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }

    private static ProgressBar bar(String task, long most, String unit, long unitSize) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(most)
                .setUnit(unit, unitSize)
                .setStyle(ProgressBarStyle.ASCII)
                .setMaxRenderedLength(Table.WIDTH)
                .build();
    }

    /// What cannot be looked at is told of when it is to be read.
    private static long size(List<Path> files) {
        return files.stream().mapToLong(Progress::size).sum();
    }

    private static long size(Path file) {
        try (var all = Files.walk(file)) {
            return all.mapToLong(each -> each.toFile().length()).sum();
        } catch (IOException | UncheckedIOException unreadable) {
            return 0;
        }
    }
}
