package entente.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import entente.gate.Arrival;
import entente.gate.Reply;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Keeps cookies, says whose page sends a form, and knows the token that stood in the forms of the last page.
final class TestBrowser {
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

    final Map<String, String> cookies = new LinkedHashMap<>();
    String peer = "192.0.2.7";
    private final PagesDesk desk;
    private String token = "";

    TestBrowser(PagesDesk desk) {
        this.desk = desk;
    }

    Reply get(String target) {
        return send("GET", target, Map.of(), "");
    }

    /// The page there, which is shown.
    String page(String target) {
        var reply = get(target);
        assertThat(reply.status()).describedAs(text(reply)).isEqualTo(200);
        return text(reply);
    }

    /// Sends a form as the last page would.
    Reply post(String target, String... fields) {
        return send(
                "POST",
                target,
                Map.of("sec-fetch-site", List.of("same-origin")),
                form(fields) + "&token=" + token);
    }

    Reply overPlainHttp(String target) {
        return desk.gate.answer(arrival("GET", target, Map.of(), "", false));
    }

    Reply send(String method, String target, Map<String, List<String>> more, String body) {
        var reply = desk.gate.answer(arrival(method, target, more, body, true));
        keep(reply);
        return reply;
    }

    private Arrival arrival(
            String method,
            String target,
            Map<String, List<String>> more,
            String body,
            boolean secure) {
        var question = target.indexOf('?');
        var headers = new HashMap<String, List<String>>();
        headers.put("content-type", List.of(Form.TYPE));
        if (!cookies.isEmpty()) {
            headers.put("cookie", List.of(cookieHeader()));
        }
        headers.putAll(more);
        return new Arrival(
                method,
                "mail.contoso.test",
                443,
                question < 0 ? target : target.substring(0, question),
                question < 0 ? "" : target.substring(question + 1),
                headers,
                new ByteArrayInputStream(body.getBytes(UTF_8)),
                secure,
                peer);
    }

    /// Signs in by the form for that.
    Reply signIn(String address, String password) {
        page(Pages.RECOVER);
        var reply = post(Pages.RECOVER + "/sign-in", "address", address, "password", password);
        if (reply.status() == 303) {
            page(Pages.RECOVER);
        }
        return reply;
    }

    String token() {
        return token;
    }

    /// Names and values in turn, as a form has them.
    static String form(String... fields) {
        return Stream.iterate(0, at -> at < fields.length, at -> at + 2)
                .map(at -> fields[at] + "=" + Form.encoded(fields[at + 1]))
                .collect(joining("&"));
    }

    static String text(Reply reply) {
        return new String(reply.body(), UTF_8);
    }

    private String cookieHeader() {
        return cookies.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(joining("; "));
    }

    private void keep(Reply reply) {
        for (var line : reply.headers().getOrDefault("Set-Cookie", List.of())) {
            var pair = line.split(";", 2)[0].split("=", 2);
            if (pair[1].isEmpty()) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }
        var found = TOKEN.matcher(text(reply));
        if (found.find()) {
            token = found.group(1);
        }
    }
}
