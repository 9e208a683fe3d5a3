package org.qiaoliang.web.internal;

/** Nobody is signed in where somebody must be: 401 for programs, the sign-in page for people. */
class NotSignedIn extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean resident;

    NotSignedIn(boolean resident) {
        super("not signed in", null, false, false);
        this.resident = resident;
    }

    /** Whether a resident is meant, who signs in by phone code. */
    boolean resident() {
        return resident;
    }
}
