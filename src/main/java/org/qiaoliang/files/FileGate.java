package org.qiaoliang.files;

import org.qiaoliang.access.Viewer;

/** Decides, for the records of one type, who may open their files; offered as a bean by the module that owns them. */
public interface FileGate {
    /** The type of {@link FileOwner} it answers for. */
    String type();

    /** Whether the viewer may read this file of this record now; called in a transaction of the viewer. */
    boolean mayRead(String recordNumber, FileId file, Viewer viewer);
}
