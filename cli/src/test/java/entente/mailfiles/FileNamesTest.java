package entente.mailfiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How folders are called as files.
class FileNamesTest {
    private static final Path TOP = Path.of("top");

    @ParameterizedTest
    @CsvSource({
        "Old, Old",
        "'', _",
        ".., _",
        "../../etc, __.._etc",
        "a/b\\c, a_b_c",
        "a\u0007b\u202ec, a_b_c",
        "C:*?<>|, C______",
        "'a. .', a_",
        "CON, _CON",
        "com1.old, _com1.old",
        "cur, _cur",
        "Old.mbox, Old_.mbox",
        "Old.PART, Old_.PART",
        "Old.ics, Old_.ics",
        "a.eml, a_.eml"
    })
    void aNameLeadsNowhereElseAndAnyFileSystemTakesIt(String name, String safe) {
        assertThat(FileNames.safe(name)).isEqualTo(safe);
    }

    @Test
    void aLongNameIsCutBetweenCharacters() {
        assertThat(FileNames.safe("a".repeat(61))).isEqualTo("a".repeat(60));
        assertThat(FileNames.safe("a".repeat(59) + "\uD83D\uDE00")).isEqualTo("a".repeat(59));
    }

    @Test
    void noFolderOfAPathLeadsElsewhere() {
        var names = new FileNames(TOP);

        assertThat(names.of(List.of("..", "a/b", "c"), ".mbox"))
                .isEqualTo(TOP.resolve("_").resolve("a_b").resolve("c.mbox"));
    }

    @Test
    void whatDiffersInCaseAloneIsNumbered() {
        var names = new FileNames(TOP);

        assertThat(names.of(List.of("Old"), "")).isEqualTo(TOP.resolve("Old"));
        assertThat(names.of(List.of("OLD"), "")).isEqualTo(TOP.resolve("OLD (2)"));
        assertThat(names.of(List.of("o:d"), "")).isEqualTo(TOP.resolve("o_d"));
        assertThat(names.of(List.of("o*d"), "")).isEqualTo(TOP.resolve("o_d (2)"));
    }
}
