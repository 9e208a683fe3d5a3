package org.qiaoliang.files;

import java.util.UUID;

/** The number of one file; not to be guessed. */
public record FileId(UUID value) {}
