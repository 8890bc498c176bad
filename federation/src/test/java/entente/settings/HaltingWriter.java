package entente.settings;

import java.nio.file.Path;

/// Changes settings, says so, and dies in the middle of the next change.
final class HaltingWriter {
    private HaltingWriter() {}

    public static void main(String[] arguments) {
        var words = SettingsFile.open(Path.of(arguments[0])).of(new Words("word"));
        for (var round = 0; round < 3; round++) {
            var number = round;
            words.change(draft -> {
                draft.put("a", "a" + number);
                draft.put("b", "b" + number);
                return number;
            });
            System.out.println(round);
        }
        words.change(draft -> {
            draft.put("a", "a3");
            draft.put("b", Words.HALT);
            return 3;
        });
        System.out.println(3);
    }
}
