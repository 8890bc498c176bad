package entente.endpoints;

import entente.audit.Withheld;
import entente.gate.Arrival;
import entente.gate.Mount;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.question.Caller;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What a request of an administrator is about, read from its path: `/entente/admin/{kind}/{name}/{part of it}`.
final class AdminObject {
    private final List<Mount> mounts;
    private final Caller caller;
    private final Visit visit;
    private final List<String> segments;

    AdminObject(List<Mount> mounts, Caller caller, Visit visit) {
        this.mounts = mounts;
        this.caller = caller;
        this.visit = visit;
        var below = visit.arrival().path().split("/", -1);
        this.segments = Arrays.stream(below).skip(3).filter(each -> !each.isEmpty()).toList();
    }

    String kind() {
        return segments.getFirst().toLowerCase(Locale.ROOT);
    }

    Optional<String> name() {
        return visit.named().values().stream().findFirst();
    }

    /// The method, and what comes behind the name.
    String action() {
        var rest = segments.stream().skip(visit.named().isEmpty() ? 1 : 2);
        return Stream.concat(Stream.of(visit.arrival().method()), rest)
                .reduce((one, other) -> one + " " + other)
                .orElseThrow();
    }

    /// What the object is like now, as its own place tells, or that of the whole it is a part of; empty where nothing tells.
    Optional<Withheld> look() {
        var path = visit.arrival().path();
        while (path.chars().filter(each -> each == '/').count() >= 3) {
            var told = tells(path);
            if (told.isPresent()) {
                return told.get().status() == 200
                        ? Withheld.read(told.get().body())
                        : Optional.empty();
            }
            path = path.substring(0, path.lastIndexOf('/'));
        }
        return Optional.empty();
    }

    private Optional<Reply> tells(String path) {
        for (var mount : mounts) {
            var named = mount.place().match("GET", path);
            if (named.isPresent()
                    && named.get().size() == visit.named().size()
                    && mount instanceof Mount.Guarded guarded) {
                return Optional.of(look(guarded, path, named.get()));
            }
        }
        return Optional.empty();
    }

    private Reply look(Mount.Guarded mount, String path, Map<String, String> named) {
        var sent = visit.arrival();
        var look =
                new Arrival(
                        "GET",
                        sent.host(),
                        sent.port(),
                        path,
                        "",
                        Map.of(),
                        new ByteArrayInputStream(new byte[0]),
                        sent.secure(),
                        sent.peer());
        try {
            return mount.endpoint()
                    .answer(caller, new Visit(look, named, visit.trace(), visit.now()));
        } catch (IOException | RuntimeException untold) {
            return Reply.empty(500);
        }
    }

    /// Why it was refused; empty where it was done.
    static Optional<String> reason(Reply reply) {
        if (reply.status() / 100 == 2) {
            return Optional.empty();
        }
        try {
            var error = JsonMapper.shared().readTree(reply.body()).path("error");
            return Optional.of(error.path("reasonCode").asString("HTTP " + reply.status()));
        } catch (JacksonException noJson) {
            return Optional.of("HTTP " + reply.status());
        }
    }
}
