package entente.endpoints;

import static entente.endpoints.MailDesk.AS_MARY;
import static entente.endpoints.MailDesk.MARY;
import static org.assertj.core.api.Assertions.assertThat;

import entente.mailbox.DefaultFolder;
import entente.mailbox.FolderId;
import entente.mailbox.ItemId;
import entente.wire.ews.ConvertId;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdConversionTest {
    private static final List<String> FORMS =
            List.of("EwsId", "EwsLegacyId", "EntryId", "HexEntryId", "StoreId");
    private static final FolderId INBOX = FolderId.of(MARY, DefaultFolder.INBOX);
    private static final ItemId ITEM =
            new ItemId(MARY, INBOX.entryId().replace("0100", "0700") + "AB".repeat(24));

    @Test
    void anIdComesBackTheSameThroughEveryForm() {
        for (var id : List.of(INBOX.text(), ITEM.text())) {
            for (var form : FORMS) {
                var there = converted("EwsId", id, form);

                var back = converted(form, there.id(), "EwsId");

                assertThat(there.format()).isEqualTo(form);
                assertThat(back.id()).isEqualTo(id);
                assertThat(back.mailbox()).isEqualTo("mary@contoso.test");
            }
        }
    }

    @Test
    void theFormsAreThoseOfEntryIds() {
        assertThat(converted("EwsId", INBOX.text(), "HexEntryId").id()).isEqualTo(INBOX.entryId());
        assertThat(converted("HexEntryId", INBOX.entryId().toLowerCase(Locale.ROOT), "EwsId").id())
                .isEqualTo(INBOX.text());
        assertThat(converted("EwsId", INBOX.text(), "StoreId").id()).startsWith("LgAAAA");
    }

    @Test
    void theFolderThatAnItemWasDeletedFromIsMadeOfTheItemsIdAndItsStamp() {
        var stamp = Base64.getDecoder().decode("ABEiM0RVZneImaq7zN3u/wAAAAEjRQ==");
        var store = "00000000" + "11".repeat(16);
        var folder = store + "0100" + HexFormat.of().withUpperCase().formatHex(stamp) + "0000";

        var id = converted("HexEntryId", folder, "EwsId").id();

        assertThat(folder)
                .isEqualTo(store + "010000112233445566778899AABBCCDDEEFF0000000123450000");
        assertThat(FolderId.parse(id)).contains(new FolderId(MARY, folder));
        assertThat(converted("EwsId", id, "HexEntryId").id()).isEqualTo(folder);
    }

    @Test
    void anIdIsGivenBackInItsOwnFormWhateverItIs() {
        var same = converted("OwaId", "anything", "OwaId");

        assertThat(same)
                .isEqualTo(new ConvertId.Converted("OwaId", "anything", "mary@contoso.test"));
    }

    @ParameterizedTest
    @CsvSource({
        "HexEntryId, XY",
        "HexEntryId, 00",
        "EntryId, !",
        "EntryId, AAAA",
        "StoreId, LgAA",
        "EwsId, AAAA",
        "Nonsense, AAAA",
    })
    void whatIsNoIdIsNotConverted(String form, String id) {
        var result = result(form, id, "EwsLegacyId");

        assertThat(result).isEqualTo(new ConvertId.Failed("ErrorInvalidIdMalformed"));
    }

    private static ConvertId.Converted converted(String form, String id, String to) {
        return (ConvertId.Converted) result(form, id, to);
    }

    private static ConvertId.Result result(String form, String id, String to) {
        var ask =
                new ConvertId.Request(
                        to, List.of(new ConvertId.SourceId(form, id, "mary@contoso.test")));
        return IdConversion.answer(AS_MARY, ask).results().getFirst();
    }
}
