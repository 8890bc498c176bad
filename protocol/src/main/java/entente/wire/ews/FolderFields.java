package entente.wire.ews;

import entente.item.Known;
import entente.item.PolicyTag;
import entente.item.Properties;
import entente.item.PropertyId;
import entente.item.PropertyType;
import entente.item.PropertyValue;
import entente.problem.Code;
import java.util.Map;
import java.util.TreeMap;

/// What a folder says, as properties by their tags (MS-OXPROPS 2), and the paths by which folders are searched: by a property that a folder
/// has not, none is found.
final class FolderFields {
    static final PropertyId DISPLAY_NAME = tag(0x3001);
    static final PropertyId CONTAINER_CLASS = tag(0x3613);
    private static final PropertyId CONTENT_COUNT = tag(0x3602);
    private static final PropertyId CONTENT_UNREAD_COUNT = tag(0x3603);
    private static final PropertyId FOLDER_CHILD_COUNT = tag(0x6638);

    /// PidTagLocalCommitTimeMax: when what lies in it last changed.
    static final PropertyId CONTENTS_CHANGED = tag(0x670a);

    private static final Map<String, HeldAs> BY_URI =
            Map.of(
                    "folder:DisplayName",
                    new HeldAs.Single(DISPLAY_NAME, PropertyType.STRING),
                    "folder:FolderClass",
                    new HeldAs.Single(CONTAINER_CLASS, PropertyType.STRING),
                    "folder:TotalCount",
                    new HeldAs.Single(CONTENT_COUNT, PropertyType.INTEGER),
                    "folder:UnreadCount",
                    new HeldAs.Single(CONTENT_UNREAD_COUNT, PropertyType.INTEGER),
                    "folder:ChildFolderCount",
                    new HeldAs.Single(FOLDER_CHILD_COUNT, PropertyType.INTEGER));

    private FolderFields() {}

    static Properties of(FolderElement folder) {
        var all = new TreeMap<PropertyId, PropertyValue>();
        all.put(DISPLAY_NAME, new PropertyValue.Text(folder.displayName()));
        if (!folder.containerClass().isEmpty()) {
            all.put(CONTAINER_CLASS, new PropertyValue.Text(folder.containerClass()));
        }
        all.put(CONTENT_COUNT, new PropertyValue.Int32(folder.items()));
        folder.unread()
                .ifPresent(
                        unread -> all.put(CONTENT_UNREAD_COUNT, new PropertyValue.Int32(unread)));
        all.put(FOLDER_CHILD_COUNT, new PropertyValue.Int32(folder.children()));
        folder.retention()
                .filter(RetentionElement::explicit)
                .ifPresent(told -> all.put(Known.POLICY_TAG, PolicyTag.written(told.tag())));
        // PidTagSubfolders, PidTagAttributeHidden
        all.put(tag(0x360a), new PropertyValue.Flag(folder.children() > 0));
        all.put(tag(0x10f4), new PropertyValue.Flag(false));
        // PidTagCreationTime, PidTagLastModificationTime
        all.put(tag(0x3007), new PropertyValue.Time(folder.made()));
        all.put(tag(0x3008), new PropertyValue.Time(folder.changed()));
        all.put(CONTENTS_CHANGED, new PropertyValue.Time(folder.contentsChanged()));
        // The number (PidTagInternetArticleNumber) that the next item gets at least, and the
        // highest that any had.
        all.put(tag(0x6751), new PropertyValue.Int32(folder.newest() + 1));
        all.put(tag(0x6752), new PropertyValue.Int32(folder.newest()));
        return Properties.of(all);
    }

    /// How folders hold what is searched by that path, or why they cannot be.
    static BatchResult<HeldAs> searched(ItemPath path) {
        return switch (path) {
            case ItemPath.Field(var uri) when BY_URI.containsKey(uri) ->
                    BatchResult.done(BY_URI.get(uri));
            case ItemPath.Extended extended when !extended.many() ->
                    BatchResult.done(new HeldAs.Single(extended.id(), extended.type()));
            case ItemPath.Wrong(var code) -> BatchResult.refused(code);
            case ItemPath.Field _, ItemPath.Extended _, ItemPath.Indexed _ ->
                    BatchResult.refused(Code.FOLDER_FILTER_NOT_OFFERED);
        };
    }

    private static PropertyId tag(int tag) {
        return new PropertyId.Tag(tag);
    }
}
