package entente.objects;

import entente.settings.Kind;
import entente.settings.UnreadableSetting;
import java.util.LinkedHashMap;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A kind of object: what it is called, what can be set on it, and how one is made of what is written down. In the settings file it is a
/// JSON object of its name and its settings.
public abstract class ObjectKind<T> implements Kind<T> {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String NAME = "name";

    private final String noun;
    private final List<Setting<T>> settings;

    /// `noun` is that of the commands, as `auth-server`, and tells its documents in the settings file from others.
    protected ObjectKind(String noun, List<Setting<T>> settings) {
        this.noun = noun;
        this.settings = List.copyOf(settings);
    }

    public abstract String nameOf(T object);

    /// The object as it is written down; what is wrong is noted where it is `said`.
    protected abstract T made(String name, FormReader<T> said);

    @Override
    public final String name() {
        return noun;
    }

    /// As a sentence has it.
    public final String words() {
        return noun.replace('-', ' ');
    }

    /// As paths have it.
    public final String plural() {
        return plural(noun);
    }

    /// Of any noun: `retention-policies`, `partners`.
    public static String plural(String noun) {
        return noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
    }

    public final List<Setting<T>> settings() {
        return settings;
    }

    /// Nothing is set.
    public final Form<T> form() {
        return Form.empty(settings);
    }

    public final Form<T> formOf(T object) {
        return Form.of(settings, object);
    }

    public final T read(String name, Form<T> form) throws Faulty {
        var reader = new FormReader<>(form);
        reader.name(name);
        var object = made(name, reader);
        reader.finish();
        return object;
    }

    @Override
    public final byte[] write(T object) {
        var json = new LinkedHashMap<String, Object>();
        json.put(NAME, nameOf(object));
        json.putAll(formOf(object).json());
        return MAPPER.writeValueAsBytes(json);
    }

    @Override
    public final T read(byte[] document) throws UnreadableSetting {
        try {
            var json = MAPPER.readTree(document);
            requireKnown(json);
            return read(json.path(NAME).asString(), form().over(json));
        } catch (JacksonException broken) {
            throw new UnreadableSetting("it is no JSON");
        } catch (Faulty faulty) {
            throw new UnreadableSetting(String.valueOf(faulty.getMessage()));
        }
    }

    /// To leave out what a later version wrote would be to lose it with the next change.
    private void requireKnown(JsonNode json) throws UnreadableSetting {
        for (var member : json.propertyNames()) {
            if (!member.equals(NAME)
                    && settings.stream().noneMatch(setting -> setting.member().equals(member))) {
                throw new UnreadableSetting("it has a setting of a later version");
            }
        }
    }
}
