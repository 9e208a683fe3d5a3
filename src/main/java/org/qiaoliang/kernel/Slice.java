package org.qiaoliang.kernel;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a totally ordered list, by key.
 *
 * @param items at most the size asked for
 * @param after the key to ask the next page with, null on the last page
 */
public record Slice<T>(List<T> items, @Nullable String after) {
    public Slice {
        items = List.copyOf(items);
    }

    /** From one item more than the page holds: whether that one came tells whether there is a next page. */
    public static <T> Slice<T> of(List<T> oneMore, int size, Function<T, String> key) {
        if (oneMore.size() <= size) {
            return new Slice<>(oneMore, null);
        }
        var items = oneMore.subList(0, size);
        return new Slice<>(items, key.apply(items.getLast()));
    }

    public <R> Slice<R> map(Function<? super T, ? extends R> function) {
        return new Slice<>(items.stream().<R>map(function).toList(), after);
    }
}
