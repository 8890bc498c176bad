package entente.mailbox;

import java.time.Instant;
import java.util.Optional;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;

/// What the calendar folders of a mailbox hold, by folder: of each in which there is an appointment. Immutable.
record Agendas(HashPMap<FolderKey, Agenda> byFolder) {
    static final Agendas NONE = new Agendas(HashTreePMap.empty());

    Optional<Agenda> find(FolderKey folder) {
        return Optional.ofNullable(byFolder.get(folder));
    }

    /// These, with what a folder holds as it is now.
    Agendas with(FolderKey folder, Agenda agenda) {
        return agenda.isEmpty() ? without(folder) : new Agendas(byFolder.plus(folder, agenda));
    }

    /// These, without a folder that has gone.
    Agendas without(FolderKey folder) {
        return byFolder.containsKey(folder) ? new Agendas(byFolder.minus(folder)) : this;
    }

    /// Whether time has moved so far that a horizon should be drawn anew.
    boolean areStale(Instant now) {
        return byFolder.values().stream().anyMatch(agenda -> agenda.isStale(now));
    }

    /// The same with the horizon of each around `now`.
    Agendas drawnAnew(Instant now) {
        var next = byFolder;
        for (var each : byFolder.entrySet()) {
            next = next.plus(each.getKey(), each.getValue().drawnAnew(now));
        }
        return new Agendas(next);
    }
}
