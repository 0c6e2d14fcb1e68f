package dev.ballast.app.table;

import java.net.URL;

/// Addresses of the rooms' own style sheets, which use the tokens of the theme and no colour of their own.
public final class RoomSheet {

    private static final String ROOT = "/dev/ballast/assets/css/";

    private RoomSheet() {}

    /// The address of a sheet in the assets module; `IllegalStateException` where it is not on the class path.
    public static String address(String name) {
        URL url = RoomSheet.class.getResource(ROOT + name);
        if (url == null) {
            throw new IllegalStateException("style sheet " + ROOT + name + " is not on the class path");
        }
        return url.toExternalForm();
    }
}
