package org.qiaoliang.kernel;

/** There is no such thing, or it is not the viewer's to know of (ACCESS-2): the two are answered alike, with 404. */
public class Absent extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Absent() {
        super("absent", null, false, false);
    }
}
