package entente.wire.mime;

import static entente.wire.mime.Messages.read;
import static org.assertj.core.api.Assertions.assertThat;

import entente.item.AttachmentPart;
import entente.item.Body;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Properties;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.field.address.DefaultAddressParser;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.apache.james.mime4j.util.MimeUtil;
import org.junit.jupiter.api.Test;

/// What is written says, when it is read, what the item said.
class RoundTripTest {
    private static final int ITEMS = 4_000;
    private static final Pattern FIELD_END = Pattern.compile("\r\n(?! )");

    @Test
    void itemIsReadAsItWasWritten() throws Exception {
        for (var seed = 0; seed < ITEMS; seed++) {
            var items = new RandomItems(seed);
            var content = items.content();
            var body = items.body();

            var source = MimeMessage.write(content, body, items::bytes);
            var reading = read(source.bytes());

            var told = inOrder(content, body);
            assertThat(known(reading.content().properties()).all())
                    .as("item %d", seed)
                    .isEqualTo(content.properties().all());
            assertThat(reading.content().addressees())
                    .as("item %d", seed)
                    .isEqualTo(content.addressees());
            assertThat(reading.body().map(RoundTripTest::lines))
                    .as("item %d", seed)
                    .isEqualTo(body.map(RoundTripTest::lines));
            assertThat(reading.content().attachments())
                    .as("item %d", seed)
                    .isEqualTo(renumbered(told));
            for (var at = 0; at < told.size(); at++) {
                assertThat(MimeMessage.attachment(source, at + 1).orElseThrow().bytes())
                        .as("attachment %d of item %d", at, seed)
                        .isEqualTo(items.bytes(told.get(at).number()).bytes());
            }
        }
    }

    @Test
    void whatIsWrittenIsAMessageToAStrictReader() throws Exception {
        for (var seed = 0; seed < ITEMS; seed += 4) {
            var items = new RandomItems(seed);
            var source = MimeMessage.write(items.content(), items.body(), items::bytes);

            var stream = new MimeTokenStream(MimeConfig.STRICT, DecodeMonitor.STRICT, null);
            stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
            stream.parse(source.open());
            while (stream.getState() != EntityState.T_END_OF_STREAM) {
                if (stream.getState() == EntityState.T_BODY) {
                    stream.getDecodedInputStream().readAllBytes();
                }
                stream.next();
            }

            assertThat(stream.getState()).isEqualTo(EntityState.T_END_OF_STREAM);
            for (var line : FIELD_END.splitAsStream(MimeMessage.header(source)).toList()) {
                if (line.startsWith("Cc: ") && line.chars().allMatch(c -> c < 0x80)) {
                    var people =
                            DefaultAddressParser.DEFAULT.parseAddressList(
                                    MimeUtil.unfold(line).substring(4));
                    assertThat(people).as(line).isNotEmpty();
                }
            }
        }
    }

    /// What a message cannot but say.
    private static Properties known(Properties properties) {
        return properties.without(Known.HEADERS).without(Known.ITEM_CLASS);
    }

    /// Those that the text shows come before the others.
    private static List<AttachmentPart> inOrder(ItemContent content, Optional<Body> body) {
        var isHtml = body.filter(text -> text.format() == Body.Format.HTML).isPresent();
        var parts = content.attachments();
        return Stream.concat(
                        parts.stream().filter(part -> isHtml && part.inline()),
                        parts.stream().filter(part -> !(isHtml && part.inline())))
                .toList();
    }

    private static List<AttachmentPart> renumbered(List<AttachmentPart> parts) {
        var renumbered = new ArrayList<AttachmentPart>();
        for (var part : parts) {
            renumbered.add(
                    new AttachmentPart(
                            renumbered.size() + 1,
                            part.name(),
                            part.contentType(),
                            part.contentId(),
                            part.inline(),
                            part.isMessage(),
                            part.size()));
        }
        return renumbered;
    }

    /// Mail knows one way to end a line.
    private static Body lines(Body body) {
        return new Body(body.format(), body.text().replace("\r\n", "\n"));
    }
}
