package entente.mailbox;

import entente.item.Body;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/// What a change does with the streams of an item: those go that have such a name, and these come.
record StreamChange(Predicate<String> going, List<CutStream> coming) {
    /// It keeps what it has.
    static final StreamChange NONE = new StreamChange(_ -> false, List.of());

    StreamChange {
        coming = List.copyOf(coming);
    }

    /// These take the place of all that it has.
    static StreamChange all(List<CutStream> coming) {
        return new StreamChange(_ -> true, coming);
    }

    /// These take the place of an appointment's source and text.
    static StreamChange ofAppointment(List<CutStream> coming) {
        return new StreamChange(StreamChange::isSaidByAppointments, coming);
    }

    private static boolean isSaidByAppointments(String name) {
        return name.equals(CutStream.SOURCE)
                || Arrays.stream(Body.Format.values())
                        .anyMatch(format -> name.equals(CutStream.name(format)));
    }

    /// What streams there are afterwards, each with its digests as hex, where there were these.
    Map<String, String> after(Map<String, String> before) {
        var after = new TreeMap<>(before);
        after.keySet().removeIf(going);
        for (var stream : coming) {
            var digests = new StringBuilder();
            stream.pieces()
                    .forEach(piece -> digests.append(HexFormat.of().formatHex(piece.digest())));
            after.put(stream.name(), digests.toString());
        }
        return after;
    }

    /// The source that comes.
    Optional<byte[]> source() {
        return coming.stream()
                .filter(stream -> stream.name().equals(CutStream.SOURCE))
                .findFirst()
                .map(stream -> {
                    var all = new ByteArrayOutputStream();
                    stream.pieces().forEach(piece -> all.writeBytes(piece.bytes()));
                    return all.toByteArray();
                });
    }
}
