package entente.lab;

import entente.question.Domain;
import entente.server.BrokerSettings;
import entente.server.OrganisationSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A lab in which everything answers. Closing it stops every server and takes away what is not to stay.
public final class RunningLab implements AutoCloseable {
    private final ReadyDocument ready;
    private final LabFolder folder;
    private final Optional<Path> readyFile;
    private final Deque<Party> servers;
    private final Restarts restarts;

    /// `servers` are stopped from the first to the last.
    RunningLab(
            ReadyDocument ready,
            LabFolder folder,
            Optional<Path> readyFile,
            Deque<Party> servers,
            Restarts restarts) {
        this.ready = ready;
        this.folder = folder;
        this.readyFile = readyFile;
        this.servers = servers;
        this.restarts = restarts;
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
        if (!stopIfRunning(domain)) {
            throw new IllegalArgumentException(domain + " does not run here");
        }
    }

    /// Starts an organisation's server anew, running or not, as after a change of its configuration file.
    public void restart(Domain domain, UnaryOperator<OrganisationSettings> change)
            throws IOException {
        stopIfRunning(domain);
        servers.push(restarts.organisation(domain, change));
    }

    /// The same of the broker.
    public void restartBroker(UnaryOperator<BrokerSettings> change) throws IOException {
        stopIfRunning(World.BROKER);
        servers.push(restarts.broker(change));
    }

    private boolean stopIfRunning(Domain domain) {
        var party = servers.stream().filter(each -> each.domain().equals(domain)).findFirst();
        party.ifPresent(running -> {
            servers.remove(running);
            Lab.stop(new ArrayDeque<>(List.of(running)));
        });
        return party.isPresent();
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
