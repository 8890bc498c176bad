package entente.bench;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// Requests that were made before the clock runs, each of which may be sent once: those for tokens.
record Posts(URI target, Map<String, String> headers, List<byte[]> bodies) {
    /// How many the lab answers for a second of its processor time, asked by so many at once.
    double perCpuSecond(LabChild lab, HttpsClient client, int workers) throws Exception {
        var next = new AtomicInteger();
        var before = lab.cpuSeconds();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var work = new ArrayList<Callable<Void>>();
            for (var worker = 0; worker < workers; worker++) {
                work.add(() -> {
                    for (var i = next.getAndIncrement();
                            i < bodies.size();
                            i = next.getAndIncrement()) {
                        client.send("POST", target, headers, bodies.get(i)).ok();
                    }
                    return null;
                });
            }
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
        }
        return bodies.size() / (lab.cpuSeconds() - before);
    }
}
