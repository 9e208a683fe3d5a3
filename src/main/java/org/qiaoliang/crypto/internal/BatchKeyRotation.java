package org.qiaoliang.crypto.internal;

import java.util.List;
import java.util.function.LongConsumer;
import org.qiaoliang.crypto.KeyRotation;
import org.qiaoliang.crypto.Resealer;
import org.qiaoliang.database.SystemDatabase;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

@Component
class BatchKeyRotation implements KeyRotation {
    private static final int BATCH = 200;

    private final KeyRing keys;
    private final ObjectProvider<Resealer> resealers;
    private final TransactionTemplate transactions;

    BatchKeyRotation(
            KeyRing keys, ObjectProvider<Resealer> resealers, @SystemDatabase TransactionTemplate transactions) {
        this.keys = keys;
        this.resealers = resealers;
        this.transactions = transactions;
    }

    @Override
    public List<String> purposes() {
        return keys.purposes();
    }

    @Override
    public void renew(String purpose) {
        keys.renew(purpose);
    }

    @Override
    public long reseal(LongConsumer progress) {
        var all = 0L;
        for (var resealer : resealers.orderedStream().toList()) {
            for (var purpose : resealer.purposes()) {
                while (true) {
                    Integer some = transactions.execute(t -> resealer.resealSome(purpose, BATCH));
                    if (some == null || some == 0) {
                        break;
                    }
                    all += some;
                    progress.accept(all);
                }
            }
        }
        return all;
    }
}
