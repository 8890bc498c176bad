package entente.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListMemberTest {
    /// A one-off entry id of Bob (MS-OXCDATA 2.2.5.1), with texts in UTF-16.
    private static final String BOB =
            "00000000812B1FA4BEA310199D6E00DD010F540200000180"
                    + "42006F0062000000"
                    + "53004D00540050000000"
                    + "6200400063000000";

    @Test
    void aMemberIsKeptAsAOneOffEntryId() {
        var member = ListMember.of("Bob", "b@c");

        assertThat(member.entryId()).isEqualTo(new PropertyValue.Binary(BOB));
        assertThat(ListMember.parse(member.entryId())).contains(member);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "00000000812B1FA4BEA310199D6E00DD010F5402",
                // Another provider.
                "00000000C091ADD3519DCF11A4A900AA0047FAA40000018042000000530000004200000000",
                // Texts of one byte a character.
                "00000000812B1FA4BEA310199D6E00DD010F540200000100426F6200534D545000624063 00",
                // No address.
                "00000000812B1FA4BEA310199D6E00DD010F54020000018042000000530000000000"
            })
    void whatIsNoneIsNobody(String hex) {
        assertThat(ListMember.parse(new PropertyValue.Binary(hex.replace(" ", "")))).isEmpty();
    }

    @Test
    void whoHasNoAddressOrEndsWithinAnotherTextIsNoMember() {
        assertThatThrownBy(() -> ListMember.of("Bob", ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ListMember.of("B\0b", "b@c"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whoHasNoNameIsShownByTheAddress() {
        assertThat(ListMember.of("", "bob@contoso.test").shown()).isEqualTo("bob@contoso.test");
        assertThat(ListMember.of("Bob", "bob@contoso.test").shown()).isEqualTo("Bob");
    }
}
