package entente.calling;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/// What is sent. `patience` bounds everything from the first packet to the last byte of the answer; `mostBytes` bounds the answer's body.
/// [#toString] tells method and address only: headers and bodies carry tokens.
public record Call(
        String method,
        URI target,
        Map<String, String> headers,
        byte[] body,
        Duration patience,
        int mostBytes) {
    public Call {
        headers = Map.copyOf(headers);
    }

    public static Call get(URI target, Duration patience, int mostBytes) {
        return new Call("GET", target, Map.of(), new byte[0], patience, mostBytes);
    }

    @Override
    public String toString() {
        return method + " " + target;
    }
}
