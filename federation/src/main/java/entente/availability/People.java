package entente.availability;

import entente.question.AttendeeConflict;
import entente.question.Quality;
import java.util.List;

/// How the times of all attendees go together, for each time at which a meeting may begin.
///
/// Each person counts once, members of a group too. Someone is available who is free or at work elsewhere during the
/// whole meeting; someone of whom nothing is known is not, and nor is a group too large to look at, which counts as one.
final class People {
    private final List<Diary> diaries;
    private final int people;
    private final int[] available;
    private final boolean[] ruledOut;

    private People(List<Diary> diaries, int starts) {
        this.diaries = diaries;
        people = diaries.stream().mapToInt(Diary::people).sum();
        available = new int[starts];
        ruledOut = new boolean[starts];
    }

    static People of(List<Attendee> attendees, Starts starts) {
        var diaries = attendees.stream().map(one -> Diary.of(one.time(), starts)).toList();
        var people = new People(diaries, starts.count());
        for (var i = 0; i < diaries.size(); i++) {
            people.count(diaries.get(i), attendees.get(i).excludeConflicts());
        }
        return people;
    }

    private void count(Diary diary, boolean excludeConflicts) {
        for (var start = 0; start < available.length; start++) {
            available[start] += diary.available(start);
            ruledOut[start] |= excludeConflicts && diary.withConflict(start) > 0;
        }
    }

    /// Whether the time is taken for an attendee whose conflicts are excluded.
    boolean ruleOut(int start) {
        return ruledOut[start];
    }

    /// EWS `SuggestionQuality`: excellent when all are available, good from 50 % plus the threshold on, fair from 50 % on.
    Quality quality(int start, int goodThreshold) {
        if (available[start] == people) {
            return Quality.EXCELLENT;
        }
        var hundredfold = 100L * available[start];
        if (hundredfold >= (50L + goodThreshold) * people) {
            return Quality.GOOD;
        }
        return hundredfold >= 50L * people ? Quality.FAIR : Quality.POOR;
    }

    /// One element for each attendee, in the order asked.
    List<AttendeeConflict> conflicts(int start) {
        return diaries.stream().map(diary -> diary.conflict(start)).toList();
    }
}
