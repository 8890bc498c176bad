package entente.lab;

import entente.question.Domain;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which port each party listens on.
final class Ports {
    private Ports() {}

    /// From `base` upwards, or whichever are free. Free ones are all held at once while they are chosen, so that no two are equal;
    /// another program may still take one before its server starts, which then says so.
    static Map<Domain, Integer> choose(List<Domain> domains, Optional<Integer> base)
            throws IOException {
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

    private static List<Integer> free(int count) throws IOException {
        var numbers = new ArrayList<Integer>();
        var held = new ArrayList<ServerSocket>();
        try {
            while (held.size() < count) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
                numbers.add(held.getLast().getLocalPort());
            }
            return numbers;
        } finally {
            for (var socket : held) {
                socket.close();
            }
        }
    }
}
