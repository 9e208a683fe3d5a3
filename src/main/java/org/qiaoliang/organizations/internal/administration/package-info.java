/** What administrators change: contact, scope of service, names, posts, founding and closing. */
@NullMarked
package org.qiaoliang.organizations.internal.administration;

import org.jspecify.annotations.NullMarked;
