package org.qiaoliang.kernel;

/** The number of one division, stable over renames and moves (DIV-1). */
public record DivisionId(int value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
