/**
 * The shell for staff: what waits for them (INBOX-1), the search over everything they may see, the menu. No tables, no
 * events; it composes what modules offer as {@link org.qiaoliang.inbox.InboxSource},
 * {@link org.qiaoliang.search.SearchSource} and {@link org.qiaoliang.web.NavEntry}.
 */
@ApplicationModule(allowedDependencies = {"kernel", "crypto", "access", "web", "search", "inbox"})
@NullMarked
package org.qiaoliang.workbench;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
