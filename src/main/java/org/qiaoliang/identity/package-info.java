/**
 * Accounts, grants, sign-in of staff and residents, sessions (ACCESS-1…6). Schema {@code identity}.
 */
@ApplicationModule(
        allowedDependencies = {"kernel", "tables", "database", "access", "crypto", "audit", "web", "divisions"})
@NullMarked
package org.qiaoliang.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
