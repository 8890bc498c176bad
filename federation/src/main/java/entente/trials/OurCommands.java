package entente.trials;

import entente.problem.Command;
import entente.question.Domain;
import java.util.Comparator;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Commands as an administrator of this organisation enters them. `ours` are its domains: by one of them a command finds the server it speaks to.
record OurCommands(Supplier<Set<Domain>> ours) {
    String of(String... words) {
        var organisation =
                ours.get().stream().min(Comparator.comparing(Domain::name)).stream()
                        .flatMap(domain -> Stream.of("--org", domain.name()));
        return Command.of(Stream.concat(Stream.of(words), organisation).toArray(String[]::new));
    }
}
