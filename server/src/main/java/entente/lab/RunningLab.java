package entente.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Deque;
import java.util.Optional;

/// A lab in which everything answers. Closing it stops every server and takes away what is not to stay.
public final class RunningLab implements AutoCloseable {
    private final ReadyDocument ready;
    private final LabFolder folder;
    private final Optional<Path> readyFile;
    private final Deque<AutoCloseable> servers;

    /// `servers` are stopped from the first to the last.
    RunningLab(
            ReadyDocument ready,
            LabFolder folder,
            Optional<Path> readyFile,
            Deque<AutoCloseable> servers) {
        this.ready = ready;
        this.folder = folder;
        this.readyFile = readyFile;
        this.servers = servers;
    }

    /// What a program needs to use it.
    public ReadyDocument ready() {
        return ready;
    }

    /// Where the lab itself wrote that down, for as long as it runs.
    public Path readyFile() {
        return folder.readyFile();
    }

    @Override
    public void close() {
        Lab.stop(servers);
        try {
            if (readyFile.isPresent()) {
                Files.deleteIfExists(readyFile.get());
            }
            folder.leave();
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }
}
