package entente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhotoCommandTest {
    private static final String TRACE = "0b9f6f0e-6d0c-4c3f-9d8e-3f1f5a6b7c8d";
    private static final String SHOWN =
            """
            {"traceId": "%s", "address": "joe@contoso.test", "route": "oauth", "result": "answered", "picture": "YSBKUEVH",
             "steps": [{"step": "call", "where": "contoso.test", "millis": 9, "detail": "asked"}]}
            """
                    .formatted(TRACE);
    private static final String REFUSED =
            """
            {"traceId": "%s", "address": "sue@contoso.test", "route": "none", "result": "refused", "reasonCode": "PHOTO_MISSING",
             "sentence": "There is no photo of sue.", "remedy": "Give one.", "steps": []}
            """
                    .formatted(TRACE);
    private static final String THERE =
            """
            {"traceId": "%s", "where": "contoso.cloud.test", "steps": [
              {"step": "checks", "where": "contoso.cloud.test", "millis": 1, "detail": "passed"},
              {"step": "photo", "where": "contoso.cloud.test", "millis": 1, "detail": "shown"}]}
            """
                    .formatted(TRACE);

    @TempDir private Path folder;

    @AutoClose private FakeServer contoso;
    @AutoClose private FakeServer cloud;

    private Shell shell = new Shell(Map.of());

    @BeforeEach
    void startServers() throws Exception {
        var authority = FakeAuthority.fresh();
        contoso = new FakeServer(authority).picturing(SHOWN);
        cloud = new FakeServer(authority).remembering(TRACE, THERE);
        var file =
                Shell.readyFile(
                        folder,
                        authority.writeTo(folder),
                        Map.of("contoso.test", contoso.url(), "contoso.cloud.test", cloud.url()));
        shell = new Shell(Map.of("ENTENTE_READY_FILE", file.toString()));
    }

    @Test
    void thePictureIsWrittenWhereItIsWanted() throws IOException {
        var file = folder.resolve("joe.jpg");

        var result =
                shell.run(
                        "photo", "mary@contoso.test", "joe@contoso.test", "--out", file.toString());

        assertThat(result.exit()).isZero();
        assertThat(Files.readString(file)).isEqualTo("a JPEG");
        assertThat(result.out()).contains("has 6 bytes, route oauth, written to", "trace " + TRACE);
        assertThat(contoso.asked().getLast()).contains("\"HR240x240\"");
    }

    @Test
    void aFileThatIsThereIsLeftAlone() throws IOException {
        var file = Files.writeString(folder.resolve("joe.jpg"), "mine");

        var result =
                shell.run(
                        "photo", "mary@contoso.test", "joe@contoso.test", "--out", file.toString());

        assertThat(result.exit()).isEqualTo(2);
        assertThat(file).hasContent("mine");
        assertThat(contoso.asked()).isEmpty();
    }

    @Test
    void whatIsThereWithoutLookingLikeAFileIsLeftAloneToo() throws IOException {
        var elsewhere = folder.resolve("elsewhere.jpg");
        var link = Files.createSymbolicLink(folder.resolve("joe.jpg"), elsewhere);

        var result =
                shell.run(
                        "photo", "mary@contoso.test", "joe@contoso.test", "--out", link.toString());

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("is there already");
        assertThat(elsewhere).doesNotExist();
    }

    @Test
    void whoHasNoPhotoIsAFindingWithARemedy() {
        contoso.picturing(REFUSED);

        var result = shell.run("photo", "mary@contoso.test", "sue@contoso.test");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out())
                .contains("refused, route none, PHOTO_MISSING: There is no photo of sue.")
                .contains("What to do: Give one.");
    }

    @Test
    void explainShowsTheStepsOfBothSides() {
        var text = shell.run("photo", "mary@contoso.test", "joe@contoso.test", "--explain");
        var json =
                shell.run("photo", "mary@contoso.test", "joe@contoso.test", "--explain", "--json");

        assertThat(text.out())
                .contains("How the answer for joe@contoso.test came about")
                .containsPattern("contoso.cloud.test +1 +photo +shown");
        assertThat(Json.parse(json.out()).path("steps")).hasSize(3);
    }

    @Test
    void aSizeThatThereIsNotIsMisunderstood() {
        var result = shell.run("photo", "mary@contoso.test", "joe@contoso.test", "--size", "HR1x1");

        assertThat(result.exit()).isEqualTo(2);
        assertThat(contoso.asked()).isEmpty();
    }
}
