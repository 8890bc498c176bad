package entente.metrics;

import entente.problem.Problem;
import entente.relay.RelayCounts;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Optional;
import java.util.function.IntSupplier;

/// How many messages wait for people elsewhere, and for how many of those they were handed on, put off, or failed.
record MailMetrics(IntSupplier waiting, Optional<RelayCounts> handedOn) {
    void register(PrometheusRegistry registry) {
        GaugeWithCallback.builder()
                .name("entente_mail_waiting")
                .help("Messages that wait to be handed on to people elsewhere.")
                .callback(this::tellWaiting)
                .register(registry);
        handedOn.ifPresent(counts ->
                CounterWithCallback.builder()
                        .name("entente_mail_outgoing_total")
                        .help(
                                "Recipients elsewhere for whom a message was handed on, put off or given up.")
                        .labelNames("result")
                        .callback(told -> {
                            told.call((double) counts.handedOn(), "handed-on");
                            told.call((double) counts.putOff(), "put-off");
                            told.call((double) counts.failed(), "failed");
                        })
                        .register(registry));
    }

    private void tellWaiting(GaugeWithCallback.Callback told) {
        try {
            told.call(waiting.getAsInt());
        } catch (Problem unreadable) {
            // entente_store_readable says so.
        }
    }
}
