package org.qiaoliang.identity;

import java.util.List;
import org.qiaoliang.access.Role;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.DivisionCode;

/** The accounts that the sign-in page offers by one click, in demo mode only ({@code qiaoliang.demo}). */
public interface DemoAccounts {
    /** Says which accounts are offered, in this order; replaces what was said before. For the program alone. */
    void offer(List<Offered> accounts);

    /** What is offered; empty outside demo mode. */
    List<Offered> offered();

    /**
     * One offered account.
     *
     * @param login what is typed; filled in by {@link #offered()}, not read by {@link #offer}
     * @param organization its name
     */
    record Offered(
            AccountId account, String login, String password, Role role, String organization, DivisionCode division) {}
}
