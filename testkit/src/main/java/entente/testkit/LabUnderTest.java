package entente.testkit;

import entente.lab.Lab;
import entente.lab.LabOptions;
import entente.lab.RunningLab;
import entente.question.Domain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// A lab in this process, on free ports; it leaves nothing behind.
public final class LabUnderTest extends LabClient {
    private final RunningLab lab;

    private LabUnderTest(RunningLab lab) {
        super(lab.ready());
        this.lab = lab;
    }

    public static LabUnderTest start() {
        try {
            return new LabUnderTest(Lab.start(LabOptions.passing()));
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

    @Override
    public void close() {
        super.close();
        lab.close();
    }
}
