package entente.endpoints;

import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.Reply;
import entente.metrics.ServerMetrics;
import java.util.List;
import java.util.Map;

/// `GET /entente/metrics`: this server in numbers, for Prometheus. Partners, keys and what was refused to whom are the administrators' business, and so
/// are these. It is asked every few seconds, so reading it is not on record.
public final class MetricsPage {
    private final ServerMetrics metrics;

    public MetricsPage(ServerMetrics metrics) {
        this.metrics = metrics;
    }

    public Mount mount(Door door) {
        AdminEndpoint page =
                _ ->
                        new Reply(
                                200,
                                Map.of("Content-Type", List.of(ServerMetrics.CONTENT_TYPE)),
                                metrics.text());
        return page.behind(door, Place.at("/entente/metrics", "GET"));
    }
}
