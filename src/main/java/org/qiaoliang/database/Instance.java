package org.qiaoliang.database;

import java.util.UUID;

/**
 * What this database is; decided when it is created and never changed, so that nobody can turn a real database into a demo,
 * whose accounts have known passwords.
 *
 * @param id   of this database; stays the same through backup and restore
 * @param demo whether it holds the invented demo city
 */
public record Instance(UUID id, boolean demo) {}
