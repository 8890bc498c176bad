package entente.metrics;

import entente.audit.Audit;
import entente.keys.KeyList;
import entente.problem.Problem;
import entente.relay.RelayCounts;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// The numbers of one server. Whoever builds it says what is watched; what is watched is looked at when the numbers are read.
public final class ServerMetrics {
    /// How they are written: the text format of Prometheus.
    public static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private static final PrometheusTextFormatWriter WRITER = PrometheusTextFormatWriter.create();

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Gauge working;
    private final Gauge listening;

    public ServerMetrics() {
        Info.builder()
                .name("entente_build_info")
                .help("What runs here: 1 for its version and that of Java.")
                .labelNames("version", "java")
                .register(registry)
                .setLabelValues(Build.version(), Runtime.version().toString());
        this.working =
                Gauge.builder()
                        .name("entente_requests_in_work")
                        .help("How many requests are being answered, this one included.")
                        .register(registry);
        this.listening =
                Gauge.builder()
                        .name("entente_streams_open")
                        .help("How many answers are being written as things happen.")
                        .register(registry);
    }

    /// The same record; what is told to it is counted.
    public Audit counting(Audit audit) {
        return new CountedAudit(audit, registry);
    }

    /// Tells whether the record can be kept.
    public void watchRecord(Audit audit) {
        watch("entente_record_kept", "1 while what is done can be put on record.", audit::keeps);
    }

    /// Tells whether the store of mailboxes can be read; `look` fails where it cannot.
    public void watchStore(Runnable look) {
        watch(
                "entente_store_readable",
                "1 while the store of mailboxes can be read.",
                () -> succeeds(look));
    }

    private static boolean succeeds(Runnable look) {
        try {
            look.run();
            return true;
        } catch (Problem unreadable) {
            return false;
        }
    }

    private void watch(String name, String help, BooleanSupplier stands) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(told -> told.call(stands.getAsBoolean() ? 1 : 0))
                .register(registry);
    }

    /// Tells how many bytes of large contents lie somewhere until they are done with.
    public void watchSpool(LongSupplier bytes) {
        GaugeWithCallback.builder()
                .name("entente_spooled_bytes")
                .help(
                        "Bytes of large contents that lie in the state folder until they are done with.")
                .callback(told -> told.call((double) bytes.getAsLong()))
                .register(registry);
    }

    /// Tells how long keys last, and which have a successor.
    public void watchKeys(KeyList keys, InstantSource clock) {
        new KeyMetrics(keys, clock).register(registry);
    }

    /// Tells how many messages wait for people elsewhere, and what became of others where somebody hands them on; `waiting` fails where that cannot be read.
    public void watchMail(IntSupplier waiting, Optional<RelayCounts> handedOn) {
        new MailMetrics(waiting, handedOn).register(registry);
    }

    /// Counts a request as being in work until it is answered.
    public <T> T working(Supplier<T> request) {
        working.inc();
        try {
            return request.get();
        } finally {
            working.dec();
        }
    }

    /// Counts an answer that is written as things happen until it ends. It is not in work: it waits.
    public void listening(Runnable stream) {
        listening.inc();
        try {
            stream.run();
        } finally {
            listening.dec();
        }
    }

    /// The numbers as they are now.
    public byte[] text() {
        var text = new ByteArrayOutputStream(16 * 1024);
        try {
            WRITER.write(text, registry.scrape());
        } catch (IOException cannotBe) {
            throw new UncheckedIOException("memory takes all that is written", cannotBe);
        }
        return text.toByteArray();
    }
}
