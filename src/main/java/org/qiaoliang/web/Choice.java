package org.qiaoliang.web;

/**
 * One option of a select or of radio cards.
 *
 * @param text in the reader's language
 * @param description a plain-language line below, empty for none
 */
public record Choice(String value, String text, String description) {
    public Choice(String value, String text) {
        this(value, text, "");
    }
}
