package entente.testkit;

import entente.lab.Lab;
import entente.lab.LabOptions;
import entente.lab.RunningLab;
import entente.question.Domain;
import entente.server.MailSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/// A lab in this process, on free ports; it leaves nothing behind. All that are started in one process begin with the same keys.
public final class LabUnderTest extends LabClient {
    private final RunningLab lab;
    private final Optional<PassingFolder> folder;

    private LabUnderTest(RunningLab lab, Optional<PassingFolder> folder) {
        super(lab.ready());
        this.lab = lab;
        this.folder = folder;
    }

    public static LabUnderTest start() {
        return start(InstantSource.system());
    }

    /// One in which it is as late for everybody as `clock` says.
    public static LabUnderTest start(InstantSource clock) {
        var folder = PassingFolder.withKeys();
        try {
            var lab = started(folder.path(), clock);
            folder.keepKeys();
            return new LabUnderTest(lab, Optional.of(folder));
        } catch (RuntimeException failed) {
            folder.remove();
            throw failed;
        }
    }

    /// One that keeps its state in `folder`, for the next.
    public static LabUnderTest in(Path folder) {
        return in(folder, InstantSource.system());
    }

    /// One that keeps its state in `folder`, in which it is as late for everybody as `clock` says.
    public static LabUnderTest in(Path folder, InstantSource clock) {
        return new LabUnderTest(started(folder, clock), Optional.empty());
    }

    private static RunningLab started(Path folder, InstantSource clock) {
        var options =
                new LabOptions(Optional.of(folder), Optional.empty(), Optional.empty(), clock);
        try {
            return Lab.start(options);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Where the lab wrote the ready document.
    public Path readyFile() {
        return lab.readyFile();
    }

    /// Stops one party's server, as though its machine had failed.
    public void stop(String domain) {
        lab.stop(Domain.of(domain));
    }

    /// Starts an organisation's server anew, with other ways of mail.
    public void restart(String domain, MailSettings mail) {
        try {
            lab.restart(Domain.of(domain), settings -> settings.with(mail));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        super.close();
        lab.close();
        folder.ifPresent(PassingFolder::remove);
    }
}
