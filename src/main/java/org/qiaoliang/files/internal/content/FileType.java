package org.qiaoliang.files.internal.content;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The types of file that may be kept: what people send as evidence, and nothing that runs. */
public enum FileType {
    JPEG("image/jpeg", Set.of("image/jpeg"), "jpg", "jpeg", "jpe"),
    PNG("image/png", Set.of("image/png"), "png"),
    WEBP("image/webp", Set.of("image/webp"), "webp"),
    PDF("application/pdf", Set.of("application/pdf"), "pdf"),
    DOCX(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Set.of("application/zip", "application/x-tika-ooxml"),
            "docx"),
    XLSX(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Set.of("application/zip", "application/x-tika-ooxml"),
            "xlsx"),
    /** Chinese text in GB18030 looks like nothing to the detector; whether it is text is looked into after. */
    TEXT("text/plain", Set.of("text/plain", "application/octet-stream"), "txt"),
    MP3("audio/mpeg", Set.of("audio/mpeg"), "mp3"),
    M4A("audio/mp4", Set.of("audio/mp4", "video/mp4", "application/mp4", "video/quicktime"), "m4a"),
    WAV("audio/wav", Set.of("audio/vnd.wave", "audio/x-wav", "audio/wav"), "wav"),
    MP4("video/mp4", Set.of("video/mp4", "application/mp4", "audio/mp4", "video/x-m4v", "video/quicktime"), "mp4");

    private final String contentType;
    private final Set<String> detected;
    private final List<String> extensions;

    FileType(String contentType, Set<String> detected, String... extensions) {
        this.contentType = contentType;
        this.detected = detected;
        this.extensions = List.of(extensions);
    }

    public String contentType() {
        return contentType;
    }

    boolean goesWith(String extension) {
        return extensions.contains(extension);
    }

    boolean mayBe(String detectedType) {
        return detected.contains(detectedType);
    }

    /** For the reader who is told what may be sent, and for the {@code accept} of a form. */
    public static List<String> allExtensions() {
        return Arrays.stream(values()).flatMap(type -> type.extensions.stream()).toList();
    }

    /** {@code .jpg,.png,…}, as an {@code accept} attribute takes it. */
    public static String accept() {
        return Stream.of(values())
                .flatMap(type -> type.extensions.stream())
                .map(extension -> "." + extension)
                .collect(Collectors.joining(","));
    }
}
