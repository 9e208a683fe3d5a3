package org.qiaoliang.crypto.internal;

import java.util.List;
import org.qiaoliang.crypto.KeyRotation;
import org.qiaoliang.database.BothLanguages;
import org.qiaoliang.database.Command;
import org.springframework.stereotype.Component;

/**
 * {@code rotate-keys}: a new data key for every purpose, then all values sealed again. May run while the program works;
 * interrupted, it is simply run again.
 */
@Component
class RotateKeys implements Command {
    private static final int SAY_EVERY = 10_000;

    private final KeyRotation rotation;

    RotateKeys(KeyRotation rotation) {
        this.rotation = rotation;
    }

    @Override
    public String name() {
        return "rotate-keys";
    }

    @Override
    public int run(List<String> arguments) {
        var purposes = rotation.purposes();
        purposes.forEach(rotation::renew);
        System.out.println(BothLanguages.line("database.keys.renewed", purposes.size()));
        var resealed = rotation.reseal(done -> {
            if (done % SAY_EVERY == 0) {
                System.out.println(BothLanguages.line("database.keys.resealing", done));
            }
        });
        System.out.println(BothLanguages.line("database.keys.resealed", resealed));
        return 0;
    }
}
