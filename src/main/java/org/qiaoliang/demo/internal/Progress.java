package org.qiaoliang.demo.internal;

import org.qiaoliang.database.BothLanguages;
import org.qiaoliang.database.StartupFailure;

/** Says at the terminal how far the loading is. */
final class Progress {
    private static final int STEP = 500;
    private int said;

    /** A line in both languages. */
    @SuppressWarnings("SystemOut")
    void say(String key, Object... parameters) {
        System.out.println(BothLanguages.line(key, parameters));
    }

    void appeals(int received, int total) {
        if (received >= said + STEP || received == total && said < total) {
            said = received == total ? total : received / STEP * STEP;
            say("demo.progress.appeals", said, total);
        }
    }

    /** A load that was cut off can't be continued: the clock has moved on. */
    StartupFailure cutOff() {
        return new StartupFailure("demo.cut-off");
    }
}
