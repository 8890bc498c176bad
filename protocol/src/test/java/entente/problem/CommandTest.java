package entente.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommandTest {
    @Test
    void plainWordsAreWrittenAsTheyAre() {
        assertThat(Command.of("relationship", "test", "Fabrikam", "--org", "contoso.test"))
                .isEqualTo("`entente relationship test Fabrikam --org contoso.test`");
    }

    @Test
    void wordsThatAShellWouldTakeApartAreQuoted() {
        assertThat(Command.of("connector", "test", "Contoso cloud tenant"))
                .isEqualTo("`entente connector test 'Contoso cloud tenant'`");
        assertThat(Command.of("connector", "test", "Ann's $(rm)"))
                .isEqualTo("`entente connector test 'Ann'\\''s $(rm)'`");
        assertThat(Command.of("connector", "test", "")).isEqualTo("`entente connector test ''`");
    }
}
