package entente.endpoints;

import entente.mailbox.Directory;
import entente.mailbox.Recipient;
import entente.wire.ews.ResolveNames;
import entente.wire.ews.ResolveNames.Resolution;

/// ResolveNames: whom in the directory a client may mean by a part of a name or address.
public final class NameResolution {
    private static final int MOST = 100;
    private static final String PREFIX = "smtp:";

    private final Directory directory;

    public NameResolution(Directory directory) {
        this.directory = directory;
    }

    ResolveNames.Response answer(ResolveNames.Request ask) {
        var entry = ask.entry().strip();
        var bare =
                entry.regionMatches(true, 0, PREFIX, 0, PREFIX.length())
                        ? entry.substring(PREFIX.length())
                        : entry;
        var found = directory.resolve(bare, MOST + 1);
        return new ResolveNames.Response(
                found.stream().limit(MOST).map(NameResolution::resolution).toList(),
                found.size() <= MOST);
    }

    private static Resolution resolution(Recipient recipient) {
        return new Resolution(
                recipient.displayName(),
                recipient.address().toString(),
                switch (recipient) {
                    case Recipient.Mailbox _ -> "Mailbox";
                    case Recipient.MailUser _ -> "Contact";
                    case Recipient.Group _ -> "PublicDL";
                });
    }
}
