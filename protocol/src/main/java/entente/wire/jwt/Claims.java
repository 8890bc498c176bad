package entente.wire.jwt;

import entente.wire.jwt.TokenMalformed.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a token says, read but not believed. A claim of another kind than asked for counts as absent.
public final class Claims {
    /// The claim that carries an actor token inside an outer token.
    public static final String ACTOR_TOKEN = "actortoken";

    private static final int MOST_SHOWN = 256;
    private static final long LAST_SECOND = 253_402_300_799L; // 9999-12-31T23:59:59Z
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
    private static final Pattern TOKEN_LIKE = Pattern.compile("eyJ[A-Za-z0-9_-]*+(\\.|$)");

    private static final Pattern UNSEEN = Pattern.compile("\\p{C}");

    private final ObjectNode object;

    // Made when somebody asks first; made twice it is the same.
    private @Nullable Map<String, String> shown;

    private Claims(ObjectNode object) {
        this.object = object;
    }

    /// Reads a JSON object whose members differ, at most 16 deep.
    static Claims read(byte[] json) throws TokenMalformed {
        return Json.object(json, CompactToken.MOST_CHARACTERS)
                .map(Claims::new)
                .orElseThrow(() -> wrong("the claims are no JSON object whose members differ"));
    }

    static Claims of(ObjectNode object) {
        return new Claims(object);
    }

    public Set<String> names() {
        return new TreeSet<>(object.propertyNames());
    }

    public boolean has(String name) {
        return object.has(name);
    }

    /// A claim that is one string. An array of one string is not.
    public Optional<String> text(String name) {
        return Json.text(object, name);
    }

    /// A claim that is an array of strings; empty when it is absent or has anything else in it.
    public List<String> texts(String name) {
        var texts = new ArrayList<String>();
        for (var element : object.path(name)) {
            if (!element.isString() || !object.path(name).isArray()) {
                return List.of();
            }
            texts.add(element.stringValue());
        }
        return List.copyOf(texts);
    }

    /// A claim that is true or false, or the string `"true"` or `"false"` (MS-XOAUTH 3.2.5.2). `"TRUE"` and `1` are neither.
    public Optional<Boolean> flag(String name) {
        var value = object.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value.isBoolean()) {
            return Optional.of(value.booleanValue());
        }
        return text(name)
                .filter(word -> word.equals("true") || word.equals("false"))
                .map(Boolean::valueOf);
    }

    /// A claim that is an object.
    public Optional<Claims> within(String name) {
        return object.get(name) instanceof ObjectNode inner
                ? Optional.of(new Claims(inner))
                : Optional.empty();
    }

    /// A claim that is a time: whole seconds since 1970, as a number or a string of digits, up to the year 9999
    /// (RFC 7519 2; MS-XOAUTH writes strings). Empty when absent, refused when it is anything else.
    public Optional<Instant> time(String name) throws TokenMalformed {
        var value = object.get(name);
        if (value == null) {
            return Optional.empty();
        }
        var seconds = -1L;
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            seconds = value.longValue();
        } else if (value.isString() && SECONDS.matcher(value.stringValue()).matches()) {
            seconds = Long.parseLong(value.stringValue());
        }
        if (seconds < 0 || seconds > LAST_SECOND) {
            throw wrong(name + " is not a time in whole seconds");
        }
        return Optional.of(Instant.ofEpochSecond(seconds));
    }

    /// Every claim as text, for traces and people: long values cut, and nothing in it that could be a token.
    public Map<String, String> shown() {
        var made = shown;
        if (made == null) {
            made = makeShown();
            shown = made;
        }
        return made;
    }

    private Map<String, String> makeShown() {
        var all = new HashMap<String, String>();
        for (var member : object.properties()) {
            if (!member.getKey().equals(ACTOR_TOKEN)) {
                all.put(shownName(member.getKey()), shownValue(member.getValue()));
            }
        }
        return Map.copyOf(all);
    }

    private static String shownName(String name) {
        return TOKEN_LIKE.matcher(name).find() ? "(withheld)" : visible(name);
    }

    private static String shownValue(JsonNode value) {
        var text = value.isString() ? value.stringValue() : value.toString();
        // Cut before it is searched: a stranger's claim can be made to take long.
        var cut = text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) : text;
        if (TOKEN_LIKE.matcher(cut).find()) {
            return "(withheld)";
        }
        return visible(cut.length() < text.length() ? cut + "…" : text);
    }

    /// Without what would steer whatever shows it.
    private static String visible(String text) {
        return UNSEEN.matcher(text).replaceAll("\ufffd");
    }

    @Override
    public String toString() {
        return "claims " + names();
    }

    private static TokenMalformed wrong(String message) {
        return new TokenMalformed(Part.CLAIMS, message);
    }
}
