package org.qiaoliang.appeals;

import java.util.List;
import java.util.Optional;

/** The categories of appeals, from memory; a change made on another node is seen within ten seconds. */
public interface AppealCategories {
    /** Those open for new appeals, in the order in which they are offered. */
    List<Category> open();

    /** All, those no longer open included. */
    List<Category> all();

    Optional<Category> find(String code);
}
