package entente.wire.ews;

import entente.question.FolderRights;
import entente.question.PermissionLevel;
import entente.wire.soap.XmlWriter;
import java.util.List;
import java.util.Optional;

/// Writes what is told of delegates, one message for each who was named (MS-OXWSDLGM `BaseDelegateResponseMessageType`).
final class DelegatesWriter {
    private DelegatesWriter() {}

    /// What became of each of them; there is nothing to tell of whoever is a delegate no more.
    static void write(
            XmlWriter xml,
            String response,
            BatchResult<List<BatchResult<Optional<DelegateUser>>>> people) {
        switch (people) {
            case BatchResult.Done(var all) -> {
                ResponseMessages.success(xml, response);
                write(xml, all);
            }
            case BatchResult.Refused(var why) -> ResponseMessages.refused(xml, response, why);
        }
        xml.end();
    }

    static void write(XmlWriter xml, List<BatchResult<Optional<DelegateUser>>> people) {
        if (people.isEmpty()) {
            return;
        }
        xml.start("m:ResponseMessages");
        for (var each : people) {
            var message = "m:DelegateUserResponseMessageType";
            switch (each) {
                case BatchResult.Done(var user) -> {
                    ResponseMessages.success(xml, message);
                    user.ifPresent(told -> write(xml, told));
                }
                case BatchResult.Refused(var why) -> ResponseMessages.refused(xml, message, why);
            }
            xml.end();
        }
        xml.end();
    }

    private static void write(XmlWriter xml, DelegateUser user) {
        xml.start("m:DelegateUser").start("t:UserId");
        xml.element("t:PrimarySmtpAddress", user.person().address());
        xml.element("t:DisplayName", user.person().name()).end();
        if (!user.rights().isEmpty()) {
            xml.start("t:DelegatePermissions");
            for (var folder : DelegateFolder.values()) {
                Optional.ofNullable(user.rights().get(folder))
                        .ifPresent(rights -> xml.element("t:" + folder.element(), level(rights)));
            }
            xml.end();
        }
        xml.element("t:ReceiveCopiesOfMeetingMessages", user.receivesCopies());
        xml.element("t:ViewPrivateItems", user.seesPrivate()).end();
    }

    private static String level(FolderRights rights) {
        return rights.level()
                .filter(DelegateUser.LEVELS::contains)
                .map(PermissionLevel::wireName)
                .orElse("Custom");
    }
}
