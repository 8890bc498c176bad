package entente.pages;

import java.util.List;
import java.util.Optional;

/// A deleted item by itself: what it says, as plain text. `isCut` says that there is more of it; `moreAttachments` is how many are not in `attachments`; `filter` is the list that it was found in.
record ItemPage(
        Frame frame,
        DeletedItem item,
        List<Line> lines,
        List<Line> attachments,
        int moreAttachments,
        String text,
        boolean isCut,
        List<FolderChoice> folders,
        RecoverFilter filter) {
    ItemPage {
        lines = List.copyOf(lines);
        attachments = List.copyOf(attachments);
        folders = List.copyOf(folders);
    }

    String token() {
        return frame.token();
    }

    /// What is said of an item under one name, and as machines read it, where that is a time.
    record Line(String name, String value, Optional<String> iso) {
        static Line of(String name, String value) {
            return new Line(name, value, Optional.empty());
        }

        static Line of(String name, Shown.Moment time) {
            return new Line(name, time.text(), Optional.of(time.iso()));
        }
    }
}
