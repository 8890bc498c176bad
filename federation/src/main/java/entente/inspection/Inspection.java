package entente.inspection;

import entente.tokens.Rehearsed;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What was found of one token: its kind in words, its parts from the outside in, and what would become of it. `notLookedAt` are checks that
/// could not be made of what was given, `notes` what else is to be known.
public record Inspection(
        String kind,
        List<Part> parts,
        Rehearsed verdict,
        List<String> notLookedAt,
        List<String> notes) {
    public Inspection {
        parts = List.copyOf(parts);
        notLookedAt = List.copyOf(notLookedAt);
        notes = List.copyOf(notes);
    }

    /// One layer: how it was made, what it says, its times, and what is known of its signature, in words.
    public record Part(
            String name,
            SortedMap<String, String> header,
            SortedMap<String, String> says,
            List<Moment> times,
            String signature) {
        public Part {
            header = sorted(header);
            says = sorted(says);
            times = List.copyOf(times);
        }

        private static SortedMap<String, String> sorted(Map<String, String> any) {
            return Collections.unmodifiableSortedMap(new TreeMap<>(any));
        }
    }

    /// A time that a part names, and how far that is from the time that was asked about.
    public record Moment(String name, Instant time, String words) {
        static Moment of(String name, Instant time, Instant at) {
            return new Moment(name, time, TimeWords.from(at, time));
        }
    }
}
