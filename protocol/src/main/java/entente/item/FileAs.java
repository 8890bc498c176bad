package entente.item;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which of its names a contact is filed under (PidLidFileUnderId, MS-OXOCNTC 2.2.1.1).
public enum FileAs {
    /// What somebody wrote.
    NONE(-1, "None"),
    EMPTY(0, "Empty"),
    DISPLAY_NAME(0x3001, "DisplayName"),
    FIRST_NAME(0x3a06, "FirstName"),
    LAST_NAME(0x3a11, "LastName"),
    COMPANY(0x3a16, "Company"),
    LAST_COMMA_FIRST(0x8017, "LastCommaFirst"),
    COMPANY_LAST_COMMA_FIRST(0x8018, "CompanyLastCommaFirst"),
    LAST_COMMA_FIRST_COMPANY(0x8019, "LastCommaFirstCompany"),
    LAST_FIRST(0x8030, "LastFirst"),
    LAST_SPACE_FIRST(0x8031, "LastSpaceFirst"),
    COMPANY_LAST_FIRST(0x8032, "CompanyLastFirst"),
    COMPANY_LAST_SPACE_FIRST(0x8033, "CompanyLastSpaceFirst"),
    LAST_FIRST_COMPANY(0x8034, "LastFirstCompany"),
    LAST_SPACE_FIRST_COMPANY(0x8035, "LastSpaceFirstCompany"),
    LAST_FIRST_SUFFIX(0x8036, "LastFirstSuffix"),
    FIRST_SPACE_LAST(0x8037, "FirstSpaceLast"),
    LAST_FIRST_MIDDLE_SUFFIX(0x8038, "LastFirstMiddleSuffix");

    private final int number;
    private final String wireName;

    FileAs(int number, String wireName) {
        this.number = number;
        this.wireName = wireName;
    }

    /// Its `FileAsMappingType` in EWS.
    public String wireName() {
        return wireName;
    }

    public int number() {
        return number;
    }

    /// What a contact is filed under by this; empty where that is what somebody wrote.
    public Optional<String> text(Properties contact) {
        return this == NONE ? Optional.empty() : Optional.of(made(contact));
    }

    /// The way that a contact says; what it does not say, or nobody knows, is what somebody wrote.
    public static FileAs of(Properties contact) {
        var said = contact.number(KnownContact.FILE_AS_MAPPING).orElse(NONE.number);
        return Arrays.stream(values()).filter(way -> way.number == said).findFirst().orElse(NONE);
    }

    private String made(Properties contact) {
        var first = said(contact, KnownContact.GIVEN_NAME);
        var given = joined(" ", first, said(contact, KnownContact.MIDDLE_NAME));
        var last = said(contact, KnownContact.SURNAME);
        var suffix = said(contact, KnownContact.GENERATION);
        var company = said(contact, KnownContact.COMPANY_NAME);
        return switch (this) {
            case NONE, EMPTY -> "";
            case DISPLAY_NAME -> said(contact, KnownContact.DISPLAY_NAME);
            case FIRST_NAME -> first;
            case LAST_NAME -> last;
            case COMPANY -> company;
            case LAST_COMMA_FIRST -> joined(", ", last, given);
            case COMPANY_LAST_COMMA_FIRST -> joined("\r\n", company, joined(", ", last, given));
            case LAST_COMMA_FIRST_COMPANY -> joined("\r\n", joined(", ", last, given), company);
            case LAST_FIRST -> last + given;
            case LAST_SPACE_FIRST -> joined(" ", last, given);
            case COMPANY_LAST_FIRST -> joined("\r\n", company, last + given);
            case COMPANY_LAST_SPACE_FIRST -> joined("\r\n", company, joined(" ", last, given));
            case LAST_FIRST_COMPANY -> joined("\r\n", last + given, company);
            case LAST_SPACE_FIRST_COMPANY -> joined("\r\n", joined(" ", last, given), company);
            case LAST_FIRST_SUFFIX -> joined(" ", last, given, suffix);
            case FIRST_SPACE_LAST -> joined(" ", given, last, suffix);
            case LAST_FIRST_MIDDLE_SUFFIX -> joined(" ", last + given, suffix);
        };
    }

    private static String said(Properties contact, PropertyId id) {
        return contact.text(id).orElse("");
    }

    private static String joined(String between, String... parts) {
        return Stream.of(parts)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(between));
    }
}
