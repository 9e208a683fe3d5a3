package org.qiaoliang.files.internal.content;

/** The content can't be kept; the message is the key of the words that say why. */
public final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    /** Its type is not one that may be kept, or none could be told. */
    public static final String TYPE = "files.refused.type";
    /** The name says one type, the content is another. */
    public static final String MISMATCH = "files.refused.mismatch";
    /** Broken, or more than what it says it is. */
    public static final String DAMAGED = "files.refused.damaged";
    /** Holds macros. */
    public static final String ACTIVE = "files.refused.active";
    /** A PDF that acts by itself or carries other files. */
    public static final String ACTIVE_PDF = "files.refused.active-pdf";
    /** A PDF that can't be looked into without a password. */
    public static final String LOCKED = "files.refused.locked";
    /** Unpacks to far more than it is. */
    public static final String BOMB = "files.refused.bomb";

    public Refused(String key) {
        super(key, null, false, false);
    }

    public String key() {
        return String.valueOf(getMessage());
    }
}
