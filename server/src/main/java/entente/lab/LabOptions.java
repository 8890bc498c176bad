package entente.lab;

import entente.question.Domain;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/// How a lab is to run. `folder` keeps its state from one run to the next; without one the lab uses a temporary folder and removes
/// it. `portBase` is the broker's port, with the organisations on the next four; without one they take free ports. `readyFile`
/// is written once everything answers. `clocks` says which clock a party goes by.
public record LabOptions(
        Optional<Path> folder,
        Optional<Integer> portBase,
        Optional<Path> readyFile,
        Function<Domain, InstantSource> clocks) {
    private static final int LAST_PORT = 65_535;

    public LabOptions {
        portBase.ifPresent(LabOptions::check);
    }

    /// With one clock for everybody.
    public LabOptions(
            Optional<Path> folder,
            Optional<Integer> portBase,
            Optional<Path> readyFile,
            InstantSource clock) {
        this(folder, portBase, readyFile, _ -> clock);
    }

    /// A lab that leaves nothing behind, on free ports.
    public static LabOptions passing() {
        return new LabOptions(
                Optional.empty(), Optional.empty(), Optional.empty(), InstantSource.system());
    }

    private static void check(int base) {
        var last = LAST_PORT - World.ORGANISATIONS.size();
        if (base < 1 || base > last) {
            throw new IllegalArgumentException(
                    "the first port must be 1 to %d, not %d".formatted(last, base));
        }
    }
}
