package org.qiaoliang.web;

import org.qiaoliang.access.Viewer;

/**
 * An entry in the navigation of the workbench or insight, offered by a module as a bean; shown to those who may use it,
 * and to nobody else.
 */
public interface NavEntry {
    /** Entries come in this order. */
    int order();

    /** Message key of its words. */
    String key();

    String href();

    /** Name of the icon in the sprite. */
    String icon();

    boolean visibleTo(Viewer viewer);
}
