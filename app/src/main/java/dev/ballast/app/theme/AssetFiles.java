package dev.ballast.app.theme;

import java.net.URL;

/// Addresses of files in the assets module.
final class AssetFiles {

    private static final String ROOT = "/dev/ballast/assets/";

    private AssetFiles() {}

    static URL sheet(String name) {
        return find("css/" + name);
    }

    static URL font(String name) {
        return find("fonts/" + name);
    }

    private static URL find(String path) {
        URL url = AssetFiles.class.getResource(ROOT + path);
        if (url == null) {
            throw new IllegalStateException("asset " + ROOT + path + " is not on the class path");
        }
        return url;
    }
}
