package org.qiaoliang.search;

import java.util.List;

/**
 * Cuts text into search tokens: single Chinese characters and pairs of neighbours, words of other scripts in lower case,
 * full-width forms folded. The same cut serves what is stored ({@code array_to_tsvector}) and what is asked for.
 */
public interface Tokens {
    /**
     * Distinct tokens of a text to be stored, in the order in which they first come. None is empty or longer than what a
     * {@code tsvector} holds.
     */
    List<String> ofText(String text);

    /**
     * A {@code tsquery} text that asks for all of the words, quoted safely, so that whatever was typed can be cast with
     * {@code ::tsquery}; empty when nothing searchable was typed. Pairs are asked for where there are pairs, since a single
     * character narrows nothing that its pair does not.
     */
    String query(String words);

    /**
     * What of the words must be found as it stands, because its tokens could also stand apart: each run of three or more
     * letters and digits, folded as by {@link #normalized}.
     */
    List<String> phrases(String words);

    /**
     * A text as it is compared when tokens alone do not decide, that is for three or more characters in a row: lower case,
     * full-width forms folded, white space made single. To be stored beside the tokens, or computed for the few rows that
     * the tokens found.
     */
    String normalized(String text);
}
