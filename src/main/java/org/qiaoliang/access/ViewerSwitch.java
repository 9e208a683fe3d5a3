package org.qiaoliang.access;

import java.util.function.Supplier;

/**
 * Runs parts of one open transaction as different viewers. Ordinary work never needs it, since a transaction belongs to one
 * viewer; what replays the work of many people in batches does.
 */
public interface ViewerSwitch {
    /**
     * As {@link CurrentViewer#as(Viewer, Supplier)}, and tells the open transaction of requests about the viewer too; it is
     * told of the former one again afterwards.
     */
    <T> T as(Viewer viewer, Supplier<T> work);
}
