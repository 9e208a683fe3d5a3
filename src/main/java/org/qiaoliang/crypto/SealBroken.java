package org.qiaoliang.crypto;

/** A sealed value does not open: changed, of another purpose, or its key was destroyed. */
public class SealBroken extends RuntimeException {
    private static final long serialVersionUID = 1;

    public SealBroken(String message) {
        super(message);
    }
}
