package entente.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.testkit.LabUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import microsoft.exchange.webservices.data.core.PropertySet;
import microsoft.exchange.webservices.data.core.enumeration.property.BasePropertySet;
import microsoft.exchange.webservices.data.core.enumeration.property.MapiPropertyType;
import microsoft.exchange.webservices.data.property.complex.FolderId;
import microsoft.exchange.webservices.data.property.definition.ExtendedPropertyDefinition;
import microsoft.exchange.webservices.data.search.ItemView;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// People give folders and items retention tags over EWS, what is old goes by them in the lab, and the public EWS client for Java, unmodified, reads them by the property that programs know.
class PersonalTagsTest {
    private static final String CONTOSO = "contoso.test";
    private static final String MARY = "mary@contoso.test";
    private static final Pattern TAG =
            Pattern.compile("<t:DisplayName>(\\w+)</t:DisplayName><t:RetentionId>([-0-9a-f]+)<");
    private static final Pattern FOLDER = Pattern.compile("<t:FolderId Id=\"([^\"]+)\"");

    private static ExtendedPropertyDefinition policyTag;
    private static LabUnderTest lab;

    @BeforeAll
    static void startLab() throws Exception {
        policyTag = new ExtendedPropertyDefinition(0x3019, MapiPropertyType.Binary);
        lab = LabUnderTest.start();
        put("retention-tags/Week", "{\"type\":\"Personal\",\"ageLimitForRetention\":7}");
        put("retention-tags/Never", "{\"type\":\"Personal\"}");
        put("retention-tags/Year", "{\"type\":\"All\",\"ageLimitForRetention\":365}");
        put(
                "retention-policies/Standard",
                "{\"retentionPolicyTagLinks\":[\"Week\",\"Never\",\"Year\"]}");
        lab.administer(CONTOSO, "PATCH", mailbox(""), "{\"policy\":\"Standard\"}");
    }

    @AfterAll
    static void stopLab() {
        lab.close();
    }

    @Test
    void whatIsInAFolderOfAWeekGoesAfterAWeekAndWhatIsToBeKeptStays() throws Exception {
        var receipts = new FolderId(made("Receipts", "Week"));
        message(receipts, "Taxi", "");
        message(
                receipts,
                "Contract",
                "<t:PolicyTag IsExplicit=\"true\">" + id("Never") + "</t:PolicyTag>");

        var folder =
                ews(
                        "<m:GetFolder><m:FolderShape><t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties>"
                                + "<t:FieldURI FieldURI=\"folder:PolicyTag\"/></t:AdditionalProperties></m:FolderShape>"
                                + "<m:FolderIds><t:FolderId Id=\""
                                + receipts.getUniqueId()
                                + "\"/></m:FolderIds></m:GetFolder>");
        var ran = lab.administer(CONTOSO, "POST", mailbox("/run"), "{}");
        var view = new ItemView(10);
        view.setPropertySet(new PropertySet(BasePropertySet.IdOnly, policyTag));
        var left = TrustingExchangeService.of(lab, MARY).findItems(receipts, view).getItems();

        assertThat(folder).contains("<t:PolicyTag IsExplicit=\"true\">" + id("Week"));
        assertThat(ran.path("taken").asInt()).isEqualTo(1);
        assertThat(left).hasSize(1);
        var told = left.getFirst().getExtendedProperties().getItems();
        assertThat(told.getFirst().getValue()).isEqualTo(bytes(id("Never")));
        assertThat(lab.administer(CONTOSO, "GET", mailbox(""), "").path("given").toString())
                .contains(
                        "\"tag\":\"Week\"",
                        "\"folders\":[\"Inbox/Receipts\"]",
                        "\"tag\":\"Never\"",
                        "\"items\":1");
    }

    /// A folder in the inbox by the properties that programs set; gives its id.
    private static String made(String name, String tag) {
        var response =
                ews(
                        "<m:CreateFolder><m:ParentFolderId><t:DistinguishedFolderId Id=\"inbox\"/></m:ParentFolderId>"
                                + "<m:Folders><t:Folder><t:DisplayName>"
                                + name
                                + "</t:DisplayName>"
                                + property(
                                        "0x3019",
                                        "Binary",
                                        Base64.getEncoder().encodeToString(bytes(id(tag))))
                                + property("0x301A", "Integer", "7")
                                + property("0x301D", "Integer", "1")
                                + "</t:Folder></m:Folders></m:CreateFolder>");
        return found(FOLDER, response);
    }

    private static String property(String tag, String type, String value) {
        return "<t:ExtendedProperty><t:ExtendedFieldURI PropertyTag=\"%s\" PropertyType=\"%s\"/><t:Value>%s</t:Value></t:ExtendedProperty>"
                .formatted(tag, type, value);
    }

    /// One that was received ten days ago.
    private static void message(FolderId folder, String subject, String tag) {
        var received = Instant.now().minus(Duration.ofDays(10)).truncatedTo(ChronoUnit.SECONDS);
        var response =
                ews(
                        "<m:CreateItem MessageDisposition=\"SaveOnly\"><m:SavedItemFolderId><t:FolderId Id=\""
                                + folder.getUniqueId()
                                + "\"/></m:SavedItemFolderId><m:Items><t:Message><t:Subject>"
                                + subject
                                + "</t:Subject>"
                                + property("0x0E06", "SystemTime", received.toString())
                                + tag
                                + "</t:Message></m:Items></m:CreateItem>");
        assertThat(response).contains("NoError");
    }

    /// Which id the tag of that name has, as people are told.
    private static String id(String name) {
        return TAG.matcher(ews("<m:GetUserRetentionPolicyTags/>"))
                .results()
                .filter(tag -> tag.group(1).equals(name))
                .map(tag -> tag.group(2))
                .findFirst()
                .orElseThrow();
    }

    /// A GUID as MAPI has it: its first three parts from their ends.
    private static byte[] bytes(String id) {
        var bytes = HexFormat.of().parseHex(id.replace("-", ""));
        var order = new int[] {3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15};
        var swapped = new byte[order.length];
        for (var place = 0; place < order.length; place++) {
            swapped[place] = bytes[order[place]];
        }
        return swapped;
    }

    private static String found(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group(1);
    }

    private static String ews(String operation) {
        var response = lab.ews(CONTOSO, lab.basic(MARY), Envelopes.operation(operation));
        return new String(response.body(), UTF_8);
    }

    private static void put(String object, String said) {
        lab.administer(CONTOSO, "PUT", "/entente/admin/" + object, said);
    }

    private static String mailbox(String further) {
        return "/entente/admin/mailboxes/" + MARY + "/retention" + further;
    }
}
