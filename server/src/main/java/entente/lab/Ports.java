package entente.lab;

import entente.question.Domain;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Which port each party listens on.
final class Ports {
    private Ports() {}

    /// From `base` upwards, or whichever are free.
    static Map<Domain, Integer> choose(List<Domain> domains, Optional<Integer> base) {
        var ports = new LinkedHashMap<Domain, Integer>();
        var numbers =
                base.isPresent() ? following(base.get(), domains.size()) : free(domains.size());
        for (var domain : domains) {
            ports.put(domain, numbers.get(ports.size()));
        }
        return ports;
    }

    private static List<Integer> following(int base, int count) {
        var numbers = new ArrayList<Integer>();
        for (var number = base; number < base + count; number++) {
            numbers.add(number);
        }
        return numbers;
    }

    private static List<Integer> free(int count) {
        return IntStream.range(0, count).mapToObj(each -> FreePorts.next()).toList();
    }
}
