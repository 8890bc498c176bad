package entente.lab;

import entente.question.Domain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// A lab in which everything answers. Closing it stops every server and takes away what is not to stay.
public final class RunningLab implements AutoCloseable {
    private final ReadyDocument ready;
    private final LabFolder folder;
    private final Optional<Path> readyFile;
    private final Deque<Party> servers;

    /// `servers` are stopped from the first to the last.
    RunningLab(
            ReadyDocument ready, LabFolder folder, Optional<Path> readyFile, Deque<Party> servers) {
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

    /// Stops one party's server and leaves the others running, as though its machine had failed.
    public void stop(Domain domain) {
        var party =
                servers.stream()
                        .filter(each -> each.domain().equals(domain))
                        .findFirst()
                        .orElseThrow(
                                () -> new IllegalArgumentException(domain + " does not run here"));
        servers.remove(party);
        Lab.stop(new ArrayDeque<>(List.of(party)));
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
