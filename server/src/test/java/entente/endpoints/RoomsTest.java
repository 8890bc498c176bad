package entente.endpoints;

import static entente.endpoints.MailDesk.code;
import static entente.endpoints.MailDesk.done;
import static org.assertj.core.api.Assertions.assertThat;

import entente.mailbox.Recipient;
import entente.problem.Code;
import entente.question.Address;
import entente.wire.ews.GetRoomLists;
import entente.wire.ews.GetRooms;
import entente.wire.ews.NamedAddress;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which rooms there are.
class RoomsTest {
    @TempDir private Path folder;
    private MailDesk desk;
    private Rooms rooms;

    @BeforeEach
    void openWithTwoRooms() {
        desk = MailDesk.open(folder.resolve("store"));
        rooms = new Rooms(desk.store);
        room("red");
        room("blue");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aListOfRoomsIsAGroupOfRoomsAlone() {
        group("rooms", "red", "blue");
        group("mixed", "red", "bob");
        group("people", "bob");
        group("nothing");
        group("gone", "red", "green");

        var lists = rooms.answer(new GetRoomLists.Request()).lists();

        assertThat(lists).containsExactly(new NamedAddress("rooms", "rooms@contoso.test"));
    }

    @Test
    void theRoomsOfAListAreToldInItsOrder() {
        group("rooms", "red", "blue");

        var told = done(rooms.answer(new GetRooms.Request("Rooms@contoso.test")).rooms());

        assertThat(told)
                .containsExactly(
                        new NamedAddress("Room red", "red@contoso.test"),
                        new NamedAddress("Room blue", "blue@contoso.test"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"people@contoso.test", "red@contoso.test", "x@contoso.test", "x", ""})
    void whatIsNoListOfRoomsIsRefused(String list) {
        group("people", "bob");

        assertThat(code(rooms.answer(new GetRooms.Request(list)).rooms()))
                .isEqualTo(Code.ROOM_LIST_UNKNOWN);
    }

    private void room(String name) {
        desk.store.put(
                new Recipient.Mailbox(
                        address(name), "Room " + name, Recipient.Kind.ROOM, ZoneOffset.UTC));
    }

    private void group(String name, String... members) {
        var all = Arrays.stream(members).map(RoomsTest::address).toList();
        desk.store.put(new Recipient.Group(address(name), name, all));
    }

    private static Address address(String name) {
        return Address.of(name + "@contoso.test");
    }
}
