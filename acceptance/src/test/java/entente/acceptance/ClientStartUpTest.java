package entente.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import entente.testkit.LabUnderTest;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/// What clients ask one after another when they start and when they show mail, from the files in `start-up` beside the tests, each request with
/// the response codes it is to get. `{calendar}` and the like stand for the ids of Mary's folders; `{item}`, `{itemKey}` and `{state}` for the item id, its
/// change key and the state that were told last. What `tells` holds is to stand in the answer, part by part.
class ClientStartUpTest {
    private static final Pattern CODE = Pattern.compile("<([em]):ResponseCode>(\\w+)</");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)\\}");
    private static final Pattern ID = Pattern.compile("<t:FolderId Id=\"([^\"]+)\"");

    private static final Map<String, Pattern> TOLD =
            Map.of(
                    "item", Pattern.compile("<(?:t:ItemId|m:MovedItemId) Id=\"([^\"]+)\""),
                    "itemKey", Pattern.compile("<t:ItemId Id=\"[^\"]+\" ChangeKey=\"([^\"]+)\""),
                    "state", Pattern.compile("<m:SyncState>([^<]+)<"));

    private static Optional<EwsSchemas> schemas = Optional.empty();
    private static LabUnderTest lab;

    @BeforeAll
    static void startLab() throws SAXException {
        schemas = EwsSchemas.findIfThere();
        lab = LabUnderTest.start();
    }

    @AfterAll
    static void stopLab() {
        lab.close();
    }

    /// One request, and what it is to get.
    private record Step(
            String version,
            Element operation,
            List<String> codes,
            boolean fault,
            List<String> tells) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "davmail.xml",
                "evolution.xml",
                "evolution-mail.xml",
                "thunderbird.xml",
                "thunderbird-mail.xml"
            })
    void everyStepIsAnsweredAsTheClientNeeds(String file) throws Exception {
        var told = new HashMap<String, String>();
        for (var step : steps(file)) {
            var response =
                    ask(Envelopes.operation(step.version(), withIds(text(step.operation()), told)));

            assertThat(codes(response.body()))
                    .as(step.operation().getTagName())
                    .isEqualTo(step.codes());
            assertThat(response.statusCode()).isEqualTo(step.fault() ? 500 : 200);
            var answer = new String(response.body(), StandardCharsets.UTF_8);
            for (var part : step.tells()) {
                assertThat(answer).as(step.operation().getTagName()).contains(part);
            }
            TOLD.forEach((name, pattern) -> {
                var found = pattern.matcher(answer);
                if (found.find()) {
                    told.put(name, found.group(1));
                }
            });
            if (schemas.isPresent()) {
                schemas.get().judge(response.body());
            }
        }
    }

    private static List<Step> steps(String file) throws Exception {
        var builder = DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder();
        try (var in = ClientStartUpTest.class.getResourceAsStream("start-up/" + file)) {
            var root = builder.parse(Objects.requireNonNull(in, file)).getDocumentElement();
            var steps = new ArrayList<Step>();
            for (var step : elements(root)) {
                steps.add(
                        new Step(
                                root.getAttribute("version"),
                                elements(step).getFirst(),
                                List.of(step.getAttribute("codes").split(" ")),
                                step.hasAttribute("fault"),
                                Stream.of(step.getAttribute("tells").split("\\|"))
                                        .filter(part -> !part.isEmpty())
                                        .toList()));
            }
            return steps;
        }
    }

    private static List<Element> elements(Element parent) {
        var children = new ArrayList<Element>();
        for (var child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    private static String text(Element operation) throws TransformerException {
        var transformer = TransformerFactory.newDefaultInstance().newTransformer();
        transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        var text = new StringWriter();
        transformer.transform(new DOMSource(operation), new StreamResult(text));
        return text.toString();
    }

    private static String withIds(String operation, Map<String, String> told) {
        return PLACEHOLDER
                .matcher(operation)
                .replaceAll(found -> {
                    var name = found.group(1);
                    return Matcher.quoteReplacement(
                            TOLD.containsKey(name)
                                    ? Objects.requireNonNull(told.get(name), name)
                                    : folderId(name));
                });
    }

    private static String folderId(String name) {
        var ask =
                "<m:GetFolder><m:FolderShape><t:BaseShape>IdOnly</t:BaseShape></m:FolderShape><m:FolderIds><t:DistinguishedFolderId Id=\"%s\"/></m:FolderIds></m:GetFolder>"
                        .formatted(name);
        var answer = new String(ask(Envelopes.operation(ask)).body(), StandardCharsets.UTF_8);
        var id = ID.matcher(answer);
        assertThat(id.find()).as(answer).isTrue();
        return id.group(1);
    }

    private static List<String> codes(byte[] answer) {
        return CODE.matcher(new String(answer, StandardCharsets.UTF_8))
                .results()
                .map(found -> found.group(2))
                .toList();
    }

    private static HttpResponse<byte[]> ask(String envelope) {
        return lab.ews("contoso.test", lab.basic("mary@contoso.test"), envelope);
    }
}
