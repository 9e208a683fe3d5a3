package org.qiaoliang.files;

import java.time.Instant;

/** A kept file. The size is that of the content in bytes. */
public record FileInfo(FileId id, String name, String contentType, long size, Instant keptAt) {}
