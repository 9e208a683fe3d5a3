package org.qiaoliang.database;

import java.nio.file.Path;

/**
 * The file with the 32 bytes of the master key. It exists when this bean does: a new database gets a new key, an old database
 * without its key refuses to start. Where the key is given by environment ({@code QIAOLIANG_MASTER_KEY}) there need be no
 * such file.
 */
public record MasterKeyFile(Path path) {}
