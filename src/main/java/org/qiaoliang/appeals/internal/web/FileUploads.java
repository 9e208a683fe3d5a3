package org.qiaoliang.appeals.internal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.appeals.AppealNumber;
import org.qiaoliang.appeals.internal.handling.AppealFiles;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.web.Idempotency;
import org.qiaoliang.web.Languages;
import org.qiaoliang.web.Texts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.multipart.MultipartFile;

/** Keeps what was chosen in a form: all of it or nothing, and once however often the form comes. */
@Component
public class FileUploads {
    private final AppealFiles files;
    private final Idempotency idempotency;
    private final Texts texts;
    private final Languages languages;
    private final TransactionTemplate transactions;

    FileUploads(
            AppealFiles files,
            Idempotency idempotency,
            Texts texts,
            Languages languages,
            TransactionTemplate transactions) {
        this.files = files;
        this.idempotency = idempotency;
        this.texts = texts;
        this.languages = languages;
        this.transactions = transactions;
    }

    /**
     * Adds the files to an appeal.
     *
     * @param none message key of the complaint when nothing was chosen
     * @throws RuleViolation on the field {@code file}, with the name of the one that can't be kept; then none is
     */
    public void add(
            AppealNumber number,
            @Nullable List<MultipartFile> posted,
            boolean shared,
            String none,
            HttpServletRequest request) {
        var chosen = (posted == null ? List.<MultipartFile>of() : posted)
                .stream()
                        .filter(file -> !file.isEmpty() || !name(file).isEmpty())
                        .toList();
        if (chosen.isEmpty()) {
            throw new RuleViolation("file", none);
        }
        var key = request.getParameter("_key");
        if (key == null || key.isBlank()) {
            // Nobody could repeat it by name, so nothing is kept to know a repeat by.
            transactions.executeWithoutResult(status -> chosen.forEach(file -> add(number, file, shared, request)));
            return;
        }
        var body = new ArrayList<@Nullable Object>(List.of(number, shared));
        for (var file : chosen) {
            body.add(name(file));
            body.add(digest(file));
        }
        idempotency.once("appeals.files", key, Idempotency.body(body.toArray()), Idempotency.Codec.TEXT, () -> {
            chosen.forEach(file -> add(number, file, shared, request));
            return number.value();
        });
    }

    private void add(AppealNumber number, MultipartFile file, boolean shared, HttpServletRequest request) {
        try (var content = file.getInputStream()) {
            files.add(number, name(file), content, shared);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuleViolation refused) {
            var complaint = refused.complaints().getFirst();
            if (refused.kind() != RuleViolation.Kind.INVALID) {
                throw refused;
            }
            var why = texts.text(
                    languages.of(request),
                    complaint.key(),
                    complaint.parameters().toArray());
            throw new RuleViolation("file", "appeals.files.refused", name(file), why);
        }
    }

    private static String name(MultipartFile file) {
        return Objects.requireNonNullElse(file.getOriginalFilename(), "");
    }

    /** What is in it, so that the same form with another file is not taken for a repeat. */
    private static String digest(MultipartFile file) {
        try (var content = new DigestInputStream(file.getInputStream(), MessageDigest.getInstance("SHA-256"))) {
            content.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(content.getMessageDigest().digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
