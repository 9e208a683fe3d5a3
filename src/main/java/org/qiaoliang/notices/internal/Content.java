package org.qiaoliang.notices.internal;

import java.util.Map;
import org.qiaoliang.crypto.Vault;
import tools.jackson.databind.json.JsonMapper;

/**
 * What of a notice is sealed at rest.
 *
 * @param to address
 * @param with the template's parameters by name
 */
record Content(String to, Map<String, String> with) {
    static final String PURPOSE = "notices.content";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    byte[] seal(Vault vault) {
        return vault.seal(PURPOSE, JSON.writeValueAsString(this));
    }

    static Content open(Vault vault, byte[] sealed) {
        return JSON.readValue(vault.open(PURPOSE, sealed), Content.class);
    }
}
