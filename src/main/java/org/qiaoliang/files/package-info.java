/**
 * Attachments: type by content, bounded, stripped of image metadata, encrypted, served only through the permission of the
 * record they belong to. Schema {@code files}.
 */
@ApplicationModule(
        allowedDependencies = {"kernel", "tables", "database", "access", "crypto", "audit", "web", "identity"})
@NullMarked
package org.qiaoliang.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
