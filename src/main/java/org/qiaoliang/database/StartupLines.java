package org.qiaoliang.database;

import java.util.List;

/** What a module tells the person who started the program, under its address; offered as a bean, ordered by {@code @Order}. */
@FunctionalInterface
public interface StartupLines {
    List<String> lines();
}
