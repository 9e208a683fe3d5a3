package org.qiaoliang.appeals.internal.intake;

import static org.qiaoliang.tables.appeals.Tables.APPEAL;

import java.security.MessageDigest;
import java.util.List;
import java.util.function.Supplier;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.appeals.AppealNumber;
import org.qiaoliang.database.ActiveDatabase;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.web.RateLimits;
import org.qiaoliang.web.RateLimits.Try;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets a petitioner through with number and code (APPEAL-1). Wrong ones are counted for the address, and for the number from
 * that address. Numbers are no secret, so what others got wrong must never keep out who has the right code: it is looked
 * for first, and only wrong ones are refused for being too many. A flood of wrong ones is stopped before that, by its
 * address alone, so that nobody can go through the codes. Whether number or code was wrong is not said, and takes the same
 * work: the keyed hash is computed and looked for either way, and compared in constant time.
 */
@Component
public class CodeGate {
    private static final String BY_NUMBER = "code-guess";
    private static final String BY_ADDRESS = "code-guess-address";
    private static final String FLOOD = "code-guess-flood";

    private final FollowCodes codes;
    private final RateLimits limits;
    private final ActiveDatabase database;
    private final TransactionTemplate transactions;

    CodeGate(FollowCodes codes, RateLimits limits, ActiveDatabase database, TransactionTemplate transactions) {
        this.codes = codes;
        this.limits = limits;
        this.database = database;
        this.transactions = transactions;
    }

    /**
     * Runs something as the petitioner.
     *
     * @param address of the request
     * @throws Absent when number and code do not belong together
     * @throws org.qiaoliang.kernel.RuleViolation of kind TOO_MANY after too many wrong ones
     */
    public <T> T as(String number, String code, String address, Supplier<T> work) {
        return CurrentViewer.as(open(number, code, address), work);
    }

    /** As {@link #as}, for who keeps the viewer for later. */
    public Viewer.TicketHolder open(String number, String code, String address) {
        // What is no number at all is counted and hashed like one that is.
        var asked = AppealNumber.parse(number).orElse(AppealNumber.of(2000, 0));
        limits.refuseWhenSpent(FLOOD, address);
        var hash = codes.hash(asked, code);
        var holder = new Viewer.TicketHolder(asked.value(), hash);
        if (!CurrentViewer.as(holder, () -> isRight(asked, hash))) {
            limits.take(List.of(
                    new Try(FLOOD, address),
                    new Try(BY_ADDRESS, address),
                    new Try(BY_NUMBER, asked.value() + "/" + address)));
            throw new Absent();
        }
        return holder;
    }

    private boolean isRight(AppealNumber number, byte[] hash) {
        return Boolean.TRUE.equals(transactions.execute(status -> database.sql()
                .select(APPEAL.CODE_HASH)
                .from(APPEAL)
                .where(APPEAL.NUMBER.eq(number.value()))
                .fetchOptional(APPEAL.CODE_HASH)
                .filter(kept -> MessageDigest.isEqual(kept, hash))
                .isPresent()));
    }
}
