package org.qiaoliang.files.internal.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.qiaoliang.access.Open;
import org.qiaoliang.files.FileId;
import org.qiaoliang.files.internal.FileOpening;
import org.qiaoliang.kernel.Absent;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Files, for staff, residents and those who showed a record's code. Open, because the owning record's gate decides; to
 * whom it says no, there is no such file.
 */
@Controller
class FileResource {
    private final FileOpening files;

    FileResource(FileOpening files) {
        this.files = files;
    }

    @Open
    @GetMapping("/files/{id}")
    void show(@PathVariable String id, HttpServletResponse response) throws IOException {
        var file = files.open(parse(id));
        // Saved, never shown in our name: whatever a file holds, it does not run with the rights of this site.
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(file.name(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        response.setContentType(file.contentType());
        response.setContentLengthLong(file.size());
        files.copy(file, response.getOutputStream());
    }

    private static FileId parse(String id) {
        try {
            return new FileId(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            throw new Absent();
        }
    }
}
