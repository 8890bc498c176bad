package entente.mailbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// What a store has in memory, read from its database when that is opened, and again after the connection to it broke.
final class StoreReading {
    private StoreReading() {}

    /// Publishes all of it, in the place of what was there.
    static void into(Holdings holdings, Connection file, Instant now) throws SQLException {
        var all = holdings.draft();
        holdings.all().forEach(known -> all.remove(known.address()));
        Sql.begin(file);
        var acceptances = AcceptanceRows.all(file);
        var photos = PhotoRows.hashes(file);
        var folders = OwnFolderRows.all(file);
        var tags = FolderTagRows.all(file);
        var contents = ContentsRows.all(file);
        for (var recipient : RecipientRows.all(file)) {
            var address = recipient.address();
            var holding =
                    Holding.empty(address)
                            .with(recipient)
                            .with(PermissionRows.read(file, address))
                            .with(SettingRows.hours(file, address))
                            .with(acceptances.getOrDefault(address, MailAcceptance.INITIAL))
                            .with(contents.getOrDefault(address, Contents.NONE))
                            .withPhoto(Optional.ofNullable(photos.get(address)));
            var changed =
                    FolderRows.read(
                            file,
                            holding.with(
                                    folders.getOrDefault(address, FolderTree.NONE)
                                            .with(tags.getOrDefault(address, FolderTags.NONE))),
                            now);
            all.put(changed.with(AppointmentRows.all(file, changed, now)));
        }
        Sql.commit(file);
        SettingRows.passwords(file)
                .forEach((address, password) -> {
                    var known = all.find(address).orElseGet(() -> Holding.empty(address));
                    all.put(known.with(password));
                });
        all.publish();
    }
}
