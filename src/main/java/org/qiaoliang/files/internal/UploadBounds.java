package org.qiaoliang.files.internal;

import org.qiaoliang.files.internal.content.FileType;
import org.qiaoliang.web.Uploads;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Tells the forms what this module keeps, so that they say it before anything is sent. */
@Component
class UploadBounds implements Uploads {
    private final long most;
    private final long together;

    UploadBounds(FilesProperties properties, @Value("${spring.servlet.multipart.max-request-size}") DataSize together) {
        this.most = properties.maxSize().toBytes();
        this.together = together.toBytes();
    }

    @Override
    public String accept() {
        return FileType.accept();
    }

    @Override
    public long most() {
        return most;
    }

    @Override
    public long mostTogether() {
        return together;
    }
}
