package entente.gate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplyTest {
    @Test
    void bodyIsWhatItsBuffersHoldHoweverOftenItIsRead() {
        var part = ByteBuffer.wrap("[middle]".getBytes(UTF_8), 1, 6);
        var reply = Reply.xml(200, List.of(buffer("start "), part, buffer(" end")));

        var first = reply.body();
        var second = reply.with("request-id", "1").body();

        assertThat(first).asString(UTF_8).isEqualTo("start middle end");
        assertThat(second).isEqualTo(first);
        assertThat(reply.length()).isEqualTo(first.length);
    }

    @Test
    void emptyReplyHasNoBody() {
        assertThat(Reply.empty(204).body()).isEmpty();
        assertThat(Reply.empty(204).length()).isZero();
    }

    private static ByteBuffer buffer(String text) {
        return ByteBuffer.wrap(text.getBytes(UTF_8));
    }
}
