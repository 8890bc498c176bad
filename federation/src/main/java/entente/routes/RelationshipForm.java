package entente.routes;

import entente.routes.RelationshipSetting.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The settings of a relationship as they are written down, each as texts. What is not there is at its default.
public final class RelationshipForm {
    /// Nothing is set.
    public static final RelationshipForm EMPTY = new RelationshipForm(Map.of());

    private final Map<RelationshipSetting, List<String>> values;

    private RelationshipForm(Map<RelationshipSetting, List<String>> values) {
        this.values = values;
    }

    /// Settings that cannot be read; each fault is a sentence's middle that names its setting.
    public static final class Faulty extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient List<String> faults;

        Faulty(List<String> faults) {
            super(String.join("; ", faults));
            this.faults = List.copyOf(faults);
        }

        public List<String> faults() {
            return faults;
        }
    }

    public static RelationshipForm of(OrganisationRelationship relationship) {
        var form = EMPTY;
        for (var setting : RelationshipSetting.values()) {
            form = form.with(setting, setting.of(relationship));
        }
        return form;
    }

    /// The relationship that is written down so; all its faults are in the exception.
    public OrganisationRelationship read(String name) throws Faulty {
        return RelationshipReader.read(name, this);
    }

    /// The same form with one setting as given; back at its default where `texts` is empty.
    public RelationshipForm with(RelationshipSetting setting, List<String> texts) {
        var more = new EnumMap<RelationshipSetting, List<String>>(RelationshipSetting.class);
        more.putAll(values);
        if (texts.isEmpty()) {
            more.remove(setting);
        } else {
            more.put(setting, List.copyOf(texts));
        }
        return new RelationshipForm(Collections.unmodifiableMap(more));
    }

    /// What is set, as it was written; nothing where it is at its default.
    public List<String> texts(RelationshipSetting setting) {
        return values.getOrDefault(setting, List.of());
    }

    /// The same form with what `object` says put over it: `null` puts a setting back to its default. Members that are no settings are not
    /// looked at.
    public RelationshipForm over(JsonNode object) throws Faulty {
        var form = this;
        var faults = new ArrayList<String>();
        for (var setting : RelationshipSetting.values()) {
            if (object.has(setting.member())) {
                var value = object.path(setting.member());
                if (fits(value, setting.shape())) {
                    form = form.with(setting, texts(value));
                } else {
                    faults.add("\"%s\" must be %s".formatted(setting.member(), shape(setting)));
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
        values.forEach((setting, texts) ->
                json.put(
                        setting.member(),
                        switch (setting.shape()) {
                            case FLAG -> Boolean.valueOf(texts.getFirst());
                            case TEXT -> texts.getFirst();
                            case TEXTS -> texts;
                        }));
        return json;
    }

    private static boolean fits(JsonNode value, Shape shape) {
        return value.isNull()
                || switch (shape) {
                    case FLAG -> value.isBoolean();
                    case TEXT -> value.isString();
                    case TEXTS ->
                            value.isArray() && value.valueStream().allMatch(JsonNode::isString);
                };
    }

    private static List<String> texts(JsonNode value) {
        if (value.isNull()) {
            return List.of();
        }
        return value.isArray()
                ? value.valueStream().map(JsonNode::asString).toList()
                : List.of(value.asString());
    }

    private static String shape(RelationshipSetting setting) {
        return switch (setting.shape()) {
            case FLAG -> "true or false";
            case TEXT -> "a string";
            case TEXTS -> "a list of strings";
        };
    }
}
