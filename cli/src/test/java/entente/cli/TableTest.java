package entente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void columnsAreAsWideAsTheirWidestCell() {
        var table = new Table("who", "what").row("mary", "asks").row("joe", "answers");

        assertThat(table.lines()).containsExactly("who   what", "mary  asks", "joe   answers");
    }

    @Test
    void lastColumnWrapsWithinTheLine() {
        var table = new Table("n", "text").row("1", "word ".repeat(40));

        assertThat(table.lines()).hasSize(4).allMatch(line -> line.length() <= Table.WIDTH);
        assertThat(table.lines().get(2)).startsWith("   word");
    }

    @Test
    void longWordStaysWhole() {
        var address = "x".repeat(150);

        assertThat(new Table("n", "text").row("1", address).lines()).contains("1  " + address);
    }
}
