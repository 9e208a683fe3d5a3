package org.qiaoliang.files;

import java.util.UUID;

/** The number of one file; not to be guessed. */
public record FileId(UUID value) {
    /** Where it is opened, by whoever its record's {@link FileGate} lets. */
    public String path() {
        return "/files/" + value;
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
