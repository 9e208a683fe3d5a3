package org.qiaoliang.files;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.qiaoliang.access.Viewer;
import org.springframework.stereotype.Component;

/** Records of the tests' own: each names its readers. */
@Component
class NoteGate implements FileGate {
    static final String TYPE = "test-note";

    private final Set<String> open = ConcurrentHashMap.newKeySet();

    void open(String number) {
        open.add(number);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public boolean mayRead(String recordNumber, FileId file, Viewer viewer) {
        return open.contains(recordNumber);
    }
}
