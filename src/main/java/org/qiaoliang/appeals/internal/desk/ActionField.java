package org.qiaoliang.appeals.internal.desk;

import java.util.List;
import org.qiaoliang.web.Choice;

/**
 * One field of an action's form.
 *
 * @param key message key of its label
 * @param max how many characters at most, 0 for no bound of its own
 * @param choices of a select or of radio cards
 */
public record ActionField(String name, Type type, String key, boolean required, int max, List<Choice> choices) {
    /** What it looks like. */
    public enum Type {
        LINE,
        TEXT,
        NUMBER,
        DATE,
        CHECK,
        SELECT
    }

    static ActionField line(String name, String key, int max) {
        return new ActionField(name, Type.LINE, key, true, max, List.of());
    }

    static ActionField text(String name, String key, int max) {
        return new ActionField(name, Type.TEXT, key, true, max, List.of());
    }

    static ActionField optional(String name, String key, int max) {
        return new ActionField(name, Type.TEXT, key, false, max, List.of());
    }

    static ActionField select(String name, String key, List<Choice> choices) {
        return new ActionField(name, Type.SELECT, key, true, 0, choices);
    }

    static ActionField of(String name, Type type, String key) {
        return new ActionField(name, type, key, type != Type.CHECK, 0, List.of());
    }
}
