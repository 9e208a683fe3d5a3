package org.qiaoliang.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.qiaoliang.crypto.SealBroken;
import org.qiaoliang.crypto.Vault;

class SealingProperties {
    @Property(tries = 300)
    void opensWhatWasSealed(@ForAll Aead aead, @ForAll @Size(max = 300) byte[] plain, @ForAll long number) {
        var secret = new Secret(number, "tests", aead, aead.newKey());

        var sealed = Sealing.seal(secret, "tests", plain);

        assertThat(Sealing.open(secret, "tests", sealed)).isEqualTo(plain);
        assertThat(sealed).hasSize(plain.length + Vault.OVERHEAD);
        assertThat(Sealing.keyNumber(sealed)).isEqualTo(number);
    }

    @Property(tries = 300)
    void noticesAnyBitChanged(
            @ForAll Aead aead, @ForAll @Size(max = 60) byte[] plain, @ForAll @IntRange(max = 100_000) int bit) {
        var secret = new Secret(7, "tests", aead, aead.newKey());
        var sealed = Sealing.seal(secret, "tests", plain);
        var at = bit % (sealed.length * 8);

        sealed[at / 8] ^= (byte) (1 << at % 8);

        assertThatThrownBy(() -> Sealing.open(secret, "tests", sealed)).isInstanceOf(SealBroken.class);
    }

    @Property(tries = 200)
    void noticesWhatWasCutOffOrAdded(
            @ForAll Aead aead, @ForAll @Size(max = 60) byte[] plain, @ForAll @IntRange(max = 200) int length) {
        var secret = new Secret(7, "tests", aead, aead.newKey());
        var sealed = Sealing.seal(secret, "tests", plain);
        Assume.that(length != sealed.length);

        var other = Arrays.copyOf(sealed, length);

        assertThatThrownBy(() -> Sealing.open(secret, "tests", other)).isInstanceOf(SealBroken.class);
    }

    @Property(tries = 200)
    void opensForItsOwnPurposeOnly(
            @ForAll Aead aead,
            @ForAll @AlphaChars @StringLength(min = 1, max = 20) String purpose,
            @ForAll @AlphaChars @StringLength(min = 1, max = 20) String other) {
        Assume.that(!purpose.equals(other));
        var secret = new Secret(7, purpose, aead, aead.newKey());

        var sealed = Sealing.seal(secret, purpose, new byte[] {1, 2, 3});

        assertThatThrownBy(() -> Sealing.open(secret, other, sealed)).isInstanceOf(SealBroken.class);
    }

    @Property(tries = 100)
    void opensWithItsOwnKeyOnly(@ForAll Aead aead, @ForAll @Size(max = 60) byte[] plain) {
        var sealed = Sealing.seal(new Secret(7, "tests", aead, aead.newKey()), "tests", plain);
        var other = new Secret(7, "tests", aead, aead.newKey());

        assertThatThrownBy(() -> Sealing.open(other, "tests", sealed)).isInstanceOf(SealBroken.class);
    }

    @Property(tries = 100)
    void wrapsKeysSoThatOnlyItsMasterAndUseUnwrapThem(@ForAll Aead aead) {
        var master = new MasterKey(Aead.random(32));
        var key = aead.newKey();

        var wrapped = master.wrap(aead, "seal tests", key);

        assertThat(master.unwrap("seal tests", wrapped)).isEqualTo(key);
        assertThatThrownBy(() -> master.unwrap("lookup tests", wrapped)).isInstanceOf(SealBroken.class);
        assertThatThrownBy(() -> new MasterKey(Aead.random(32)).unwrap("seal tests", wrapped))
                .isInstanceOf(SealBroken.class);
    }

    @Property(tries = 100)
    void bindsEachPieceToItsPlace(
            @ForAll CryptoProperties.Cipher cipher, @ForAll @IntRange(max = 1000) int index, @ForAll boolean last) {
        var keys = new FreshContentKeys(new CryptoProperties(null, null, cipher));
        var key = keys.fresh();
        var sealed = key.seal(index, last, new byte[] {1, 2, 3});

        assertThat(keys.of(key.bytes()).open(index, last, sealed)).containsExactly(1, 2, 3);
        assertThatThrownBy(() -> key.open(index + 1, last, sealed)).isInstanceOf(SealBroken.class);
        assertThatThrownBy(() -> key.open(index, !last, sealed)).isInstanceOf(SealBroken.class);
    }
}
