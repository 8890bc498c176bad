package entente.testkit;

import entente.lab.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/// A folder for a lab that goes with it. The keys that the first lab of this process made are in it from the start: to look for new ones takes each lab longer than most tests, and a lab
/// keeps what is good for a while.
record PassingFolder(Path path) {
    private static final String KEYS = "keys";

    /// What each file of keys holds, by its name; none before the first lab has started.
    private static final Map<String, String> MADE = new HashMap<>();

    static PassingFolder withKeys() {
        try {
            var folder = new PassingFolder(Files.createTempDirectory("entente-lab-"));
            folder.putKeys();
            return folder;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void putKeys() throws IOException {
        synchronized (MADE) {
            if (!MADE.isEmpty()) {
                PrivateFiles.makeFolder(path.resolve(KEYS));
            }
            for (var each : MADE.entrySet()) {
                PrivateFiles.write(path.resolve(KEYS).resolve(each.getKey()), each.getValue());
            }
        }
    }

    /// Has the labs that come begin with the keys that this one has now, unless they have others already.
    void keepKeys() {
        synchronized (MADE) {
            if (MADE.isEmpty()) {
                MADE.putAll(keys());
            }
        }
    }

    private Map<String, String> keys() {
        var keys = new HashMap<String, String>();
        try (var files = Files.list(path.resolve(KEYS))) {
            for (var file : files.toList()) {
                keys.put(file.getFileName().toString(), Files.readString(file));
            }
            return keys;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void remove() {
        try (var all = Files.walk(path)) {
            for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
