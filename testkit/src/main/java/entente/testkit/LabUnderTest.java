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

/// A lab in this process, on free ports; it leaves nothing behind.
public final class LabUnderTest extends LabClient {
    private final RunningLab lab;

    private LabUnderTest(RunningLab lab) {
        super(lab.ready());
        this.lab = lab;
    }

    public static LabUnderTest start() {
        return start(LabOptions.passing());
    }

    /// One in which it is as late for everybody as `clock` says.
    public static LabUnderTest start(InstantSource clock) {
        return start(new LabOptions(Optional.empty(), Optional.empty(), Optional.empty(), clock));
    }

    /// One that keeps its state in `folder`, for the next.
    public static LabUnderTest in(Path folder) {
        return in(folder, InstantSource.system());
    }

    /// One that keeps its state in `folder`, in which it is as late for everybody as `clock` says.
    public static LabUnderTest in(Path folder, InstantSource clock) {
        return start(
                new LabOptions(Optional.of(folder), Optional.empty(), Optional.empty(), clock));
    }

    private static LabUnderTest start(LabOptions options) {
        try {
            return new LabUnderTest(Lab.start(options));
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
    }
}
