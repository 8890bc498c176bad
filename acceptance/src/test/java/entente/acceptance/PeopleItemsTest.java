package entente.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import entente.testkit.LabUnderTest;
import java.time.Instant;
import java.util.Date;
import microsoft.exchange.webservices.data.core.ExchangeService;
import microsoft.exchange.webservices.data.core.enumeration.property.EmailAddressKey;
import microsoft.exchange.webservices.data.core.enumeration.property.MailboxType;
import microsoft.exchange.webservices.data.core.enumeration.property.PhoneNumberKey;
import microsoft.exchange.webservices.data.core.enumeration.property.PhysicalAddressKey;
import microsoft.exchange.webservices.data.core.enumeration.search.ResolveNameSearchLocation;
import microsoft.exchange.webservices.data.core.enumeration.service.ConflictResolutionMode;
import microsoft.exchange.webservices.data.core.enumeration.service.FileAsMapping;
import microsoft.exchange.webservices.data.core.enumeration.service.TaskStatus;
import microsoft.exchange.webservices.data.core.service.item.Contact;
import microsoft.exchange.webservices.data.core.service.item.ContactGroup;
import microsoft.exchange.webservices.data.core.service.item.Task;
import microsoft.exchange.webservices.data.property.complex.EmailAddress;
import microsoft.exchange.webservices.data.property.complex.PhysicalAddressEntry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The public EWS client for Java, unmodified, keeps contacts, lists of people and tasks in the lab.
class PeopleItemsTest {
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
    void contactIsSavedChangedAndReadAgain() throws Exception {
        var service = service();
        var contact = contact(service, "Gina", "Lee", "gina@northwind.test");
        contact.getPhoneNumbers().setPhoneNumber(PhoneNumberKey.HomePhone, "555-0100");
        contact.getPhoneNumbers().setPhoneNumber(PhoneNumberKey.CarPhone, "555-0101");
        var work = new PhysicalAddressEntry();
        work.setCity("Town");
        work.setStreet("1 Main Street");
        contact.getPhysicalAddresses().setPhysicalAddress(PhysicalAddressKey.Business, work);
        contact.save();

        var saved = Contact.bind(service, contact.getId());
        saved.setSurname("Kim");
        saved.getPhoneNumbers().setPhoneNumber(PhoneNumberKey.HomePhone, "555-0199");
        saved.update(ConflictResolutionMode.AlwaysOverwrite);
        var found = Contact.bind(service, contact.getId());

        assertThat(
                        saved.getPhysicalAddresses()
                                .getPhysicalAddress(PhysicalAddressKey.Business)
                                .getCity())
                .isEqualTo("Town");
        assertThat(found.getFileAs()).isEqualTo("Kim, Gina");
        assertThat(found.getCompleteName().getSurname()).isEqualTo("Kim");
        assertThat(found.getPhoneNumbers().getPhoneNumber(PhoneNumberKey.HomePhone))
                .isEqualTo("555-0199");
        assertThat(found.getPhoneNumbers().getPhoneNumber(PhoneNumberKey.CarPhone))
                .isEqualTo("555-0101");
        assertThat(
                        found.getEmailAddresses()
                                .getEmailAddress(EmailAddressKey.EmailAddress1)
                                .getAddress())
                .isEqualTo("gina@northwind.test");
    }

    @Test
    void peopleAreFoundAmongContactsWithWhatTheySay() throws Exception {
        var service = service();
        contact(service, "Marlon", "Bird", "marlon@northwind.test").save();

        var found = service.resolveName("marlo", ResolveNameSearchLocation.ContactsOnly, true);

        assertThat(found.getCount()).isEqualTo(1);
        var resolution = found.nameResolutionCollection(0);
        assertThat(resolution.getMailbox().getAddress()).isEqualTo("marlon@northwind.test");
        assertThat(resolution.getMailbox().getMailboxType()).isEqualTo(MailboxType.Contact);
        assertThat(resolution.getContact().getGivenName()).isEqualTo("Marlon");
    }

    @Test
    void listOfPeopleIsKeptChangedAndExpanded() throws Exception {
        var service = service();
        var list = new ContactGroup(service);
        list.setDisplayName("Readers");
        list.getMembers().addOneOff("Ann", "ann@fabrikam.test");
        list.getMembers().addOneOff("Joe", "joe@northwind.test");
        list.save();

        var saved = ContactGroup.bind(service, list.getId());
        saved.getMembers().removeAt(0);
        saved.getMembers().addOneOff("Alice", "alice@contoso.test");
        saved.update(ConflictResolutionMode.AlwaysOverwrite);
        var members = service.expandGroup(list.getId());

        assertThat(members.getIncludesAllMembers()).isTrue();
        assertThat(members.getMembers())
                .extracting(EmailAddress::getAddress)
                .containsExactly("joe@northwind.test", "alice@contoso.test");
    }

    @Test
    void taskIsCompleteOnceItsStatusSaysSo() throws Exception {
        var service = service();
        var due = Date.from(Instant.parse("2033-03-10T00:00:00Z"));
        var task = new Task(service);
        task.setSubject("Paint the wall");
        task.setDueDate(due);
        task.setPercentComplete(25.0);
        task.save();
        var started = Task.bind(service, task.getId());
        var statusBefore = started.getStatus();

        started.setStatus(TaskStatus.Completed);
        started.update(ConflictResolutionMode.AlwaysOverwrite);
        var found = Task.bind(service, task.getId());

        assertThat(statusBefore).isEqualTo(TaskStatus.InProgress);
        assertThat(found.getDueDate()).isEqualTo(due);
        assertThat(found.getPercentComplete()).isEqualTo(100.0);
        assertThat(found.getIsComplete()).isTrue();
        assertThat(found.getCompleteDate()).isNotNull();
    }

    private static Contact contact(
            ExchangeService service, String first, String last, String address) throws Exception {
        var contact = new Contact(service);
        contact.setGivenName(first);
        contact.setSurname(last);
        contact.setDisplayName(first + " " + last);
        contact.setFileAs(FileAsMapping.SurnameCommaGivenName);
        contact.getEmailAddresses()
                .setEmailAddress(EmailAddressKey.EmailAddress1, new EmailAddress(address));
        return contact;
    }

    private static TrustingExchangeService service() throws Exception {
        return TrustingExchangeService.of(lab, MARY);
    }
}
