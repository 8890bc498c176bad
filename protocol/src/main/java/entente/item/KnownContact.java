package entente.item;

import java.util.List;
import java.util.UUID;

/// The properties with a meaning of contacts, and of lists of people (MS-OXOCNTC 2.2, MS-OXPROPS 2). All are texts unless it says otherwise.
public final class KnownContact {
    /// PidLidFileUnder: as what it stands in an address book.
    public static final PropertyId FILE_AS = address(0x8005);

    /// PidLidFileUnderId, a number: which of its names [#FILE_AS] is made of; see [FileAs].
    public static final PropertyId FILE_AS_MAPPING = address(0x8006);

    /// PidTagDisplayName.
    public static final PropertyId DISPLAY_NAME = tag(0x3001);

    /// PidTagDisplayNamePrefix, such as `Dr`.
    public static final PropertyId TITLE = tag(0x3a45);

    /// PidTagGivenName.
    public static final PropertyId GIVEN_NAME = tag(0x3a06);

    /// PidTagInitials.
    public static final PropertyId INITIALS = tag(0x3a0a);

    /// PidTagMiddleName.
    public static final PropertyId MIDDLE_NAME = tag(0x3a44);

    /// PidTagSurname.
    public static final PropertyId SURNAME = tag(0x3a11);

    /// PidTagGeneration, such as `Jr.`.
    public static final PropertyId GENERATION = tag(0x3a05);

    /// PidTagNickname.
    public static final PropertyId NICKNAME = tag(0x3a4f);

    /// PidLidYomiFirstName and PidLidYomiLastName: how the names are said.
    public static final PropertyId YOMI_GIVEN_NAME = address(0x802c);

    public static final PropertyId YOMI_SURNAME = address(0x802d);

    /// PidTagCompanyName.
    public static final PropertyId COMPANY_NAME = tag(0x3a16);

    /// PidTagAssistant.
    public static final PropertyId ASSISTANT_NAME = tag(0x3a30);

    /// PidTagBirthday, a time.
    public static final PropertyId BIRTHDAY = tag(0x3a42);

    /// PidTagBusinessHomePage.
    public static final PropertyId BUSINESS_HOME_PAGE = tag(0x3a51);

    /// PidTagChildrensNames, a list.
    public static final PropertyId CHILDREN = tag(0x3a58);

    /// PidLidCompanies, a list.
    public static final PropertyId COMPANIES = common(0x8539);

    /// PidTagDepartmentName.
    public static final PropertyId DEPARTMENT = tag(0x3a18);

    /// PidTagTitle.
    public static final PropertyId JOB_TITLE = tag(0x3a17);

    /// PidTagManagerName.
    public static final PropertyId MANAGER = tag(0x3a4e);

    /// PidLidMileage.
    public static final PropertyId MILEAGE = common(0x8534);

    /// PidTagOfficeLocation.
    public static final PropertyId OFFICE_LOCATION = tag(0x3a19);

    /// PidLidPostalAddressId, a number: 0 none, 1 home, 2 business, 3 other.
    public static final PropertyId POSTAL_ADDRESS_INDEX = address(0x8022);

    /// PidTagProfession.
    public static final PropertyId PROFESSION = tag(0x3a46);

    /// PidTagSpouseName.
    public static final PropertyId SPOUSE_NAME = tag(0x3a48);

    /// PidTagWeddingAnniversary, a time.
    public static final PropertyId WEDDING_ANNIVERSARY = tag(0x3a41);

    /// PidLidHasPicture, true or false.
    public static final PropertyId HAS_PICTURE = address(0x8015);

    /// PidLidDistributionListName.
    public static final PropertyId LIST_NAME = address(0x8053);

    /// PidLidDistributionListOneOffMembers and PidLidDistributionListMembers, lists of bytes: who is in it ([ListMember]), twice in the same order.
    public static final PropertyId LIST_ONE_OFF_MEMBERS = address(0x8054);

    public static final PropertyId LIST_MEMBERS = address(0x8055);

    private static final UUID AIR_SYNC = UUID.fromString("71035549-0739-4dcb-9163-00f0580dbbdf");

    /// PidLidInstantMessagingAddress, and two for which MS-OXPROPS has no property of their own: they are kept by name in its set for ActiveSync.
    public static final List<PropertyId> IM_ADDRESSES =
            List.of(
                    address(0x8062),
                    new PropertyId.Named(AIR_SYNC, "AirSync:IMAddress2"),
                    new PropertyId.Named(AIR_SYNC, "AirSync:IMAddress3"));

    private KnownContact() {}

    /// What is said of one of the three addresses of a contact.
    ///
    /// PidLidEmail1EmailAddress, PidLidEmail1DisplayName, PidLidEmail1AddressType and PidLidEmail1OriginalDisplayName, and their like.
    public record Email(PropertyId address, PropertyId name, PropertyId type, PropertyId original) {
        /// The first, the second or the third one, from 1.
        public static Email numbered(int number) {
            var base = 0x8070 + 0x10 * number;
            return new Email(
                    KnownContact.address(base + 3),
                    KnownContact.address(base),
                    KnownContact.address(base + 2),
                    KnownContact.address(base + 4));
        }

        public static List<Email> all() {
            return List.of(numbered(1), numbered(2), numbered(3));
        }
    }

    private static PropertyId tag(int tag) {
        return new PropertyId.Tag(tag);
    }

    private static PropertyId address(int number) {
        return new PropertyId.Numbered(PropertySet.ADDRESS, number);
    }

    private static PropertyId common(int number) {
        return new PropertyId.Numbered(PropertySet.COMMON, number);
    }
}
