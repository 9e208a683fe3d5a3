package org.qiaoliang.web;

import java.util.List;

/**
 * Options of a select that belong together.
 *
 * @param text what they are about, in the reader's language
 */
public record ChoiceGroup(String text, List<Choice> choices) {
    public ChoiceGroup {
        choices = List.copyOf(choices);
    }
}
