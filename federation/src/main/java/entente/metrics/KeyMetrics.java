package entente.metrics;

import entente.keys.KeyEntry;
import entente.keys.KeyEntry.State;
import entente.keys.KeyList;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleBiFunction;

/// How long each key or certificate lasts that a server has or knows, and whether another takes its place.
record KeyMetrics(KeyList keys, InstantSource clock) {
    private static final String[] LABELS = {"whose", "purpose", "state", "certificate"};

    void register(PrometheusRegistry registry) {
        gauge(
                "entente_key_seconds_left",
                "Seconds until a key or certificate ends; negative once it has.",
                (key, _) -> Duration.between(clock.instant(), key.end()).toSeconds(),
                registry);
        gauge(
                "entente_key_replaced",
                "1 where a key is on its way out or another of the same owner and purpose lasts longer.",
                (key, all) -> key.isReplacedIn(all) ? 1 : 0,
                registry);
    }

    private void gauge(
            String name,
            String help,
            ToDoubleBiFunction<KeyEntry, List<KeyEntry>> value,
            PrometheusRegistry registry) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .labelNames(LABELS)
                .callback(told -> tell(told, value))
                .register(registry);
    }

    private void tell(
            GaugeWithCallback.Callback told, ToDoubleBiFunction<KeyEntry, List<KeyEntry>> value) {
        var all = keys.at(clock.instant());
        Set<List<String>> before = new HashSet<>();
        for (var key : all) {
            var labels = labels(key);
            if (before.add(labels)) {
                told.call(value.applyAsDouble(key, all), labels.toArray(String[]::new));
            }
        }
    }

    private static List<String> labels(KeyEntry key) {
        return List.of(
                whose(key),
                key.purpose(),
                key.state().name().toLowerCase(Locale.ROOT),
                key.thumbprint());
    }

    // What an authority calls itself may hold anything, an address too.
    private static String whose(KeyEntry key) {
        return key.state() == State.TRUSTED ? "an authority of the configuration" : key.whose();
    }
}
