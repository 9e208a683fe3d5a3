/**
 * The shell for the public: the home page with its one search box, the list of services, where to go nearby, how personal
 * data are handled. No tables, no events; it composes what modules offer as {@link org.qiaoliang.web.ServiceSource}.
 */
@ApplicationModule(allowedDependencies = {"kernel", "access", "web", "divisions", "organizations"})
@NullMarked
package org.qiaoliang.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
