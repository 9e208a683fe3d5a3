/** What is read of organizations: lists, trees and the record of one. */
@NullMarked
package org.qiaoliang.organizations.internal.directory;

import org.jspecify.annotations.NullMarked;
