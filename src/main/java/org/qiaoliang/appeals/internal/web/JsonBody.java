package org.qiaoliang.appeals.internal.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.qiaoliang.kernel.Complaints;
import org.qiaoliang.kernel.TypedText;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** The body of a call. A member that is missing or of another type is complained of by its name, all at once. */
final class JsonBody {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JsonNode root;
    private final Complaints complaints = new Complaints();

    private JsonBody(JsonNode root) {
        this.root = root;
    }

    static JsonBody of(String text) {
        var complaints = new Complaints();
        JsonNode root = MissingNode.getInstance();
        try {
            root = JSON.readTree(text);
        } catch (JacksonException malformed) {
            complaints.add("", "appeals.api.no-json");
        }
        complaints.addIf(complaints.isEmpty() && !root.isObject(), "", "appeals.api.no-object");
        complaints.raise();
        return new JsonBody(root);
    }

    /** Raises what was complained of; to be called when everything was read. */
    void raise() {
        complaints.raise();
    }

    Complaints complaints() {
        return complaints;
    }

    int version() {
        return whole("version", 0);
    }

    /** Empty when it is missing: the rules say what may be. */
    String text(String name) {
        var node = root.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return "";
        }
        complaints.addIf(!node.isString(), name, "appeals.api.text");
        return node.isString() ? TypedText.clean(node.stringValue()) : "";
    }

    boolean flag(String name, boolean otherwise) {
        var node = root.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return otherwise;
        }
        complaints.addIf(!node.isBoolean(), name, "appeals.api.flag");
        return node.isBoolean() && node.booleanValue();
    }

    boolean flag(String name) {
        var node = root.path(name);
        complaints.addIf(!node.isBoolean(), name, "appeals.api.flag");
        return node.isBoolean() && node.booleanValue();
    }

    int whole(String name, int least) {
        var node = root.path(name);
        var whole = node.isIntegralNumber() && node.canConvertToInt();
        complaints.addIf(!whole, name, "appeals.api.number");
        complaints.addIf(whole && node.intValue() < least, name, "appeals.api.at-least", least);
        return whole ? Math.max(node.intValue(), least) : least;
    }

    int whole(String name, int least, int otherwise) {
        return has(name) ? whole(name, least) : otherwise;
    }

    LocalDate day(String name) {
        try {
            return LocalDate.parse(text(name));
        } catch (DateTimeParseException wrong) {
            complaints.add(name, "appeals.api.date");
            return LocalDate.EPOCH;
        }
    }

    boolean has(String name) {
        var node = root.path(name);
        return !node.isMissingNode() && !node.isNull();
    }

    /** An object within; complained of when it is something else. */
    JsonBody inner(String name) {
        var node = root.path(name);
        complaints.addIf(!node.isObject(), name, "appeals.api.no-object");
        return new JsonBody(node.isObject() ? node : MissingNode.getInstance());
    }

    /** An object of texts, as the parameters of an address; none when it is missing. */
    MultiValueMap<String, String> words(String name) {
        var words = new LinkedMultiValueMap<String, String>();
        if (has(name)) {
            var within = inner(name);
            within.root.propertyNames().forEach(each -> words.add(each, within.text(each)));
            complaints.addIf(!within.complaints.isEmpty(), name, "appeals.api.text");
        }
        return words;
    }

    List<JsonBody> list(String name) {
        if (!has(name)) {
            return List.of();
        }
        var node = root.path(name);
        complaints.addIf(!node.isArray(), name, "appeals.api.list");
        return node.isArray()
                ? node.valueStream().map(item -> new JsonBody(item)).toList()
                : List.of();
    }
}
