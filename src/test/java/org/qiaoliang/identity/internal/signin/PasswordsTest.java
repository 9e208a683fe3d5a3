package org.qiaoliang.identity.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiaoliang.Rule;

@Rule("ACCESS-6")
class PasswordsTest {
    private final Passwords passwords = new Passwords();

    @Test
    void keepsOnlyAnArgon2idHash() {
        var hash = passwords.hash("correct horse battery");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("horse");
        assertThat(passwords.matches("correct horse battery", hash)).isTrue();
        assertThat(passwords.matches("correct horse batterz", hash)).isFalse();
    }

    @Test
    void lastsAsLongWhenThereIsNothingToCompareWith() {
        assertThat(passwords.matches("nobody has this password", null)).isFalse();
        assertThat(passwords.matches("", null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "aaaaaaaaaaaa", "12345678901", "abcdefghijkl", "liwei-liwei-1"})
    void refusesWhatIsTriedFirst(String password) {
        assertThat(Passwords.complaint(password, "liwei")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct horse battery", "我家的猫今年十二岁了", "kR7!qwv92Lm"})
    void takesWhatIsHardToGuess(String password) {
        assertThat(Passwords.complaint(password, "liwei")).isEmpty();
    }
}
