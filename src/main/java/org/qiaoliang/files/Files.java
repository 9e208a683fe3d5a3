package org.qiaoliang.files;

import java.io.InputStream;
import java.util.List;

/** Attachments of records. */
public interface Files {
    /**
     * Keeps a file for a record, in the running transaction: type found by content and compared with what is allowed, size
     * bounded, image metadata taken out, encrypted.
     *
     * @throws org.qiaoliang.kernel.RuleViolation on field {@code file} when it is too large, empty, or of a type not allowed
     */
    FileId keep(FileOwner owner, String name, InputStream content);

    /** The files of a record, oldest first; the caller has checked that the viewer may see the record. */
    List<FileInfo> of(FileOwner owner);
}
