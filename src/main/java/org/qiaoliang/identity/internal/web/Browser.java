package org.qiaoliang.identity.internal.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What somebody recognizes their own device by, of what its browser says of itself. */
final class Browser {
    private static final int LONGEST = 60;
    /** In this order: most claim to be those that come later, too. */
    private static final Map<String, String> BROWSERS = ordered(
            "MicroMessenger/", "WeChat",
            "DingTalk/", "DingTalk",
            "Edg", "Edge",
            "HuaweiBrowser/", "Huawei Browser",
            "QQBrowser/", "QQ Browser",
            "Firefox/", "Firefox",
            "FxiOS/", "Firefox",
            "CriOS/", "Chrome",
            "Chrome/", "Chrome",
            "Safari/", "Safari");

    private static final Map<String, String> SYSTEMS = ordered(
            "HarmonyOS", "HarmonyOS",
            "OpenHarmony", "HarmonyOS",
            "Android", "Android",
            "iPhone", "iPhone",
            "iPad", "iPad",
            "Windows", "Windows",
            "Mac OS X", "macOS",
            "Linux", "Linux");

    private Browser() {}

    /** Browser and system, such as {@code Chrome · Windows}; the beginning of what it says where neither is known. */
    static String name(String agent) {
        var known = Stream.of(BROWSERS, SYSTEMS)
                .flatMap(names -> names.entrySet().stream()
                        .filter(sign -> agent.contains(sign.getKey()))
                        .map(Map.Entry::getValue)
                        .limit(1))
                .collect(Collectors.joining(" · "));
        return known.isEmpty() ? agent.substring(0, Math.min(agent.length(), LONGEST)) : known;
    }

    private static Map<String, String> ordered(String... signsAndNames) {
        var names = new LinkedHashMap<String, String>();
        for (var i = 0; i < signsAndNames.length; i += 2) {
            names.put(signsAndNames[i], signsAndNames[i + 1]);
        }
        return names;
    }
}
