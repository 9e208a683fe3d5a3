package org.qiaoliang.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiaoliang.database.StartupFailure;

/** The ciphers against published examples, so that a change of library can't change what is at rest. */
class KnownAnswersTest {
    private static final HexFormat HEX = HexFormat.of();

    /** RFC 8998, appendix A.1. */
    @Test
    void sealsWithSm4AsTheStandardSays() throws Exception {
        var plain = HEX.parseHex("aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccdddddddddddddddd"
                + "eeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa");

        var sealed = Aead.SM4_GCM.run(
                true,
                HEX.parseHex("0123456789abcdeffedcba9876543210"),
                HEX.parseHex("00001234567800000000abcd"),
                HEX.parseHex("feedfacedeadbeeffeedfacedeadbeefabaddad2"),
                plain,
                0);

        assertThat(HEX.formatHex(sealed))
                .isEqualTo("17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735"
                        + "d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d"
                        + "83de3541e4c2b58177e065a9bf7b62ec");
    }

    /** The GCM specification's test case 16. */
    @Test
    void sealsWithAesAsTheStandardSays() throws Exception {
        var plain = HEX.parseHex("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39");

        var sealed = Aead.AES_256_GCM.run(
                true,
                HEX.parseHex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"),
                HEX.parseHex("cafebabefacedbaddecaf888"),
                HEX.parseHex("feedfacedeadbeeffeedfacedeadbeefabaddad2"),
                plain,
                0);

        assertThat(HEX.formatHex(sealed))
                .isEqualTo("522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                        + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
                        + "76fc6ece0f4e1768cddf8853bb2d551b");
    }

    @Test
    void readsTheMasterKeyRawOrInBase64(@TempDir Path folder) throws Exception {
        var bytes = Aead.random(32);
        Files.write(folder.resolve("raw"), bytes);
        Files.writeString(folder.resolve("text"), Base64.getEncoder().encodeToString(bytes) + "\n");

        assertThat(MasterKey.read(folder.resolve("raw")).name())
                .isEqualTo(MasterKey.read(folder.resolve("text")).name());
    }

    @Test
    void startsWithNoKeyThatIsNone(@TempDir Path folder) throws Exception {
        Files.write(folder.resolve("short"), new byte[31]);
        Files.writeString(folder.resolve("text"), "not a key");

        for (var name : new String[] {"short", "text", "absent"}) {
            assertThatThrownBy(() -> MasterKey.read(folder.resolve(name))).isInstanceOf(StartupFailure.class);
        }
        assertThatThrownBy(() -> MasterKey.parse("dG9vIHNob3J0")).isInstanceOf(StartupFailure.class);
    }
}
