package org.qiaoliang.files;

import java.util.Map;
import java.util.function.Supplier;
import org.qiaoliang.matrix.MatrixPlace;
import org.qiaoliang.matrix.MatrixSample;

/** A file that does not exist: for those who reach one, its owner's module tries its own download. */
class FilesMatrix implements MatrixSample {
    @Override
    public Map<String, Supplier<Sample>> samples(MatrixPlace place) {
        return Map.of("GET /files/{id}", () -> Sample.of("id", 1));
    }
}
