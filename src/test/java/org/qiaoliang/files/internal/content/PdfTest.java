package org.qiaoliang.files.internal.content;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionSubmitForm;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.action.PDPageAdditionalActions;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationFileAttachment;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitDestination;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PdfTest {
    private interface Change {
        void make(PDDocument document) throws IOException;
    }

    private record Kind(String name, Change change) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Kind> ACTIVE = List.of(
            new Kind(
                    "script on opening",
                    d -> d.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"))),
            new Kind("program on opening", d -> d.getDocumentCatalog().setOpenAction(new PDActionLaunch())),
            new Kind("script of a page", d -> {
                var actions = new PDPageAdditionalActions();
                actions.setO(new PDActionJavaScript("app.alert(1)"));
                d.getPage(0).setActions(actions);
            }),
            new Kind("form that is sent", d -> {
                var link = new PDAnnotationLink();
                link.setAction(new PDActionSubmitForm());
                d.getPage(0).getAnnotations().add(link);
                d.getPage(0).setAnnotations(List.of(link));
            }),
            new Kind("embedded file", d -> {
                var tree = new PDEmbeddedFilesNameTreeNode();
                tree.setNames(Map.of("a.exe", carried(d)));
                var names = new PDDocumentNameDictionary(d.getDocumentCatalog());
                names.setEmbeddedFiles(tree);
                d.getDocumentCatalog().setNames(names);
            }),
            new Kind("attached file", d -> {
                var note = new PDAnnotationFileAttachment();
                note.setFile(carried(d));
                d.getPage(0).setAnnotations(List.of(note));
            }),
            new Kind("XFA form", d -> {
                var form = new PDAcroForm(d);
                form.getCOSObject().setItem("XFA", new PDStream(d, new ByteArrayInputStream(new byte[] {'<'})));
                d.getDocumentCatalog().setAcroForm(form);
            }));

    private static final List<Kind> HARMLESS = List.of(
            new Kind("pages", d -> {}),
            new Kind("opens at a page", d -> {
                var action = new PDActionGoTo();
                var page = new PDPageFitDestination();
                page.setPage(d.getPage(0));
                action.setDestination(page);
                d.getDocumentCatalog().setOpenAction(action);
            }),
            new Kind("link", d -> {
                var action = new PDActionURI();
                action.setURI("https://example.org/a(b)");
                var link = new PDAnnotationLink();
                link.setAction(action);
                d.getPage(0).setAnnotations(List.of(link));
            }),
            new Kind("talks of scripts", d -> {
                d.getDocumentInformation().setTitle("<< /S /JavaScript /JS (x) >> (in words)");
                d.getDocumentInformation().setSubject("/EmbeddedFile 1 0 obj");
            }));

    private static Stream<Arguments> active() {
        return ways(ACTIVE);
    }

    private static Stream<Arguments> harmless() {
        return ways(HARMLESS);
    }

    private static Stream<Arguments> ways(List<Kind> kinds) {
        return kinds.stream().flatMap(kind -> Stream.of(Arguments.of(kind, true), Arguments.of(kind, false)));
    }

    @ParameterizedTest
    @MethodSource("active")
    void refusesWhatActsOrCarriesFiles(Kind kind, boolean packed) throws Exception {
        refuses(made(kind.change, packed), Refused.ACTIVE_PDF);
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void takesWhatOnlyShows(Kind kind, boolean packed) throws Exception {
        var pdf = made(kind.change, packed);

        assertThat(Inspection.of("a.pdf", pdf).content()).isEqualTo(pdf);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<</S/JavaScript/JS(x)>>",
                "<</S /Java#53cript /JS (x)>>",
                "<< % comment\n/S %>>\n/Launch>>",
                "<</A<</Next[<</S/GoTo>><</S/Launch/F(a.exe)>>]>>>>",
                "<</S/GoTo/S/JavaScript>>",
                "<</T(\\)>>/Type)/S/JavaScript",
                "/JavaScript",
                "<</Type/Filespec/EF<</F 3 0 R>>>>",
            })
    void isNotMisledByHowItIsWritten(String object) throws Exception {
        refuses(file("7 0 obj " + object + " endobj"), Refused.ACTIVE_PDF);
        // Inside of what says it is a stream or a text: a reader that mends broken files finds it there.
        refuses(
                file("7 0 obj<</Length 9>>stream\nx 8 0 obj\n" + object + " endobj\nendstream endobj"),
                Refused.ACTIVE_PDF);
        refuses(file("7 0 obj(\n8 0 obj\n" + object + " endobj"), Refused.ACTIVE_PDF);
    }

    @Test
    void refusesWhatCannotBeLookedInto() throws Exception {
        refuses(packed("/Filter[/ASCIIHexDecode/FlateDecode]", "1 0 <<>>", 4), Refused.DAMAGED);
        refuses(packed("/Filter 9 0 R", "1 0 <<>>", 4), Refused.DAMAGED);
        refuses(packed("/Filter/FlateDecode", "not packed", 4), Refused.DAMAGED);
        refuses(file("7 0 obj " + "[".repeat(100)), Refused.DAMAGED);
        refuses(file("7 0 obj(".repeat(20_000)), Refused.DAMAGED);
        var bomb = deflated(new byte[80 << 20]);
        refuses(packed("/Filter/FlateDecode", new String(bomb, ISO_8859_1), 4), Refused.BOMB);
    }

    @Test
    void refusesWhatIsEncryptedAndTakesWhatIsNot() throws Exception {
        Change locked = d -> d.protect(new StandardProtectionPolicy("owner", "", new AccessPermission()));
        refuses(made(locked, true), Refused.LOCKED);
        assertThat(Inspection.of("a.pdf", made(locked, false)).type()).isEqualTo(FileType.PDF);
    }

    private static void refuses(byte[] pdf, String key) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Inspection.of("a.pdf", pdf))
                .extracting(Refused::key)
                .isEqualTo(key);
    }

    private static byte[] made(Change change, boolean packed) throws IOException {
        try (var document = new PDDocument()) {
            var page = new PDPage();
            document.addPage(page);
            try (var drawn = new PDPageContentStream(document, page)) {
                drawn.beginText();
                drawn.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                drawn.showText("(wages) /JavaScript 3 0 obj");
                drawn.endText();
            }
            change.make(document);
            var out = new ByteArrayOutputStream();
            document.save(out, packed ? CompressParameters.DEFAULT_COMPRESSION : CompressParameters.NO_COMPRESSION);
            return out.toByteArray();
        }
    }

    private static PDComplexFileSpecification carried(PDDocument document) throws IOException {
        var file = new PDEmbeddedFile(document, new ByteArrayInputStream("MZ".getBytes(StandardCharsets.UTF_8)));
        file.getCOSObject().removeItem(COSName.TYPE);
        var specification = new PDComplexFileSpecification();
        specification.setFile("a.exe");
        specification.setEmbeddedFile(file);
        return specification;
    }

    private static byte[] file(String objects) {
        return ("%PDF-1.7\n" + objects + "\ntrailer<</Root 1 0 R>>\n%%EOF\n").getBytes(ISO_8859_1);
    }

    private static byte[] packed(String filter, String inside, int first) {
        return file("7 0 obj<</Type/ObjStm/N 1/First " + first + filter + ">>stream\n" + inside + "\nendstream endobj");
    }

    private static byte[] deflated(byte[] content) {
        var deflater = new Deflater();
        deflater.setInput(content);
        deflater.finish();
        var out = new byte[content.length / 100];
        var length = deflater.deflate(out);
        return Arrays.copyOf(out, length);
    }
}
