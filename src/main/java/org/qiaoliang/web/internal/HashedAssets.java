package org.qiaoliang.web.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.qiaoliang.web.Assets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

@Component
class HashedAssets implements Assets {
    private final Map<String, String> names = new HashMap<>();

    HashedAssets() {
        var list = new Properties();
        try (var in = new ClassPathResource("assets/assets.properties").getInputStream()) {
            list.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        list.forEach((name, hashed) -> names.put((String) name, "/assets/" + hashed));
    }

    @Override
    public String href(String name) {
        var href = names.get(name);
        if (href == null) {
            throw new IllegalArgumentException("no such asset: " + name);
        }
        return href;
    }
}
