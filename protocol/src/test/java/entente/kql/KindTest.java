package entente.kql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Of which kind items are, by their classes.
class KindTest {
    @ParameterizedTest
    @CsvSource({
        "IPM.Note, EMAIL",
        "ipm.note.SMIME, EMAIL",
        "IPM.Note.Microsoft.Fax, FAXES",
        "IPM.Note.Microsoft.Voicemail.UM, VOICEMAIL",
        "IPM.Appointment, MEETINGS",
        "IPM.Schedule.Meeting.Request, MEETINGS",
        "IPM.Contact.Note, CONTACTS",
        "IPM.DistList, CONTACTS",
        "IPM.Post, POSTS",
        "IPM.Post.RSS, RSSFEEDS",
        "IPM.Task, TASKS",
    })
    void anItemIsOfOneKind(String itemClass, Kind kind) {
        var kinds = Arrays.stream(Kind.values()).filter(each -> each.has(itemClass));

        assertThat(kinds).containsExactly(kind);
    }

    @ParameterizedTest
    @CsvSource({"IPM.Notebook", "IPM", "REPORT.IPM.Note.NDR"})
    void whatGoesOnInAWordIsOfNoKind(String itemClass) {
        var kinds = Arrays.stream(Kind.values()).filter(each -> each.has(itemClass));

        assertThat(kinds).isEmpty();
    }
}
