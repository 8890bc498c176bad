package entente.wire.ews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.item.Known;
import entente.item.PropertyId;
import entente.item.PropertySet;
import entente.item.PropertyType;
import entente.problem.Code;
import entente.wire.ews.FolderShape.Base;
import entente.wire.ews.ItemShape.BodyFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How a request says which properties of which items it wants.
class GetItemTest {
    private static final String NOBODYS_SET = "0f0e0d0c-0b0a-0908-0706-050403020100";

    @Test
    void itemsAndWhatIsWantedOfThemAreReadInAnyOrder() throws EwsFault {
        var request =
                read(
                        "<m:GetItem><m:ItemIds><t:ItemId ChangeKey='S0VZ' Id='QQ=='/><t:OccurrenceItemId RecurringMasterId='Qg==' InstanceIndex='1'/><t:ItemId Id='Qw=='/></m:ItemIds><m:ItemShape><t:AdditionalProperties><t:FieldURI FieldURI='item:Subject'/><t:IndexedFieldURI FieldURI='item:InternetMessageHeader' FieldIndex='X-Mood'/><t:FieldURI FieldURI='item:NewFashioned'/></t:AdditionalProperties><t:BodyType>Text</t:BodyType><t:IncludeMimeContent>true</t:IncludeMimeContent><t:BaseShape>Default</t:BaseShape></m:ItemShape></m:GetItem>");

        assertThat(request)
                .isEqualTo(
                        new GetItem.Request(
                                new ItemShape(
                                        Base.DEFAULT,
                                        true,
                                        BodyFormat.TEXT,
                                        List.of(
                                                new ItemPath.Field("item:Subject"),
                                                new ItemPath.Indexed(
                                                        "item:InternetMessageHeader", "X-Mood"),
                                                new ItemPath.Field("item:NewFashioned"))),
                                List.of(
                                        new ItemRef("QQ==", Optional.of("S0VZ")),
                                        new ItemRef(
                                                "Qg==",
                                                Optional.empty(),
                                                new ItemRef.Which.Occurrence(1)),
                                        new ItemRef("Qw==", Optional.empty()))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x348A", "0x348a", "13450"})
    void aTagIsOnePropertyHoweverItIsWritten(String tag) throws EwsFault {
        var path = extended("PropertyType='Binary' PropertyTag='%s'".formatted(tag));

        assertThat(path)
                .isEqualTo(ItemPath.Extended.of(Known.LAST_PARENT, PropertyType.BINARY, false));
    }

    @Test
    void aSetByNameAndByItsIdIsOneSet() throws EwsFault {
        var byName =
                extended(
                        "DistinguishedPropertySetId='PublicStrings' PropertyName='Keywords' PropertyType='StringArray'");
        var byId =
                extended(
                        "PropertySetId='00020329-0000-0000-C000-000000000046' PropertyName='Keywords' PropertyType='StringArray'");

        assertThat(((ItemPath.Extended) byName).id()).isEqualTo(Known.CATEGORIES);
        assertThat(((ItemPath.Extended) byId).id()).isEqualTo(Known.CATEGORIES);
        assertThat(((ItemPath.Extended) byId).many()).isTrue();
    }

    @Test
    void aNumberInASetIsDecimal() throws EwsFault {
        var path =
                extended(
                        "DistinguishedPropertySetId='Common' PropertyId='34051' PropertyType='Boolean'");

        assertThat(((ItemPath.Extended) path).id())
                .isEqualTo(new PropertyId.Numbered(PropertySet.COMMON, 0x8503));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PropertyType='String'",
                "PropertyTag='0x37'",
                "PropertyTag='0x37' PropertyType='Text'",
                "PropertyTag='0x37' PropertyType='Object'",
                "PropertyTag='0x37' PropertyType='BooleanArray'",
                "PropertyTag='0x0037001f' PropertyType='String'",
                "PropertyTag='0x8503' PropertyType='String'",
                "PropertyTag='0' PropertyType='String'",
                "PropertyTag='-1' PropertyType='String'",
                "PropertyTag='0x' PropertyType='String'",
                "PropertyTag='subject' PropertyType='String'",
                "PropertyTag='0x37' PropertyName='x' PropertyType='String'",
                "PropertyTag='0x37' PropertySetId='" + NOBODYS_SET + "' PropertyType='String'",
                "PropertySetId='" + NOBODYS_SET + "' PropertyType='String'",
                "PropertySetId='" + NOBODYS_SET + "' PropertyName='' PropertyType='String'",
                "PropertySetId='nothing' PropertyName='x' PropertyType='String'",
                "PropertySetId='"
                        + NOBODYS_SET
                        + "' PropertyName='x' PropertyId='1' PropertyType='String'",
                "PropertySetId='"
                        + NOBODYS_SET
                        + "' DistinguishedPropertySetId='Task' PropertyName='x' PropertyType='String'",
                "DistinguishedPropertySetId='Mine' PropertyName='x' PropertyType='String'",
                "DistinguishedPropertySetId='Task' PropertyId='0x1' PropertyType='String'",
                "PropertyName='x' PropertyType='String'"
            })
    void anExtendedPropertyThatCannotBeNamedSoRefusesTheItems(String attributes) throws EwsFault {
        var shape = shape("<t:ExtendedFieldURI " + attributes + "/>");

        assertThat(shape.refusal().orElseThrow().code()).isEqualTo(Code.EXTENDED_PROPERTY_INVALID);
    }

    @Test
    void textAndSourceAreNeededWhereTheyAreWanted() throws EwsFault {
        assertThat(ItemShape.IDS_ONLY.needsBody()).isFalse();
        assertThat(ItemShape.IDS_ONLY.needsSource()).isFalse();
        assertThat(ItemExamples.shape(Base.DEFAULT).needsBody()).isTrue();
        assertThat(ItemExamples.shape(Base.DEFAULT).needsSource()).isFalse();
        assertThat(shape("<t:FieldURI FieldURI='item:MimeContent'/>").needsSource()).isTrue();
        assertThat(shape("<t:FieldURI FieldURI='item:TextBody'/>").needsBody()).isTrue();
        assertThat(
                        shape("<t:ExtendedFieldURI PropertyTag='0x1000' PropertyType='String'/>")
                                .needsBody())
                .isTrue();
    }

    @Test
    void nothingFromTheDiskIsNeededForAList() {
        var listed = ItemExamples.everything().listed();

        assertThat(listed.needsBody()).isFalse();
        assertThat(listed.needsSource()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<m:GetItem><m:ItemShape><t:BaseShape>Some</t:BaseShape></m:ItemShape></m:GetItem>",
                "<m:GetItem><m:ItemShape><t:BodyType>RTF</t:BodyType></m:ItemShape></m:GetItem>",
                "<m:GetItem><m:ItemShape><t:IncludeMimeContent>maybe</t:IncludeMimeContent></m:ItemShape></m:GetItem>"
            })
    void aShapeThatIsNoneIsMalformed(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(EwsFault.class);
    }

    @Test
    void moreItemsThanOneAnswerMayHoldAreMalformed() {
        var ids = "<t:ItemId Id='QQ=='/>".repeat(ItemRef.MOST + 1);

        assertThatThrownBy(() -> read("<m:GetItem><m:ItemIds>" + ids + "</m:ItemIds></m:GetItem>"))
                .isInstanceOf(EwsFault.class)
                .hasMessageContaining("1000");
    }

    @Test
    void aShapeOfMorePropertiesThanAnybodyLooksAtIsMalformed() throws EwsFault {
        var paths =
                IntStream.rangeClosed(0x3001, 0x3001 + ItemShape.MOST_PATHS)
                        .mapToObj(
                                "<t:ExtendedFieldURI PropertyTag='%d' PropertyType='String'/>"
                                        ::formatted)
                        .toList();

        var most = shape(String.join("", paths.subList(1, paths.size())));

        assertThat(most.additional()).hasSize(ItemShape.MOST_PATHS);
        assertThatThrownBy(() -> shape(String.join("", paths))).isInstanceOf(EwsFault.class);
    }

    private static ItemPath extended(String attributes) throws EwsFault {
        return shape("<t:ExtendedFieldURI " + attributes + "/>").additional().getFirst();
    }

    private static ItemShape shape(String paths) throws EwsFault {
        var request =
                read(
                        "<m:GetItem><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties>"
                                + paths
                                + "</t:AdditionalProperties></m:ItemShape></m:GetItem>");
        return ((GetItem.Request) request).shape();
    }

    private static EwsRequest.Operation read(String body) throws EwsFault {
        return Examples.read(Examples.envelope("", body)).operation();
    }
}
