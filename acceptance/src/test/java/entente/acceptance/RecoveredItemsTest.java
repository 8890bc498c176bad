package entente.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.testkit.LabUnderTest;
import java.util.HexFormat;
import java.util.Optional;
import microsoft.exchange.webservices.data.core.PropertySet;
import microsoft.exchange.webservices.data.core.enumeration.misc.IdFormat;
import microsoft.exchange.webservices.data.core.enumeration.misc.error.ServiceError;
import microsoft.exchange.webservices.data.core.enumeration.property.BasePropertySet;
import microsoft.exchange.webservices.data.core.enumeration.property.MapiPropertyType;
import microsoft.exchange.webservices.data.core.enumeration.property.WellKnownFolderName;
import microsoft.exchange.webservices.data.core.enumeration.service.DeleteMode;
import microsoft.exchange.webservices.data.core.exception.service.remote.ServiceResponseException;
import microsoft.exchange.webservices.data.core.service.folder.ContactsFolder;
import microsoft.exchange.webservices.data.core.service.folder.Folder;
import microsoft.exchange.webservices.data.core.service.item.Contact;
import microsoft.exchange.webservices.data.core.service.item.EmailMessage;
import microsoft.exchange.webservices.data.core.service.item.Item;
import microsoft.exchange.webservices.data.core.service.schema.ItemSchema;
import microsoft.exchange.webservices.data.misc.id.AlternateId;
import microsoft.exchange.webservices.data.property.complex.FolderId;
import microsoft.exchange.webservices.data.property.definition.ExtendedPropertyDefinition;
import microsoft.exchange.webservices.data.search.ItemView;
import microsoft.exchange.webservices.data.search.filter.SearchFilter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The public EWS client for Java, unmodified, has back what was deleted. From which folder that was it makes out by itself: from the item's entry id and the id part of the folder that stands in it.
class RecoveredItemsTest {
    private static final String MARY = "mary@contoso.test";
    private static final int BEFORE_THE_FOLDER = 20;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private static ExtendedPropertyDefinition entryId;
    private static ExtendedPropertyDefinition lastParent;
    private static LabUnderTest lab;

    @BeforeAll
    static void startLab() throws Exception {
        entryId = new ExtendedPropertyDefinition(0x0fff, MapiPropertyType.Binary);
        lastParent = new ExtendedPropertyDefinition(0x348a, MapiPropertyType.Binary);
        lab = LabUnderTest.start();
    }

    @AfterAll
    static void stopLab() {
        lab.close();
    }

    @Test
    void itemComesBackToItsFolderWhateverThatIsCalledAndWhereverItLies() throws Exception {
        var work = place("Work");
        message("Lunch", work.getId()).delete(DeleteMode.SoftDelete);
        work.setDisplayName("Old work");
        work.update();
        var moved = work.move(place("Archive").getId());

        var deleted = deleted("Lunch");
        deleted.move(origin(deleted).orElseThrow());

        assertThat(found(moved.getId(), "Lunch")).isPresent();
        assertThat(Folder.bind(service(), moved.getId()).getDisplayName()).isEqualTo("Old work");
        assertThat(found(deletions(), "Lunch")).isEmpty();
    }

    @Test
    void itemThatWasDeletedInTwoStepsComesBackToWhereItLayFirst() throws Exception {
        var plans = place("Plans");
        message("Tea", plans.getId()).delete(DeleteMode.MoveToDeletedItems);
        found(bin(), "Tea").orElseThrow().delete(DeleteMode.SoftDelete);

        var deleted = deleted("Tea");
        var back = deleted.move(origin(deleted).orElseThrow());

        assertThat(found(plans.getId(), "Tea")).isPresent();
        assertThat(origin(back)).isEmpty();
    }

    @Test
    void itemWhoseFolderIsGoneGoesWhereItsClientChooses() throws Exception {
        var people = new ContactsFolder(service());
        people.setDisplayName("People of last year");
        people.save(WellKnownFolderName.Contacts);
        var contact = new Contact(service());
        contact.setDisplayName("Ann");
        contact.setSubject("Ann");
        contact.save(people.getId());
        contact.delete(DeleteMode.SoftDelete);
        people.delete(DeleteMode.HardDelete);

        var deleted = deleted("Ann");
        var origin = origin(deleted).orElseThrow();

        assertThatThrownBy(() -> deleted.move(origin))
                .isInstanceOf(ServiceResponseException.class)
                .extracting(e -> ((ServiceResponseException) e).getErrorCode())
                .isEqualTo(ServiceError.ErrorToFolderNotFound);
        assertThat(deleted.getItemClass()).isEqualTo("IPM.Contact");
        deleted.move(WellKnownFolderName.Contacts);
        assertThat(found(place(WellKnownFolderName.Contacts), "Ann")).isPresent();
        assertThat(found(deletions(), "Ann")).isEmpty();
    }

    @Test
    void itemThatCameFromNowhereNamesNoFolder() throws Exception {
        message("Dinner", bin()).delete(DeleteMode.SoftDelete);

        var deleted = deleted("Dinner");
        var origin = origin(deleted);
        deleted.move(WellKnownFolderName.Inbox);

        assertThat(origin).isEmpty();
        assertThat(found(place(WellKnownFolderName.Inbox), "Dinner")).isPresent();
    }

    /// The folder that an item was deleted from, if it was from one.
    private static Optional<FolderId> origin(Item item) throws Exception {
        var known =
                Item.bind(
                        service(),
                        item.getId(),
                        new PropertySet(BasePropertySet.IdOnly, entryId, lastParent));
        var stamp = bytes(known, lastParent);
        if (stamp.isEmpty()) {
            return Optional.empty();
        }
        var ofItem = HEX.formatHex(bytes(known, entryId).orElseThrow(), 0, BEFORE_THE_FOLDER);
        var hex = ofItem + "0100" + HEX.formatHex(stamp.get()) + "0000";
        var converted =
                service()
                        .convertId(new AlternateId(IdFormat.HexEntryId, hex, MARY), IdFormat.EwsId);
        return Optional.of(new FolderId(((AlternateId) converted).getUniqueId()));
    }

    private static Optional<byte[]> bytes(Item item, ExtendedPropertyDefinition property)
            throws Exception {
        for (var each : item.getExtendedProperties()) {
            if (each.getPropertyDefinition().equals(property)) {
                return Optional.of((byte[]) each.getValue());
            }
        }
        return Optional.empty();
    }

    private static Item deleted(String subject) throws Exception {
        return found(deletions(), subject).orElseThrow();
    }

    private static Optional<Item> found(FolderId folder, String subject) throws Exception {
        var view = new ItemView(10);
        view.setPropertySet(
                new PropertySet(BasePropertySet.FirstClassProperties, entryId, lastParent));
        var filter = new SearchFilter.IsEqualTo(ItemSchema.Subject, subject);
        return service().findItems(folder, filter, view).getItems().stream().findFirst();
    }

    private static EmailMessage message(String subject, FolderId folder) throws Exception {
        var message = new EmailMessage(service());
        message.setSubject(subject);
        message.save(folder);
        return message;
    }

    private static FolderId deletions() {
        return place(WellKnownFolderName.RecoverableItemsDeletions);
    }

    private static FolderId bin() {
        return place(WellKnownFolderName.DeletedItems);
    }

    private static FolderId place(WellKnownFolderName name) {
        return FolderId.getFolderIdFromWellKnownFolderName(name);
    }

    private static Folder place(String name) throws Exception {
        var folder = new Folder(service());
        folder.setDisplayName(name);
        folder.save(WellKnownFolderName.Inbox);
        return folder;
    }

    private static TrustingExchangeService service() throws Exception {
        return TrustingExchangeService.of(lab, MARY);
    }
}
