package org.qiaoliang.database;

import java.util.List;

/**
 * A command of the program beside serving, such as {@code verify-audit}; offered as a bean. It runs in a program that is
 * started for it, without web server, on a database that another program may be serving from at the same time.
 */
public interface Command {
    /** The word on the command line. */
    String name();

    /** Does it, and tells on standard output. @return exit code: 0 when all is well */
    int run(List<String> arguments);
}
