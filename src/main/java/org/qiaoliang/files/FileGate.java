package org.qiaoliang.files;

import java.util.Optional;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.kernel.ScopeKey;

/** Decides, for the records of one type, who may open their files; offered as a bean by the module that owns them. */
public interface FileGate {
    /** The type of {@link FileOwner} it answers for. */
    String type();

    /** Whether the viewer may read this file of this record now; called in a transaction of the viewer. */
    boolean mayRead(String recordNumber, FileId file, Viewer viewer);

    /** Whose the record is, for the trail of who opened its files; asked only after {@link #mayRead} said yes. */
    default Optional<ScopeKey> scopeOf(String recordNumber) {
        return Optional.empty();
    }
}
