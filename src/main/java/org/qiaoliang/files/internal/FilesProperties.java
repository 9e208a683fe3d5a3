package org.qiaoliang.files.internal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds of attachments.
 *
 * @param maxSize of one file; {@code spring.servlet.multipart.max-file-size} must be no less
 */
@ConfigurationProperties("qiaoliang.files")
record FilesProperties(@DefaultValue("20MB") DataSize maxSize) {}
