package entente.endpoints;

import entente.calendar.MeetingNotice;
import entente.delivery.Dispatch;
import entente.delivery.Keeping;
import entente.delivery.Letter;
import entente.item.Addressee;
import entente.item.Body;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Properties;
import entente.mailbox.FolderId;
import entente.wire.ews.BatchResult;
import entente.wire.mime.MeetingMessage;
import java.util.List;
import java.util.Optional;

/// Writes the messages by which people tell each other of meetings, in the name of whom is acted for; of each a copy is kept in a folder, if in any.
record MeetingLetters(Acting acting, Optional<FolderId> copy) {
    /// A message with that notice in it. `marks` is what it says beside its subject.
    BatchResult<Dispatch> written(
            MeetingNotice notice,
            String subject,
            Properties marks,
            List<Addressee> to,
            Optional<Body> body) {
        var content =
                new ItemContent(
                        marks.with(Known.SUBJECT, subject).and(acting.from()), to, List.of());
        var source = MeetingMessage.write(content, body, notice.method().name(), notice.bytes());
        return WholeItem.EMPTY
                .saying(source)
                .then(item ->
                        BatchResult.done(
                                new Dispatch(
                                        new Letter(item.content(), item.streams()), keeping())));
    }

    private Keeping keeping() {
        return copy.<Keeping>map(Keeping.Copy::new).orElseGet(Keeping.Nothing::new);
    }
}
