package org.qiaoliang.web;

/** What may be sent as a file and how much of it, for the component {@code web.file}; the module that keeps files says it. */
public interface Uploads {

    /** The endings, as the {@code accept} attribute of a form takes them. */
    String accept();

    /** Of one file, in bytes. */
    long most();

    /** Of all that one form sends, in bytes. */
    long mostTogether();

    default long megabytes() {
        return most() >> 20;
    }

    default long megabytesTogether() {
        return mostTogether() >> 20;
    }
}
