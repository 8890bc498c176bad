package entente.wire.jwt;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The body of a token request, `application/x-www-form-urlencoded` (RFC 6749 appendix B).
public final class Form {
    /// The largest body that is read.
    public static final int MOST_BYTES = 16 * 1024;

    private static final int MOST_PARAMETERS = 64;

    private Form() {}

    /// Every value of every parameter, in order; at most 16 KiB and 64 parameters.
    public static Map<String, List<String>> parse(byte[] body) throws GrantMalformed {
        if (body.length > MOST_BYTES) {
            throw GrantMalformed.because("the form is larger than 16 KiB");
        }
        var pairs = new String(body, US_ASCII).split("&", MOST_PARAMETERS + 1);
        if (pairs.length > MOST_PARAMETERS) {
            throw GrantMalformed.because("the form has more than 64 parameters");
        }
        var form = new LinkedHashMap<String, List<String>>();
        for (var pair : pairs) {
            if (!pair.isEmpty()) {
                var equals = pair.indexOf('=');
                var name = equals < 0 ? pair : pair.substring(0, equals);
                var value = equals < 0 ? "" : pair.substring(equals + 1);
                form.computeIfAbsent(decode(name), _ -> new ArrayList<>()).add(decode(value));
            }
        }
        return form;
    }

    static byte[] encode(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(each -> encode(each.getKey()) + "=" + encode(each.getValue()))
                .collect(Collectors.joining("&"))
                .getBytes(US_ASCII);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static String decode(String text) throws GrantMalformed {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException wrongEscape) {
            throw GrantMalformed.because("the form has a wrong percent escape");
        }
    }
}
