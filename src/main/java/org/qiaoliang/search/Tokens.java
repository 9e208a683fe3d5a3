package org.qiaoliang.search;

import java.util.List;

/**
 * Cuts text into search tokens: single Chinese characters and pairs of neighbours, words of other scripts in lower case,
 * full-width forms folded. The same cut serves what is stored ({@code array_to_tsvector}) and what is asked for.
 */
public interface Tokens {
    /** Distinct tokens of a text to be stored. */
    List<String> ofText(String text);

    /** A {@code tsquery} text that asks for all of the words, quoted safely; empty when nothing searchable was typed. */
    String query(String words);
}
