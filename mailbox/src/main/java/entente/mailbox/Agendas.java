package entente.mailbox;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What the calendar folders of a mailbox hold, by folder: of each in which there is an appointment. Immutable.
record Agendas(Map<FolderKey, Agenda> byFolder) {
    static final Agendas NONE = new Agendas(Map.of());

    Agendas {
        byFolder = Map.copyOf(byFolder);
    }

    Optional<Agenda> find(FolderKey folder) {
        return Optional.ofNullable(byFolder.get(folder));
    }

    /// These, with what a folder holds as it is now.
    Agendas with(FolderKey folder, Agenda agenda) {
        var next = new HashMap<>(byFolder);
        if (agenda.isEmpty()) {
            next.remove(folder);
        } else {
            next.put(folder, agenda);
        }
        return new Agendas(next);
    }

    /// These, without a folder that has gone.
    Agendas without(FolderKey folder) {
        var next = new HashMap<>(byFolder);
        return next.remove(folder) == null ? this : new Agendas(next);
    }

    /// Whether time has moved so far that a horizon should be drawn anew.
    boolean areStale(Instant now) {
        return byFolder.values().stream().anyMatch(agenda -> agenda.isStale(now));
    }

    /// The same with the horizon of each around `now`.
    Agendas drawnAnew(Instant now) {
        var next = new HashMap<FolderKey, Agenda>();
        byFolder.forEach((folder, agenda) -> next.put(folder, agenda.drawnAnew(now)));
        return new Agendas(next);
    }
}
