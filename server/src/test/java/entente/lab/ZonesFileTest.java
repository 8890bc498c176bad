package entente.lab;

import static org.assertj.core.api.Assertions.assertThat;

import entente.question.Domain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZonesFileTest {
    private static final Domain CONTOSO = Domain.of("_fedproof.contoso.test");

    @TempDir private Path folder;

    @Test
    void laterProofTakesThePlaceOfTheOneBeforeAndOthersStay() throws IOException {
        var zones = new ZonesFile(folder.resolve("zones"));
        zones.put(Map.of(CONTOSO, "before"));
        Files.writeString(
                zones.path(),
                Files.readString(zones.path())
                        + "_fedproof.northwind.test TXT \"theirs\"\n# a remark\n");

        zones.put(Map.of(CONTOSO, "after"));

        assertThat(Files.readAllLines(zones.path()))
                .containsExactly(
                        "_fedproof.northwind.test TXT \"theirs\"",
                        "# a remark",
                        "_fedproof.contoso.test TXT \"after\"");
    }
}
