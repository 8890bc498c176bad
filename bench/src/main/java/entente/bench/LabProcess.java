package entente.bench;

import entente.lab.Lab;
import entente.lab.LabOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// A lab for the length of a measurement, with [ConstantAnswer] beside its endpoints. Ends when its standard input does, and so with
/// whoever started it.
final class LabProcess {
    private LabProcess() {}

    /// `arguments[0]` is where to write the ready file.
    public static void main(String[] arguments) throws IOException {
        var options =
                new LabOptions(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Path.of(arguments[0])),
                        InstantSource.system());
        try (var _ = Lab.start(options, door -> List.of(new ConstantAnswer().mount(door)))) {
            while (System.in.read() >= 0) {
                // Nothing is said to us; only the end counts.
            }
        }
    }
}
