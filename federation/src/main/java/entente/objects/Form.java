package entente.objects;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The settings of one object as they are written down, each as texts. What is not there is at its default.
public final class Form<T> {
    private final List<Setting<T>> known;
    private final Map<String, List<String>> values;

    private Form(List<Setting<T>> known, Map<String, List<String>> values) {
        this.known = known;
        this.values = values;
    }

    /// Nothing is set, of what can be set.
    static <T> Form<T> empty(List<Setting<T>> known) {
        return new Form<>(List.copyOf(known), Map.of());
    }

    /// How `object` stands.
    public static <T> Form<T> of(List<Setting<T>> known, T object) {
        var form = empty(known);
        for (var setting : known) {
            form = form.with(setting, setting.of(object));
        }
        return form;
    }

    /// The same form with one setting as given; back at its default where `texts` is empty.
    public Form<T> with(Setting<T> setting, List<String> texts) {
        var more = new HashMap<>(values);
        if (texts.isEmpty()) {
            more.remove(setting.member());
        } else {
            more.put(setting.member(), List.copyOf(texts));
        }
        return new Form<>(known, Collections.unmodifiableMap(more));
    }

    /// What is set, as it was written; nothing where it is at its default.
    public List<String> texts(Setting<T> setting) {
        return values.getOrDefault(setting.member(), List.of());
    }

    /// The same form with what `object` says put over it: `null` puts a setting back to its default. Members that are no settings are not
    /// looked at.
    public Form<T> over(JsonNode object) throws Faulty {
        var form = this;
        var faults = new ArrayList<String>();
        for (var setting : known) {
            if (object.has(setting.member())) {
                var value = object.path(setting.member());
                if (setting.shape().fits(value)) {
                    form = form.with(setting, setting.shape().texts(value));
                } else {
                    faults.add(
                            "\"%s\" must be %s"
                                    .formatted(setting.member(), setting.shape().words()));
                }
            }
        }
        if (!faults.isEmpty()) {
            throw new Faulty(faults);
        }
        return form;
    }

    /// As [#over] reads it, in the order of the settings.
    public Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        for (var setting : known) {
            var texts = texts(setting);
            if (!texts.isEmpty()) {
                json.put(setting.member(), setting.shape().json(texts));
            }
        }
        return json;
    }
}
