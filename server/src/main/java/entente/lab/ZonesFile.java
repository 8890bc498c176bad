package entente.lab;

import entente.question.Domain;
import entente.trusts.DomainProof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The file that stands for DNS in a lab: a line for each TXT record.
record ZonesFile(Path path) {
    /// Writes these proofs by the names of their records. What else stands there is left: a further organisation proves its domain in the
    /// same file, and a kept lab must not forget it.
    void put(Map<Domain, String> proofs) throws IOException {
        var others = Files.exists(path) ? Files.readAllLines(path) : List.<String>of();
        PrivateFiles.write(
                path,
                Stream.concat(
                                others.stream().filter(line -> !isOf(line, proofs.keySet())),
                                proofs.entrySet().stream()
                                        .map(each -> line(each.getKey(), each.getValue()))
                                        .sorted())
                        .map(line -> line + System.lineSeparator())
                        .collect(Collectors.joining()));
    }

    private static boolean isOf(String line, Set<Domain> names) {
        var name = line.strip().split("\\s+", 2)[0].toLowerCase(Locale.ROOT);
        return names.stream().anyMatch(each -> name.equals(each.name()));
    }

    private static String line(Domain name, String proof) {
        return DomainProof.chunks(proof).stream()
                .map(chunk -> '"' + chunk + '"')
                .collect(Collectors.joining(" ", name + " TXT ", ""));
    }
}
