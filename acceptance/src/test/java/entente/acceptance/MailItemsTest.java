package entente.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.testkit.LabUnderTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import microsoft.exchange.webservices.data.core.PropertySet;
import microsoft.exchange.webservices.data.core.enumeration.misc.error.ServiceError;
import microsoft.exchange.webservices.data.core.enumeration.property.BasePropertySet;
import microsoft.exchange.webservices.data.core.enumeration.property.BodyType;
import microsoft.exchange.webservices.data.core.enumeration.property.Importance;
import microsoft.exchange.webservices.data.core.enumeration.property.MapiPropertyType;
import microsoft.exchange.webservices.data.core.enumeration.property.WellKnownFolderName;
import microsoft.exchange.webservices.data.core.enumeration.search.LogicalOperator;
import microsoft.exchange.webservices.data.core.enumeration.search.SortDirection;
import microsoft.exchange.webservices.data.core.enumeration.service.ConflictResolutionMode;
import microsoft.exchange.webservices.data.core.enumeration.service.DeleteMode;
import microsoft.exchange.webservices.data.core.enumeration.service.SyncFolderItemsScope;
import microsoft.exchange.webservices.data.core.exception.service.remote.ServiceResponseException;
import microsoft.exchange.webservices.data.core.service.folder.Folder;
import microsoft.exchange.webservices.data.core.service.item.EmailMessage;
import microsoft.exchange.webservices.data.core.service.item.Item;
import microsoft.exchange.webservices.data.core.service.schema.EmailMessageSchema;
import microsoft.exchange.webservices.data.core.service.schema.ItemSchema;
import microsoft.exchange.webservices.data.property.complex.FileAttachment;
import microsoft.exchange.webservices.data.property.complex.FolderId;
import microsoft.exchange.webservices.data.property.complex.MessageBody;
import microsoft.exchange.webservices.data.property.complex.MimeContent;
import microsoft.exchange.webservices.data.property.definition.ExtendedPropertyDefinition;
import microsoft.exchange.webservices.data.search.ItemView;
import microsoft.exchange.webservices.data.search.filter.SearchFilter;
import microsoft.exchange.webservices.data.sync.ItemChange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The public EWS client for Java, unmodified, keeps mail in the lab.
class MailItemsTest {
    private static final String MARY = "mary@contoso.test";

    private static LabUnderTest lab;

    @BeforeAll
    static void startLab() {
        lab = LabUnderTest.start();
    }

    @AfterAll
    static void stopLab() {
        lab.close();
    }

    @Test
    void messageIsSavedAndReadAgain() throws Exception {
        var service = service();
        var message = new EmailMessage(service);
        message.setSubject("Lunch – with Ann");
        message.setBody(new MessageBody(BodyType.Text, "Are you free on Monday?"));
        message.getToRecipients().add("Ann", "ann@fabrikam.test");
        message.getCcRecipients().add("bob@contoso.test");
        message.setImportance(Importance.High);
        message.getCategories().add("Work");
        message.save(place("Saved").getId());

        var found = EmailMessage.bind(service, message.getId());

        assertThat(found.getSubject()).isEqualTo("Lunch – with Ann");
        assertThat(found.getBody().toString()).contains("free on Monday?");
        assertThat(found.getToRecipients().getItems().getFirst().getAddress())
                .isEqualTo("ann@fabrikam.test");
        assertThat(found.getDisplayCc()).isEqualTo("bob@contoso.test");
        assertThat(found.getImportance()).isEqualTo(Importance.High);
        assertThat(found.getCategories().getSize()).isEqualTo(1);
        assertThat(found.getIsDraft()).isTrue();
        assertThat(found.getItemClass()).isEqualTo("IPM.Note");
    }

    @Test
    void mimeOfAMessageThatWasMadeOfFieldsSaysTheSame() throws Exception {
        var service = service();
        var message = message("Made of fields", place("Fields"));

        var found =
                Item.bind(
                        service,
                        message.getId(),
                        new PropertySet(BasePropertySet.IdOnly, ItemSchema.MimeContent));

        var mime = new String(found.getMimeContent().getContent(), StandardCharsets.UTF_8);
        assertThat(mime).contains("Subject: Made of fields\r\n").contains("The text of it.");
    }

    @Test
    void mimeOfAMessageThatCameAsMimeIsAsItCame() throws Exception {
        var service = service();
        var source =
                """
                From: Ann <ann@fabrikam.test>
                To: mary@contoso.test
                Subject: As it came
                X-Strange: Kept

                Hello
                """
                        .replace("\n", "\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
        var message = new EmailMessage(service);
        message.setMimeContent(new MimeContent("UTF-8", source));
        message.save(place("Came").getId());

        var found =
                EmailMessage.bind(
                        service,
                        message.getId(),
                        new PropertySet(
                                BasePropertySet.FirstClassProperties, ItemSchema.MimeContent));

        assertThat(found.getMimeContent().getContent()).isEqualTo(source);
        assertThat(found.getSubject()).isEqualTo("As it came");
        assertThat(found.getFrom().getAddress()).isEqualTo("ann@fabrikam.test");
    }

    @Test
    void itemIsChangedUnlessItWasChangedMeanwhile() throws Exception {
        var service = service();
        var message = message("Before", place("Changed"));
        var stale = EmailMessage.bind(service, message.getId());
        message.setSubject("After");
        message.update(ConflictResolutionMode.NeverOverwrite);
        stale.setSubject("Too late");

        assertThatThrownBy(() -> stale.update(ConflictResolutionMode.NeverOverwrite))
                .isInstanceOf(ServiceResponseException.class)
                .extracting(e -> ((ServiceResponseException) e).getErrorCode())
                .isEqualTo(ServiceError.ErrorIrresolvableConflict);
        assertThat(Item.bind(service, message.getId()).getSubject()).isEqualTo("After");
        stale.update(ConflictResolutionMode.AlwaysOverwrite);
        assertThat(Item.bind(service, message.getId()).getSubject()).isEqualTo("Too late");
    }

    @Test
    void itemIsMovedCopiedAndDeleted() throws Exception {
        var service = service();
        var there = place("There");
        var message = message("Wanderer", place("Here"));

        var copy = message.copy(there.getId());
        var moved = message.move(there.getId());

        assertThatThrownBy(() -> Item.bind(service, message.getId()))
                .isInstanceOf(ServiceResponseException.class)
                .extracting(e -> ((ServiceResponseException) e).getErrorCode())
                .isEqualTo(ServiceError.ErrorItemNotFound);
        assertThat(Item.bind(service, moved.getId()).getSubject()).isEqualTo("Wanderer");
        assertThat(Folder.bind(service, there.getId()).getTotalCount()).isEqualTo(2);
        var bin = Folder.bind(service, WellKnownFolderName.DeletedItems).getTotalCount();
        copy.delete(DeleteMode.MoveToDeletedItems);
        moved.delete(DeleteMode.HardDelete);
        assertThat(Folder.bind(service, there.getId()).getTotalCount()).isZero();
        assertThat(Folder.bind(service, WellKnownFolderName.DeletedItems).getTotalCount())
                .isEqualTo(bin + 1);
    }

    @Test
    void attachmentIsKeptByteForByte() throws Exception {
        var service = service();
        var bytes = new byte[100_000];
        for (var i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) ((i * 31) >>> 3);
        }
        var message = new EmailMessage(service);
        message.setSubject("See the file");
        message.getAttachments().addFileAttachment("plan.bin", bytes);
        message.save(place("Attached").getId());

        var found = EmailMessage.bind(service, message.getId());
        var attachment = (FileAttachment) found.getAttachments().getItems().getFirst();
        attachment.load();

        assertThat(found.getHasAttachments()).isTrue();
        assertThat(attachment.getName()).isEqualTo("plan.bin");
        assertThat(attachment.getContent()).isEqualTo(bytes);
    }

    @Test
    void itemsAreFoundSortedPageByPage() throws Exception {
        var service = service();
        var folder = place("Pages");
        for (var i = 0; i < 25; i++) {
            message("Message %02d".formatted(i), folder);
        }
        var view = new ItemView(10);
        view.getOrderBy().add(ItemSchema.Subject, SortDirection.Descending);

        var subjects = new ArrayList<String>();
        var more = true;
        while (more) {
            var page = service.findItems(folder.getId(), view);
            assertThat(page.getTotalCount()).isEqualTo(25);
            page.getItems().forEach(item -> subjects.add(subject(item)));
            more = page.isMoreAvailable();
            view.setOffset(view.getOffset() + 10);
        }

        assertThat(subjects).hasSize(25).startsWith("Message 24").endsWith("Message 00");
    }

    @Test
    void itemsAreFoundByWhatTheySay() throws Exception {
        var folder = place("Sought");
        var monday = message("Lunch on Monday", folder);
        message("Lunch on Friday", folder);
        message("Dinner", folder);
        monday.setIsRead(false);
        monday.update(ConflictResolutionMode.AutoResolve);

        assertThat(found(folder, new SearchFilter.ContainsSubstring(ItemSchema.Subject, "lunch")))
                .containsExactlyInAnyOrder("Lunch on Monday", "Lunch on Friday");
        assertThat(found(folder, new SearchFilter.IsEqualTo(ItemSchema.Subject, "dinner")))
                .containsExactly("Dinner");
        assertThat(
                        found(
                                folder,
                                new SearchFilter.SearchFilterCollection(
                                        LogicalOperator.And,
                                        new SearchFilter.IsEqualTo(
                                                EmailMessageSchema.IsRead, false),
                                        new SearchFilter.Exists(ItemSchema.Subject))))
                .containsExactly("Lunch on Monday");
    }

    @Test
    void propertyOfOnesOwnIsKept() throws Exception {
        var service = service();
        var number =
                new ExtendedPropertyDefinition(
                        UUID.fromString("c11ff724-aa03-4555-9952-8fa248a11c3e"),
                        "Project number",
                        MapiPropertyType.Integer);
        var message = new EmailMessage(service);
        message.setSubject("With a number");
        message.setExtendedProperty(number, 42);
        message.save(place("Extended").getId());

        var found =
                Item.bind(
                        service, message.getId(), new PropertySet(BasePropertySet.IdOnly, number));

        assertThat(found.getExtendedProperties().getItems().getFirst().getValue()).isEqualTo(42);
    }

    @Test
    void whoSynchronisesIsToldWhatCameChangedAndWent() throws Exception {
        var folder = place("Synchronised");
        var changed = message("Changed", folder);
        var gone = message("Gone", folder);
        var seen = changes(folder, "");
        changed.setSubject("Changed indeed");
        changed.update(ConflictResolutionMode.AutoResolve);
        gone.delete(DeleteMode.HardDelete);
        var came = message("Came", folder);

        var told = changes(folder, seen.state());

        assertThat(seen.told())
                .containsExactlyInAnyOrder("Create " + changed.getId(), "Create " + gone.getId());
        assertThat(told.told())
                .containsExactlyInAnyOrder(
                        "Update " + changed.getId(),
                        "Delete " + gone.getId(),
                        "Create " + came.getId());
    }

    @Test
    void folderTakesItsItemsAlong() throws Exception {
        var service = service();
        var folder = place("Taken");
        message("One", folder);
        message("Two", folder);

        var copy = folder.copy(WellKnownFolderName.Drafts);
        folder.empty(DeleteMode.HardDelete, false);

        assertThat(Folder.bind(service, copy.getId()).getTotalCount()).isEqualTo(2);
        assertThat(Folder.bind(service, folder.getId()).getTotalCount()).isZero();
    }

    private record Told(String state, List<String> told) {}

    private static Told changes(Folder folder, String state) throws Exception {
        var told = new ArrayList<String>();
        var changes =
                service()
                        .syncFolderItems(
                                folder.getId(),
                                PropertySet.IdOnly,
                                null,
                                100,
                                SyncFolderItemsScope.NormalItems,
                                state);
        for (ItemChange change : changes) {
            told.add(change.getChangeType() + " " + change.getItemId());
        }
        return new Told(changes.getSyncState(), told);
    }

    private static List<String> found(Folder folder, SearchFilter filter) throws Exception {
        return service().findItems(folder.getId(), filter, new ItemView(100)).getItems().stream()
                .map(MailItemsTest::subject)
                .toList();
    }

    private static String subject(Item item) {
        try {
            return item.getSubject();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static EmailMessage message(String subject, Folder folder) throws Exception {
        var message = new EmailMessage(service());
        message.setSubject(subject);
        message.setBody(new MessageBody(BodyType.Text, "The text of it."));
        message.save(folder.getId());
        return message;
    }

    private static Folder place(String name) throws Exception {
        var folder = new Folder(service());
        folder.setDisplayName(name);
        folder.save(FolderId.getFolderIdFromWellKnownFolderName(WellKnownFolderName.Inbox));
        return folder;
    }

    private static TrustingExchangeService service() throws Exception {
        return TrustingExchangeService.of(lab, MARY);
    }
}
