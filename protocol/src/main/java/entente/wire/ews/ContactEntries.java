package entente.wire.ews;

import entente.item.KnownContact;
import entente.item.PropertyId;
import entente.item.PropertySet;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The properties of a contact that have several values, each under a key: which property holds which (MS-OXOCNTC 2.2.1). This is the one table of it.
enum ContactEntries {
    EMAIL_ADDRESSES(emails()),
    PHYSICAL_ADDRESSES(
            Stream.of(
                            address(
                                    "Business",
                                    work(0x8045),
                                    work(0x8046),
                                    work(0x8047),
                                    work(0x8049),
                                    work(0x8048)),
                            address(
                                    "Home",
                                    tag(0x3a5d),
                                    tag(0x3a59),
                                    tag(0x3a5c),
                                    tag(0x3a5a),
                                    tag(0x3a5b)),
                            address(
                                    "Other",
                                    tag(0x3a63),
                                    tag(0x3a5f),
                                    tag(0x3a62),
                                    tag(0x3a60),
                                    tag(0x3a61)))
                    .flatMap(List::stream)),
    PHONE_NUMBERS(
            Stream.of(
                    phone("AssistantPhone", 0x3a2e),
                    phone("BusinessFax", 0x3a24),
                    phone("BusinessPhone", 0x3a08),
                    phone("BusinessPhone2", 0x3a1b),
                    phone("Callback", 0x3a02),
                    phone("CarPhone", 0x3a1e),
                    phone("CompanyMainPhone", 0x3a57),
                    phone("HomeFax", 0x3a25),
                    phone("HomePhone", 0x3a09),
                    phone("HomePhone2", 0x3a2f),
                    phone("Isdn", 0x3a2d),
                    phone("MobilePhone", 0x3a1c),
                    phone("OtherFax", 0x3a23),
                    phone("OtherTelephone", 0x3a1f),
                    phone("Pager", 0x3a21),
                    phone("PrimaryPhone", 0x3a1a),
                    phone("RadioPhone", 0x3a1d),
                    phone("Telex", 0x3a2c),
                    phone("TtyTddPhone", 0x3a4b))),
    IM_ADDRESSES(ims());

    private final List<ContactEntry> all;

    ContactEntries(Stream<ContactEntry> all) {
        this.all = all.toList();
    }

    List<ContactEntry> all() {
        return all;
    }

    /// Those under a key: one, or the parts of a postal address in the schema's order; none under a key that is none.
    List<ContactEntry> under(String key) {
        return all.stream().filter(entry -> entry.key().equals(key)).toList();
    }

    /// The entry that a request names.
    static Optional<ContactEntry> find(ItemPath.Indexed path) {
        return Arrays.stream(values())
                .flatMap(entries -> entries.all.stream())
                .filter(entry -> entry.path().equals(path))
                .findFirst();
    }

    private static Stream<ContactEntry> emails() {
        return IntStream.rangeClosed(1, 3)
                .mapToObj(number -> {
                    var email = KnownContact.Email.numbered(number);
                    return new ContactEntry(
                            "contacts:EmailAddress",
                            "EmailAddress" + number,
                            email.address(),
                            List.of(email.name(), email.type(), email.original()));
                });
    }

    private static Stream<ContactEntry> ims() {
        return IntStream.rangeClosed(1, 3)
                .mapToObj(number ->
                        new ContactEntry(
                                "contacts:ImAddress",
                                "ImAddress" + number,
                                KnownContact.IM_ADDRESSES.get(number - 1),
                                List.of()));
    }

    private static ContactEntry phone(String key, int tag) {
        return new ContactEntry("contacts:PhoneNumber", key, tag(tag), List.of());
    }

    private static List<ContactEntry> address(
            String key,
            PropertyId street,
            PropertyId city,
            PropertyId state,
            PropertyId country,
            PropertyId postalCode) {
        return List.of(
                part("Street", key, street),
                part("City", key, city),
                part("State", key, state),
                part("CountryOrRegion", key, country),
                part("PostalCode", key, postalCode));
    }

    private static ContactEntry part(String part, String key, PropertyId id) {
        return new ContactEntry("contacts:PhysicalAddress:" + part, key, id, List.of());
    }

    private static PropertyId tag(int tag) {
        return new PropertyId.Tag(tag);
    }

    private static PropertyId work(int number) {
        return new PropertyId.Numbered(PropertySet.ADDRESS, number);
    }
}
